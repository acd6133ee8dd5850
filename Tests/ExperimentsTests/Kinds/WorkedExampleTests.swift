import Experiments
import Results
import Testing

@Suite struct WorkedExampleTests {
  private let example: [String: ArgumentValue] = [
    "weights": .numbers([1, 1, 2]), "groundTruth": .numbers([-1, 0, 1]),
    "first": .numbers([-0.5, 0, 1]), "second": .numbers([0.1, 0.2, 0.3]),
  ]

  @Test func `outputs have their probabilities, rewards and gradients`() throws {
    let table = try run(TabularOutputs.self, example)
    #expect(try table.numbers("output") == [1, 2, 3])
    let probabilities = try table.numbers("probability")
    for (p, expected) in zip(probabilities, [0.25, 0.25, 0.5]) {
      #expect((p - expected).magnitude < 1e-15)
    }
    // E r = 0.375.
    for (g, expected) in zip(try table.numbers("first_gradient"), [-0.21875, -0.09375, 0.3125]) {
      #expect((g - expected).magnitude < 1e-15)
    }
  }

  @Test func `two models of the same ranking differ in variance alone`() throws {
    let table = try run(TabularStatistics.self, example)
    #expect(try table.numbers("accuracy") == [1, 1])
    let variances = try table.numbers("reward_variance")
    #expect((variances[0] - 0.421875).magnitude < 1e-15)
    #expect((variances[1] - 0.006875).magnitude < 1e-15)
  }

  @Test func `lists of different lengths are a failure`() {
    var broken = example
    broken["second"] = .numbers([0.1])
    #expect(throws: SimulationFailure.self) { try run(TabularOutputs.self, broken) }
  }
}
