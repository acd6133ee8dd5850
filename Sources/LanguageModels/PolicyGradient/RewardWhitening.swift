/// Brings rewards to mean 0 and standard deviation 1: r ↦ (r − μ) / σ.
///
/// μ and σ are measured once, under the initial policy, so that different reward models pull with the same strength
/// at the start as far as spread over all prompts and responses goes; the spread among the responses to one prompt,
/// which moves the policy, still differs.
///
/// Source: Razin et al., "What makes a reward model a good teacher?" (2025), experiments.
public struct RewardWhitening: Sendable, Hashable {
  /// μ, in units of reward.
  public let mean: Double
  /// σ > 0, in units of reward.
  public let standardDeviation: Double

  /// Leaves rewards as they are.
  public static let none = RewardWhitening(mean: 0, standardDeviation: 1)

  /// Whitening by a known mean and a known positive standard deviation.
  public init(mean: Double, standardDeviation: Double) {
    precondition(standardDeviation > 0, "the standard deviation is positive")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Whitening by the mean and the standard deviation (divisor n − 1) of all rewards given.
  ///
  /// - Parameter rewards: `[prompts × samples]`.
  /// - Returns: Nil where fewer than two rewards are given or all are equal: no factor makes their deviation 1.
  public init?(measuredOn rewards: [[Double]]) {
    let all = rewards.flatMap { $0 }
    guard all.count >= 2 else { return nil }
    let mean = all.reduce(0, +) / Double(all.count)
    let squares = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(all.count - 1)).squareRoot()
    guard deviation > 0, deviation.isFinite else { return nil }
    self.init(mean: mean, standardDeviation: deviation)
  }

  /// The whitened reward.
  public func callAsFunction(_ reward: Double) -> Double { (reward - mean) / standardDeviation }

  /// The whitened rewards, `[prompts × samples]`.
  public func callAsFunction(_ rewards: [[Double]]) -> [[Double]] {
    rewards.map { group in group.map { self($0) } }
  }
}
