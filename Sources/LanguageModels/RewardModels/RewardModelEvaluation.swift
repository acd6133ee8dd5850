/// What samples of a policy, and pairs from elsewhere, say of a reward model.
///
/// The paper takes 500 prompts with 10 samples each at temperature 1. Sums over the samples of a prompt have
/// the prompt's samples y_1 … y_k, rewards r_i and ground truths g_i.
///
/// Source: the evaluation of Razin et al. (2025); intervals and covariance are *ours*.
public struct RewardModelEvaluation: Sendable, Hashable {
  /// The share of pairs i < j with sign(r_i − r_j) = sign(g_i − g_j).
  ///
  /// Two equal rewards agree with two equal ground truths alone; so a response drawn twice agrees with itself.
  public var onPolicyAccuracy: PromptEstimate
  /// The share of a prompt's pairs from elsewhere that get sign(r_c − r_r) = 1; nil where there are no such pairs.
  public var offPolicyAccuracy: PromptEstimate?
  /// Σ(r_i − r̄)²/(k − 1), whose mean over draws is Var_{y∼π(·|x)}[r].
  public var rewardVariance: PromptEstimate
  /// The reward variance of the whitened rewards: divided by σ², which counts as known.
  public var whitenedRewardVariance: PromptEstimate
  /// The ground truth's variance, Σ(g_i − ḡ)²/(k − 1).
  public var groundTruthVariance: PromptEstimate
  /// Σ(r_i − r̄)(g_i − ḡ)/(k − 1), whose mean over draws is Cov_{y∼π(·|x)}[r, r_G].
  public var covariance: PromptEstimate
  /// The covariance of the whitened rewards with the ground truth: divided by σ.
  public var whitenedCovariance: PromptEstimate

  /// Evaluates rewards.
  ///
  /// - Parameters:
  ///   - rewards: r of samples of the policy [prompts × k], k ≥ 2.
  ///   - groundTruths: r_G of the same.
  ///   - whitening: Mean and standard deviation of r under the initial policy.
  ///   - offPolicyRewards: r of the chosen and rejected responses of pairs from elsewhere, by prompt
  ///     [prompts × pairs]; prompts without pairs are left out of the mean.
  public init(
    rewards: [[Double]], groundTruths: [[Double]], whitening: RewardWhitening,
    offPolicyRewards: [[(chosen: Double, rejected: Double)]] = []
  ) {
    precondition(
      rewards.count == groundTruths.count && !rewards.isEmpty, "both have the same prompts")
    let samples = zip(rewards, groundTruths).map { PromptSamples(rewards: $0, groundTruths: $1) }
    onPolicyAccuracy = PromptEstimate(of: samples.map(\.accuracy))
    rewardVariance = PromptEstimate(of: samples.map(\.rewardVariance))
    groundTruthVariance = PromptEstimate(of: samples.map(\.groundTruthVariance))
    covariance = PromptEstimate(of: samples.map(\.covariance))
    let factor = 1 / whitening.standardDeviation
    whitenedRewardVariance = rewardVariance.scaled(by: factor * factor)
    whitenedCovariance = covariance.scaled(by: factor)
    let shares = offPolicyRewards.filter { !$0.isEmpty }.map { pairs in
      Double(pairs.count { $0.chosen > $0.rejected }) / Double(pairs.count)
    }
    offPolicyAccuracy = shares.isEmpty ? nil : PromptEstimate(of: shares)
  }
}

/// The samples of one prompt.
private struct PromptSamples {
  let rewards: [Double]
  let groundTruths: [Double]

  init(rewards: [Double], groundTruths: [Double]) {
    precondition(rewards.count == groundTruths.count, "both have the same samples")
    precondition(rewards.count >= 2, "a prompt has at least two samples")
    self.rewards = rewards
    self.groundTruths = groundTruths
  }

  var rewardVariance: Double { Self.covariance(rewards, rewards) }
  var groundTruthVariance: Double { Self.covariance(groundTruths, groundTruths) }
  var covariance: Double { Self.covariance(rewards, groundTruths) }

  /// The share of pairs that both order alike.
  var accuracy: Double {
    var agreeing = 0
    for j in rewards.indices {
      for i in 0..<j
      where sign(rewards[i], rewards[j]) == sign(groundTruths[i], groundTruths[j]) {
        agreeing += 1
      }
    }
    return Double(agreeing) / Double(rewards.count * (rewards.count - 1) / 2)
  }

  private func sign(_ x: Double, _ y: Double) -> Int { x > y ? 1 : x < y ? -1 : 0 }

  private static func covariance(_ x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (mean(x), mean(y))
    return zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / Double(x.count - 1)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
