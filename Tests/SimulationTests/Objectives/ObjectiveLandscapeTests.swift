import NumericalMethods
import Simulation
import Testing

@Suite struct ObjectiveLandscapeTests {
  private let stream = RandomStream(seed: 1, path: ["landscape"])

  @Test(arguments: ObjectiveLandscape.SecondDirection.allCases)
  func `the directions are orthonormal`(second: ObjectiveLandscape.SecondDirection) throws {
    let problem = try randomProblem(seed: 21, outputs: 7, prompts: 2)
    let (a, b) = try ObjectiveLandscape(problem, second: second, stream: stream).directions
    #expect((dotProduct(a, a) - 1).magnitude < 1e-14)
    #expect((dotProduct(b, b) - 1).magnitude < 1e-14)
    #expect(dotProduct(a, b).magnitude < 1e-14)
  }

  @Test func `the middle is the initial policy and the first direction climbs`() throws {
    let problem = try randomProblem(seed: 22, outputs: 7)
    let landscape = try ObjectiveLandscape(problem, second: .random, stream: stream)
    let middle = landscape.point(first: 0, second: 0)
    #expect(middle.objective == problem.initialStatistics.objective)
    #expect(landscape.point(first: 0.1, second: 0).expectedGroundTruth > middle.expectedGroundTruth)
  }

  @Test func `parallel directions are refused`() throws {
    let problem = try makeProblem { _ in }
    #expect(throws: SimulationError.directionsCoincide) {
      try ObjectiveLandscape(problem, second: .objective, stream: stream)
    }
  }
}
