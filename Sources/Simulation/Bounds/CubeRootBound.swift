import NumericalMethods

/// The poster's bounds, with the reward variance to the power 1/3.
///
/// *Gradient.* ‖∇φ‖ ≤ 6LΓ Std^{2/3} for rewards from [−1, 1]: theirs, with this constant.
///
/// *Time.* The poster's theorem is t_γ = Ω(E_x[Var]^{−1/3}), its constants not given. A bound of
/// that exponent with every constant computed follows from their gradient form and one step of ours:
///
/// 1. ℓ, the length of θ's path, grows as ℓ' = ‖∇φ‖ ≤ (6LΓ/√N) v^{1/3} (theirs; Jensen over prompts);
/// 2. v' ≤ √2 LΓ v ℓ' (step 2 of ``SquareRootBound``, *ours*), so v ≤ v₀ e^{√2 LΓℓ} by Grönwall;
/// 3. E[g] changes by at most √(L/2) Γ s/√N a unit of path, so a gain of γ needs
///    ℓ ≥ ℓ_γ = γ√(2N)/(√L Γ s);
/// 4. t_γ ≥ ∫₀^{ℓ_γ} √N dℓ/(6LΓ v₀^{1/3} e^{(√2/3)LΓℓ})
///    = √N(1 − e^{−(2/3)√(LN) γ/s})/(2√2 L²Γ² v₀^{1/3}).
///
/// So exponent and gradient are the authors', the constant of the time is ours. With λ > 0,
/// R = r_RM − λ ln(π/π_init) may leave [−1, 1]; step 1 then follows from
/// √(L/2)Γw ≤ 6LΓw^{2/3}, true for w ≤ (6√(2L))³, and step 2 keeps w below √v₀ e^{√(LN) γ/s} on the
/// path. Where that is not enough the bound is given as 0. Whitened rewards may leave [−1, 1] too.
///
/// Source: Razin et al., "Vanishing Gradients in Reinforcement Finetuning of Language Models"
/// (2024), Theorem 1; Razin et al. (2025), main theorem; steps 2–4 *ours*.
public enum CubeRootBound {
  /// The largest ‖∇φ‖ at a variance v: 6LΓ v^{1/3}/√N.
  public static func gradientNorm(variance: Double, _ constants: PathConstants) -> Double {
    6 * constants.length * constants.jacobianNorm * cubeRoot(variance)
      / constants.independentPrompts.squareRoot()
  }

  /// The least time to gain γ: √N(1 − e^{−(2/3)√(LN) γ/s})/(2√2 L²Γ² v₀^{1/3}).
  ///
  /// - Parameters:
  ///   - gain: γ.
  ///   - initialVariance: v₀ = E_x Var_{π_init}[r_RM].
  ///   - constants: L, Γ, N and s.
  ///   - regularization: λ.
  ///   - isWhitened: Whether r_RM is whitened; v₀ is then that of the whitened rewards.
  /// - Returns: The bound; ∞ where the variance or s is 0, 0 where it cannot be proved (see above).
  public static func time(
    toGain gain: Double, initialVariance: Double, _ constants: PathConstants,
    regularization: Double = 0, isWhitened: Bool = false
  ) -> Double {
    guard initialVariance > 0, constants.largestDeviation > 0 else { return .infinity }
    let prompts = constants.independentPrompts
    let reach = (constants.length * prompts).squareRoot() * gain / constants.largestDeviation
    let limit = 6 * (2 * constants.length).squareRoot()
    let mayLeaveRange = regularization > 0 || isWhitened
    if mayLeaveRange, 0.5 * logarithm(initialVariance) + reach > 3 * logarithm(limit) {
      return 0
    }
    let lengthTimesNorm = constants.length * constants.jacobianNorm
    return prompts.squareRoot() * -exponentialMinusOne(-2.0 / 3 * reach)
      / (2 * (2.0).squareRoot() * lengthTimesNorm * lengthTimesNorm * cubeRoot(initialVariance))
  }

  private static func cubeRoot(_ x: Double) -> Double { x > 0 ? power(x, 1.0 / 3) : 0 }
}
