public import NumericalMethods

/// The objective on a plane through the initial policy in the space of logits.
///
/// The plane is spanned by ∇E[r_G], the direction in which the ground-truth reward rises fastest,
/// and a second direction, made orthonormal.
public struct ObjectiveLandscape: Sendable {
  /// The second direction of the plane.
  public enum SecondDirection: String, Sendable, CaseIterable {
    /// A random one: independent normal numbers, centred in each prompt.
    case random
    /// ∇φ, the direction in which the reward model's objective rises fastest.
    case objective
  }

  /// A point of the plane.
  public struct Point: Sendable, Hashable {
    /// The place along the first direction, in units of logits.
    public var first: Double
    /// The place along the second.
    public var second: Double
    /// φ there; nil for rewards divided prompt by prompt.
    public var objective: Double?
    /// E[r_RM] there.
    public var expectedReward: Double
    /// E[r_G] there.
    public var expectedGroundTruth: Double
    /// ‖∇φ‖ there.
    public var gradientNorm: Double
  }

  private let problem: TabularProblem
  private let first: [Double]
  private let second: [Double]

  /// The landscape of a problem.
  ///
  /// - Throws: `SimulationError.directionsCoincide` where the directions are parallel or 0.
  public init(
    _ problem: TabularProblem, second: SecondDirection, stream: RandomStream
  ) throws(SimulationError) {
    self.problem = problem
    let truth = TabularProblem(
      initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
      rewardModel: problem.groundTruth)
    let direction =
      switch second {
      case .objective: problem.gradient(of: problem.initialPolicy)
      case .random: ObjectiveLandscape.randomDirection(for: problem, stream)
      }
    guard let first = normalised(truth.gradient(of: problem.initialPolicy)),
      let start = normalised(direction),
      let second = normalised(orthogonal(start, to: first), least: 1e-6),
      let clean = normalised(orthogonal(second, to: first))
    else { throw .directionsCoincide }
    self.first = first
    self.second = clean
  }

  /// The values at a point of the plane.
  public func point(first: Double, second: Double) -> Point {
    var policy = problem.initialPolicy
    for index in policy.logits.indices {
      policy.logits[index] += first * self.first[index] + second * self.second[index]
    }
    let statistics = problem.statistics(of: policy)
    return Point(
      first: first, second: second, objective: statistics.objective,
      expectedReward: statistics.expectedReward,
      expectedGroundTruth: statistics.expectedGroundTruth, gradientNorm: statistics.gradientNorm)
  }

  /// Both directions, for tests.
  package var directions: (first: [Double], second: [Double]) { (first, second) }

  private static func randomDirection(for problem: TabularProblem, _ stream: RandomStream)
    -> [Double]
  {
    var stream = stream
    return (0..<problem.promptCount).flatMap { _ in
      let draws = (0..<problem.outputCount).map { _ in stream.normal() }
      let mean = compensatedSum(draws) / Double(draws.count)
      return draws.map { $0 - mean }
    }
  }
}

/// The vector at length 1, or nil where it is no longer than `least`.
private func normalised(_ vector: [Double], least: Double = 0) -> [Double]? {
  // The largest component first, so that tiny vectors keep their digits.
  guard let size = vector.map(\.magnitude).max(), size > least * 1e-3, size > 0 else { return nil }
  let scaled = vector.map { $0 / size }
  let length = dotProduct(scaled, scaled).squareRoot()
  guard length * size > least else { return nil }
  return scaled.map { $0 / length }
}

private func orthogonal(_ vector: [Double], to unit: [Double]) -> [Double] {
  let share = dotProduct(vector, unit)
  return zip(vector, unit).map { $0 - share * $1 }
}
