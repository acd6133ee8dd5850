/// Advantages by the leave-one-out baseline of RLOO: each reward less the mean of its group's others.
///
/// A_ij = R_ij − 1/(k−1) Σ_{m≠j} R_im = k/(k−1) (R_ij − R̄_i)
///
/// The baseline of a sample does not depend on that sample, so (1/k) Σ_j A_ij ∇log π(y_ij | x_i) is an
/// unbiased estimate of ∇E[R]. For k = 2 the advantages are ±(R_i1 − R_i2).
///
/// - Parameter rewards: `[prompts × k]`, k ≥ 2 for every prompt; k may differ from prompt to prompt.
/// - Returns: `[prompts × k]`; each group's advantages add up to 0. Adding a number to all rewards of a
///   prompt changes nothing.
///
/// Source: W. Kool, H. van Hoof, M. Welling, "Buy 4 REINFORCE samples, get a baseline for free!" (2019);
/// A. Ahmadian et al., "Back to basics: revisiting REINFORCE-style optimization for learning from human
/// feedback in LLMs" (2024).
public func leaveOneOutAdvantages(_ rewards: [[Double]]) -> [[Double]] {
  rewards.map { group in
    precondition(group.count >= 2, "leaving one out needs at least two samples of a prompt")
    let size = Double(group.count)
    let mean = group.reduce(0, +) / size
    return group.map { (size / (size - 1)) * ($0 - mean) }
  }
}
