/// The constants that the bounds on gradients and times are computed from; none is fitted.
///
/// For N prompts whose parameters are their own (tabular policies), ∇φ has the blocks (1/N)∇_xφ_x, which
/// brings the factors of N below; N = 1 gives the statements for one shared parameter
/// vector. Time is always the clock of dθ/dt = ∇φ with φ the mean over prompts.
public struct PathConstants: Sendable, Hashable {
  /// L, the length of the outputs in tokens; 1 for tabular policies.
  public var length: Double
  /// Γ, the largest norm of a prompt's logits' Jacobian; 1 for tabular policies.
  public var jacobianNorm: Double
  /// N, the number of prompts with parameters of their own.
  public var independentPrompts: Double
  /// s, the largest standard deviation (root mean square over prompts) that any policy gives the watched
  /// reward.
  public var largestDeviation: Double

  /// The constants of a setting.
  public init(
    length: Double = 1, jacobianNorm: Double = 1, independentPrompts: Double = 1,
    largestDeviation: Double = 1
  ) {
    self.length = length
    self.jacobianNorm = jacobianNorm
    self.independentPrompts = independentPrompts
    self.largestDeviation = largestDeviation
  }

  /// The constants of a tabular problem: L = Γ = 1, s from the range of the watched reward.
  public init(_ problem: TabularProblem, watching reward: WatchedReward) {
    let table = reward == .rewardModel ? problem.rewardModel : problem.groundTruth
    let squares = table.largestDeviations.map { $0 * $0 }
    let mean = squares.reduce(0, +) / Double(problem.promptCount)
    self.init(
      independentPrompts: Double(problem.promptCount), largestDeviation: mean.squareRoot())
  }
}
