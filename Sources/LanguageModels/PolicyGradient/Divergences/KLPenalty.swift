/// Rewards less the penalty for leaving the initial policy.
///
/// R_ij = r_ij − λ (log π(y_ij | x_i) − log π_init(y_ij | x_i))
///
/// No gradient goes through the penalty: E[∇log π] = 0, so the gradient of E[R] with R held fixed is that of
/// E[r] − λ KL(π ‖ π_init).
///
/// - Parameters:
///   - rewards: r, `[prompts × k]`.
///   - logProbabilities: log π of the responses, sums over their tokens, `[prompts × k]`.
///   - initial: log π_init likewise.
///   - coefficient: λ ≥ 0, in units of reward per nat.
/// - Returns: R, `[prompts × k]`.
///
/// Source: Razin et al., "What makes a reward model a good teacher?" (2025), the RLHF objective.
public func penalizedRewards(
  _ rewards: [[Double]], logProbabilities: [[Double]], initial: [[Double]], coefficient: Double
) -> [[Double]] {
  precondition(coefficient >= 0, "the penalty's coefficient is not negative")
  precondition(
    rewards.count == logProbabilities.count && rewards.count == initial.count,
    "rewards and log-probabilities are of the same prompts")
  return rewards.indices.map { prompt in
    let (group, policy, start) = (rewards[prompt], logProbabilities[prompt], initial[prompt])
    precondition(
      group.count == policy.count && group.count == start.count,
      "rewards and log-probabilities are of the same samples")
    return group.indices.map { group[$0] - coefficient * (policy[$0] - start[$0]) }
  }
}
