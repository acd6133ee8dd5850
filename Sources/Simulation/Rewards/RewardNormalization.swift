/// What is done to the reward model's rewards before they are maximised.
///
/// The rewards that are *watched* (E[r_RM], E[r_G], their gains and variances) are always the raw ones; a
/// normalisation changes what the policy is moved by, so it changes the clock and the weights of the
/// prompts. The pull λ KL(π ‖ π_init) is never divided, as in GRPO, where it stands beside the
/// advantages.
///
/// | case | dθ/dt |
/// |---|---|
/// | `none` | ∇E_x[E_π[r] − λ KL] |
/// | `whitened` | ∇E_x[E_π[(r − μ)/σ] − λ KL], μ = E_x E_{π_init}[r], σ² = E_x E_{π_init}[(r − μ)²] |
/// | `perPrompt` | E_x[∇E_π[r \| x]/σ_x(θ) − λ∇KL], σ_x²(θ) = Var_{π_θ(·\|x)}[r] |
///
/// E_x is the mean over the prompts that are trained on, also in μ and σ. Whitening is one affine map of the
/// reward, fixed at the start: the flow is that of r with λσ instead of λ, 1/σ as fast.
///
/// `perPrompt` divides by what changes with θ, so it is a vector field and not the gradient of anything, also
/// for λ = 0. It is the same for r and c·r, c > 0: a small variance no longer makes it slow.
///
/// *Where σ is 0.* A softmax policy gives every output some probability, so σ = 0 says that r is constant (over all
/// prompts; `perPrompt`: over the outputs of the prompt). Its gradient is 0 then, and such rewards contribute
/// nothing, as 0/(0 + ε) does not in implementations. As σ_x → 0 the field stays bounded,
/// ‖∇E_π[r|x]‖/σ_x ≤ √(L/2) Γ, for the gradient vanishes at least as fast; no ε is added.
///
/// Source: whitening as in the experiments of Razin et al. (2025); `perPrompt` is the exact form of the
/// advantages of Shao et al., "DeepSeekMath" (GRPO, 2024), section 4.1.
public enum RewardNormalization: String, Sendable, Hashable, CaseIterable {
  /// The rewards as they are.
  case none
  /// Less their mean, divided by their standard deviation over prompts and outputs, both under the initial policy.
  case whitened
  /// Less their mean, divided by their standard deviation over the outputs of each prompt, both under the
  /// present policy.
  case perPrompt = "per-prompt"
}
