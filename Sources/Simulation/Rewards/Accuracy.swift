import NumericalMethods

/// Which pairs of outputs an accuracy is taken over.
public enum PairDistribution: Sendable {
  /// All unordered pairs of different outputs of a prompt, equally likely.
  case uniform
  /// Both outputs drawn from a policy, given that they differ.
  case onPolicy(TabularPolicy)
}

/// The accuracy of a reward model: the share of pairs that it orders as the ground truth does.
///
/// acc = E_x P(sign(r(y) − r(y')) = sign(r_G(y) − r_G(y'))), pairs of different outputs; two equal
/// rewards agree with two equal ground truths alone. A prompt with one output (or all mass on one)
/// counts as accurate. K(K − 1)/2 comparisons a prompt.
///
/// Source: the definition of Razin et al. (2025), section 2.
public func accuracy(
  of reward: RewardTable, against groundTruth: RewardTable, pairs: PairDistribution
) -> Double {
  precondition(
    reward.promptCount == groundTruth.promptCount && reward.outputCount == groundTruth.outputCount,
    "both rewards have the same prompts and outputs")
  let shares = (0..<reward.promptCount).map { prompt in
    let weights: [Double] =
      switch pairs {
      case .uniform: [Double](repeating: 1, count: reward.outputCount)
      case .onPolicy(let policy): policy.probabilities(prompt: prompt)
      }
    let (agreeing, all) = Kernels.selected.pairAgreement(
      count: reward.outputCount, Array(reward.row(prompt)), Array(groundTruth.row(prompt)),
      weights: weights)
    return all > 0 ? agreeing / all : 1
  }
  return compensatedSum(shares) / Double(reward.promptCount)
}
