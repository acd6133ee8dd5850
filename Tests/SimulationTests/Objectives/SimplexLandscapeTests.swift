import NumericalMethods
import Simulation
import Testing

@Suite struct SimplexLandscapeTests {
  @Test func `corners and middle stand where the triangle has them`() {
    let corners = [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]].map { SimplexPlane.place(of: $0) }
    #expect(corners.map(\.x) == [0, 1, 0.5])
    #expect(corners.map(\.y) == [0, 0, SimplexPlane.height])
    let third = 1.0 / 3
    let middle = SimplexPlane.place(of: [third, third, third])
    #expect((middle.x - 0.5).magnitude < 1e-15)
    #expect((middle.y - SimplexPlane.height / 3).magnitude < 1e-15)
  }

  @Test func `a place inside gives its distribution back`() {
    var stream = RandomStream(seed: 3, path: ["simplex"])
    for _ in 0..<100 {
      let weights = (0..<3).map { _ in 0.01 + stream.uniform() }
      let p = weights.map { $0 / weights.reduce(0, +) }
      let place = SimplexPlane.place(of: p)
      let (back, isInside) = SimplexPlane.distribution(x: place.x, y: place.y)
      #expect(isInside)
      #expect(zip(back, p).allSatisfy { ($0 - $1).magnitude < 1e-15 })
    }
  }

  @Test func `a place outside gives the nearest distribution`() {
    // Below the base the nearest point is straight above; beyond a corner it is the corner.
    let (below, isInside) = SimplexPlane.distribution(x: 0.3, y: -0.2)
    #expect(!isInside)
    #expect(zip(below, [0.7, 0.3, 0]).allSatisfy { ($0 - $1).magnitude < 1e-15 })
    #expect(SimplexPlane.distribution(x: 1.3, y: -0.1).probabilities == [0, 1, 0])
    #expect(SimplexPlane.distribution(x: 0.5, y: 2).probabilities == [0, 0, 1])
    #expect(SimplexPlane.distribution(x: -0.4, y: 0.1).probabilities == [1, 0, 0])
  }

  @Test(arguments: [0, 0.3])
  func `inside, the values are those of the policy of these probabilities`(
    regularization: Double
  ) throws {
    let problem = try randomProblem(seed: 5, outputs: 3, regularization: regularization)
    let landscape = SimplexLandscape(problem)
    var stream = RandomStream(seed: 4, path: ["simplex"])
    for _ in 0..<50 {
      let policy = TabularPolicy(weights: (0..<3).map { _ in 0.01 + stream.uniform() })
      let point = landscape.point(policy.probabilities(prompt: 0))
      let statistics = problem.statistics(of: policy)
      #expect((point.expectedReward - statistics.expectedReward).magnitude < 1e-14)
      #expect((point.expectedGroundTruth - statistics.expectedGroundTruth).magnitude < 1e-14)
      #expect((point.rewardVariance - statistics.rewardVariance).magnitude < 1e-14)
      #expect((point.divergence - statistics.divergence).magnitude < 1e-14)
      #expect((point.objective - (statistics.objective ?? .nan)).magnitude < 1e-14)
      #expect((point.gradientNorm - statistics.gradientNorm).magnitude < 1e-14)
    }
  }

  @Test func `the speed is that of the flow through the triangle`() throws {
    let problem = try randomProblem(seed: 6, outputs: 3, regularization: 0.1)
    var places: [(x: Double, y: Double)] = []
    let step = 1e-4
    try GradientFlow(problem).follow(at: [1, 1 + step, 1 + 2 * step]) {
      places.append(SimplexPlane.place(of: $1.probabilities(prompt: 0)))
      guard places.count == 3 else { return }
      let (dx, dy) = (places[2].x - places[0].x, places[2].y - places[0].y)
      let measured = (dx * dx + dy * dy).squareRoot() / (2 * step)
      var middle = problem.initialPolicy
      try GradientFlow(problem).follow(at: [1 + step]) { middle = $1 }
      let speed = SimplexLandscape(problem).point(middle.probabilities(prompt: 0)).speed
      #expect(relativeError(measured, speed) < 1e-6)
    }
  }

  @Test func `at the corners nothing moves and nothing varies`() throws {
    let landscape = SimplexLandscape(
      try randomProblem(seed: 7, outputs: 3, regularization: 0.2))
    for corner in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]] {
      let point = landscape.point(corner)
      #expect(point.rewardVariance == 0)
      #expect(point.gradientNorm == 0)
      #expect(point.speed == 0)
      #expect(point.divergence > 0)
    }
  }

  @Test func `the lattice covers the triangle and no more than it touches`() throws {
    let cells = SimplexLandscape(try randomProblem(seed: 8, outputs: 3)).lattice(resolution: 40)
    let area = Double(cells.filter(\.isInside).count) / (40 * 35) * SimplexPlane.height
    #expect((area - SimplexPlane.height / 2).magnitude < 0.01)
    #expect(cells.filter { !$0.isInside }.count < 40 * 4)
    for cell in cells {
      let p = cell.point.probabilities
      #expect(p.allSatisfy { $0 >= 0 } && (p.reduce(0, +) - 1).magnitude < 1e-12)
      let place = SimplexPlane.place(of: p)
      let (dx, dy) = (place.x - cell.x, place.y - cell.y)
      #expect((dx * dx + dy * dy).squareRoot() < (cell.isInside ? 1e-15 : 1.0 / 40))
    }
  }
}
