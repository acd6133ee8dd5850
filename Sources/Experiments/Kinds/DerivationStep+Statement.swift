import Simulation

extension DerivationStep.Name {
  /// What the step says, as a reader of a table has it.
  var statement: String {
    switch self {
    case .varianceDecomposition: "v = Σₗ E[Aₗ²]"
    case .scoreOrthogonality: "E‖s‖² = Σₗ E‖sₗ‖²"
    case .scoreSize: "Σₗ E‖sₗ‖² ≤ Γ² Σₗ E[1 − ‖pₗ‖²]"
    case .gradientByScores: "‖∇φ‖ = Σₗ E[Aₗ sₗ·u]"
    case .cauchySchwarz: "Σₗ E[Aₗ sₗ·u] ≤ w √(Σₗ E(sₗ·u)²)"
    case .softmaxCovariance: "‖diag p − ppᵀ‖ ≤ 1/2"
    case .directionalScore: "Σₗ E(sₗ·u)² ≤ LΓ²/2"
    case .gradientBound: "‖∇φ‖ ≤ √(L/2) Γw"
    case .posterGradientBound: "√(L/2) Γw ≤ 6LΓw^(2/3)"
    case .tokenStep: "‖eᵥ − p‖ ≤ √2"
    case .scoreLength: "‖s‖ ≤ √2 LΓ"
    case .varianceRate: "dv/dt = E[(R − ER)² s]·∇φ − 2λ‖∇φ‖²"
    case .varianceRateBound: "dv/dt ≤ √2 LΓv‖∇φ‖"
    case .deviationRateBound: "dw/dt ≤ κw²"
    case .groundTruthGradient: "‖∇E[r_G]‖ ≤ √(L/2) Γs_G"
    case .groundTruthRate: "dE[r_G]/dt ≤ (L/2)Γ²s_G w"
    case .heldOutGroundTruthRate: "the same on held-out prompts"
    }
  }
}
