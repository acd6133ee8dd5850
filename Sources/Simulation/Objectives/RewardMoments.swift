import NumericalMethods

/// Which prompts a mean is taken over.
public enum PromptSet: String, Sendable, Hashable, CaseIterable {
  /// The prompts whose mean is maximised.
  case training
  /// The others, which share the parameters.
  case heldOut = "held-out"
}

/// What a policy is worth on one prompt, or on average over prompts, exactly.
public struct RewardMoments: Sendable, Hashable {
  /// E_π[r_RM], of the raw reward as all but the last of these.
  public var expectedReward = 0.0
  /// Var_π[r_RM].
  public var rewardVariance = 0.0
  /// E_π[r_G].
  public var expectedGroundTruth = 0.0
  /// Var_π[r_G].
  public var groundTruthVariance = 0.0
  /// KL(π ‖ π_init).
  public var divergence = 0.0
  /// Var_π[R], R = r̃ − λ ln(π/π_init), r̃ the normalised reward; for the mean over prompts this is v.
  public var objectiveVariance = 0.0

  /// E of a watched reward.
  public func expectation(of reward: WatchedReward) -> Double {
    reward == .rewardModel ? expectedReward : expectedGroundTruth
  }

  /// The means of several prompts' moments, of none 0.
  static func mean(of moments: [RewardMoments]) -> RewardMoments {
    func mean(_ value: (RewardMoments) -> Double) -> Double {
      moments.isEmpty ? 0 : compensatedSum(moments.map(value)) / Double(moments.count)
    }
    return RewardMoments(
      expectedReward: mean(\.expectedReward), rewardVariance: mean(\.rewardVariance),
      expectedGroundTruth: mean(\.expectedGroundTruth),
      groundTruthVariance: mean(\.groundTruthVariance), divergence: mean(\.divergence),
      objectiveVariance: mean(\.objectiveVariance))
  }
}
