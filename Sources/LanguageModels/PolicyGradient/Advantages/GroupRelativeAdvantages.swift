/// Advantages relative to a prompt's group of samples, as in GRPO: rewards less their mean, divided by their
/// standard deviation.
///
/// A_ij = (R_ij − R̄_i) / (s_i + ε), s_i² = 1/(k−1) Σ_m (R_im − R̄_i)²
///
/// The mean contains the sample itself: without division, (1/k) Σ_j A_ij ∇log π(y_ij | x_i) has expectation
/// (1 − 1/k) ∇E[R], the right direction and a shorter step. Division makes the estimate biased in direction
/// as well: prompts weigh as if each had reward variance 1. With k = 2 and ε → 0 the advantages are
/// ±1/√2 by the order of the two rewards, whatever their difference.
///
/// The published method also averages over the tokens of a response and keeps the KL term outside the reward;
/// here a response counts by the sum over its tokens, as in RLOO, so that methods differ by their advantages alone.
///
/// - Parameters:
///   - rewards: `[prompts × k]`, k ≥ 2.
///   - stabilizer: ε ≥ 0, in units of reward; nil leaves the division out. Where s_i + ε = 0, all rewards of the
///     group are equal and its advantages are 0.
/// - Returns: `[prompts × k]`; each group's advantages add up to 0.
///
/// Source: Z. Shao et al., "DeepSeekMath: pushing the limits of mathematical reasoning in open language models"
/// (2024), section 4.1.2; the divisor k − 1 in s_i is *our* choice, the paper names none.
public func groupRelativeAdvantages(
  _ rewards: [[Double]], stabilizer: Double? = 1e-4
) -> [[Double]] {
  precondition((stabilizer ?? 0) >= 0, "the stabilizer is not negative")
  return rewards.map { group in
    precondition(group.count >= 2, "a group has at least two samples")
    let mean = group.reduce(0, +) / Double(group.count)
    let deviations = group.map { $0 - mean }
    guard let stabilizer else { return deviations }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let divisor = (squares / Double(group.count - 1)).squareRoot() + stabilizer
    return divisor == 0 ? deviations : deviations.map { $0 / divisor }
  }
}
