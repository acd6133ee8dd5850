/// One step of the proof of ``SquareRootBound``, as two numbers at a policy.
public struct DerivationStep: Sendable, Hashable {
  /// What a step says of its two sides.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// left = right.
    case equal
    /// left ≤ right.
    case atMost = "at-most"
  }

  /// The steps, in the order of the proof.
  ///
  /// E_x is the mean over training prompts, E also over outputs y ∼ π_θ;
  /// A_l = Q_l − V_l is the advantage of token l under R = r̃ − λ ln(π/π_init), s_l = J_lᵀ(e_{y_l} − p_l), s = Σ_l s_l,
  /// u = ∇φ/‖∇φ‖.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// v = E_x Var(R) over all outputs = Σ_l E[A_l²] on the tree.
    case varianceDecomposition = "variance-decomposition"
    /// E‖s‖² over all outputs = Σ_l E‖s_l‖², the latter from the Gram matrices J_lJ_lᵀ.
    case scoreOrthogonality = "score-orthogonality"
    /// Σ_l E‖s_l‖² ≤ Γ² Σ_l E[1 − ‖p_l‖²].
    case scoreSize = "score-size"
    /// ‖∇φ‖ = Σ_l E[A_l s_l·u]: the policy gradient, by scores.
    case gradientByScores = "gradient-by-scores"
    /// ‖∇φ‖ ≤ w √(Σ_l E(s_l·u)²): Cauchy–Schwarz.
    case cauchySchwarz = "cauchy-schwarz"
    /// max_c ‖diag p − ppᵀ‖₂ ≤ ½.
    case softmaxCovariance = "softmax-covariance"
    /// Σ_l E(s_l·u)² ≤ LΓ²/2, since E[(s_l·u)² | y_<l] = (J_lu)ᵀ(diag p − ppᵀ)J_lu.
    case directionalScore = "directional-score"
    /// ‖∇φ‖ ≤ √(L/2) Γw: step 1 of the three.
    case gradientBound = "gradient-bound"
    /// √(L/2) Γw ≤ 6LΓw^{2/3}: the poster's gradient bound is the weaker one, for w ≤ (6√(2L))³.
    case posterGradientBound = "poster-gradient-bound"
    /// max ‖e_v − p‖ ≤ √2, over tokens and contexts.
    case tokenStep = "token-step"
    /// max_y ‖s‖ ≤ √2 LΓ.
    case scoreLength = "score-length"
    /// dv/dt = E[(R − E R)² s]·∇φ − 2λ‖∇φ‖²: on the tree = over all outputs.
    case varianceRate = "variance-rate"
    /// dv/dt ≤ √2 LΓv‖∇φ‖: step 2 of the three.
    case varianceRateBound = "variance-rate-bound"
    /// dw/dt ≤ κw², κ = L^{3/2}Γ²/2: steps 1 and 2 together.
    case deviationRateBound = "deviation-rate-bound"
    /// ‖∇E[r_G]‖ ≤ √(L/2) Γs_G: step 1 for the watched reward, s_G its standard deviation now.
    case groundTruthGradient = "ground-truth-gradient"
    /// dE[r_G]/dt ≤ (L/2)Γ²s_Gw: step 3 of the three.
    case groundTruthRate = "ground-truth-rate"
    /// The same on held-out prompts, with their s_G; the training prompts' w.
    case heldOutGroundTruthRate = "held-out-ground-truth-rate"
  }

  /// Which step.
  public var name: Name
  /// The left side.
  public var left: Double
  /// What is said.
  public var relation: Relation
  /// The right side.
  public var right: Double

  /// By how much the statement fails, relative to the larger side; 0 where both sides are 0.
  ///
  /// |left − right| for equality, left − right for an inequality, which is negative where there is slack.
  public var excess: Double {
    let size = max(left.magnitude, right.magnitude)
    guard size > 0 else { return 0 }
    return relation == .equal ? ((left - right) / size).magnitude : (left - right) / size
  }

  /// left/right: how nearly an inequality is attained; 1 where both sides are 0.
  public var tightness: Double { left == right ? 1 : left / right }
}
