/// The bound that is left where rewards are divided per prompt: the variance is gone from it (*ours*).
///
/// dθ/dt = E_x[∇E_π[r|x]/σ_x] without KL. Step 1 of ``SquareRootBound`` holds for each prompt alone,
/// ‖∇E_π[r|x]‖ ≤ √(L/2) Γσ_x, so ‖dθ/dt‖ ≤ √(L/2) Γ whatever the rewards are, and for a watched reward g of standard
/// deviation at most s
///
///   d E[g]/dt ≤ ‖∇E g‖ ‖dθ/dt‖ ≤ √(L/2) Γs · √(L/2) Γ = LΓ²s/2, so t_γ ≥ 2γ/(LΓ²s).
///
/// With N prompts that have parameters of their own each moves 1/N as fast: t_γ ≥ 2Nγ/(LΓ²s). It is a
/// bound for λ = 0 only.
///
/// Source: ours.
public enum DividedRewardBound {
  /// The least time to gain γ: 2Nγ/(LΓ²s); ∞ where s is 0.
  public static func time(toGain gain: Double, _ constants: PathConstants) -> Double {
    let square = constants.jacobianNorm * constants.jacobianNorm
    return 2 * constants.independentPrompts * gain
      / (constants.length * square * constants.largestDeviation)
  }
}
