import NumericalMethods

/// The objective of a problem with one prompt and three outputs, on the triangle of all policies.
///
/// Unlike the logits' plane of ``ObjectiveLandscape`` the triangle shows every policy there is, the sure ones at its corners and
/// edges included; all values are computed from the probabilities.
public struct SimplexLandscape: Sendable {
  /// A policy of the triangle with what it is worth.
  public struct Point: Sendable, Hashable {
    /// π [3].
    public var probabilities: [Double]
    /// E[r_RM].
    public var expectedReward: Double
    /// E[r_G].
    public var expectedGroundTruth: Double
    /// Var[r_RM].
    public var rewardVariance: Double
    /// KL(π ‖ π_init).
    public var divergence: Double
    /// φ = E[r_RM] − λ KL(π ‖ π_init).
    public var objective: Double
    /// ‖∇φ‖ with respect to the logits: ‖p∘(q − E q)‖, q = r_RM − λ ln(π/π_init).
    public var gradientNorm: Double
    /// How fast the policy moves through the triangle along dθ/dt = ∇φ, in sides per unit of time.
    public var speed: Double
  }

  /// A cell of a lattice over the triangle.
  public struct Cell: Sendable, Hashable {
    /// The cell's middle, from the left corner.
    public var x: Double
    /// The cell's middle, above the base.
    public var y: Double
    /// Whether the middle is inside the triangle.
    public var isInside: Bool
    /// The policy at the middle; the nearest one where the middle is outside.
    public var point: Point
  }

  private let problem: TabularProblem
  private let initial: [Double]

  /// The landscape of a problem with one prompt and three outputs.
  public init(_ problem: TabularProblem) {
    precondition(
      problem.promptCount == 1 && problem.outputCount == 3, "the triangle is for three outputs")
    self.problem = problem
    initial = problem.initialPolicy.logProbabilities(prompt: 0)
  }

  /// The values at a distribution [3]; probabilities may be 0.
  public func point(_ probabilities: [Double]) -> Point {
    let reward = problem.rewardModel.values
    let logRatios = zip(probabilities, initial).map { $0 > 0 ? logarithm($0) - $1 : 0 }
    let divergence = dotProduct(probabilities, logRatios)
    let mean = dotProduct(probabilities, reward)
    let regularized = zip(reward, logRatios).map { $0 - problem.regularization * $1 }
    let level = dotProduct(probabilities, regularized)
    let gradient = zip(probabilities, regularized).map { $0 * ($1 - level) }
    return Point(
      probabilities: probabilities, expectedReward: mean,
      expectedGroundTruth: dotProduct(probabilities, problem.groundTruth.values),
      rewardVariance: dotProduct(probabilities, reward.map { ($0 - mean) * ($0 - mean) }),
      divergence: divergence, objective: mean - problem.regularization * divergence,
      gradientNorm: dotProduct(gradient, gradient).squareRoot(),
      speed: speed(probabilities, gradient))
  }

  /// The cells of a lattice that touch the triangle, bottom row first, left to right.
  ///
  /// - Parameter resolution: The number of cells along a side; those of a column are so high that a
  ///   whole number of them fills the triangle, within half a cell of squares.
  public func lattice(resolution: Int) -> [Cell] {
    precondition(resolution > 0, "a lattice has cells")
    let rows = max(Int((SimplexPlane.height * Double(resolution)).rounded()), 1)
    let width = 1 / Double(resolution)
    let height = SimplexPlane.height / Double(rows)
    return (0..<rows).flatMap { row -> [Cell] in
      // The triangle between its sides at the cells' lower edge.
      let left = Double(row) / Double(rows) / 2
      return (0..<resolution).compactMap { column in
        let x = (Double(column) + 0.5) * width
        guard x + width / 2 > left, x - width / 2 < 1 - left else { return nil }
        let y = (Double(row) + 0.5) * height
        let (probabilities, isInside) = SimplexPlane.distribution(x: x, y: y)
        return Cell(x: x, y: y, isInside: isInside, point: point(probabilities))
      }
    }
  }

  /// ‖dp/dt‖/√2 with dp/dt = p∘(∇φ − ⟨p, ∇φ⟩).
  private func speed(_ probabilities: [Double], _ gradient: [Double]) -> Double {
    let mean = dotProduct(probabilities, gradient)
    let change = zip(probabilities, gradient).map { $0 * ($1 - mean) }
    return (dotProduct(change, change) / 2).squareRoot()
  }
}
