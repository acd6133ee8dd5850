import NumericalMethods

extension TabularProblem {
  /// What the field of a prompt is divided by at its present logits: σ.
  ///
  /// p∘((r − E r)/σ − λ(ln(π/π_init) − KL)) = p∘(q − E q)/σ with q = r − λσ ln(π/π_init): a normalised field is
  /// the plain one with λσ for λ, 1/σ as fast. Both means drop out, so neither is ever subtracted.
  ///
  /// - Parameters:
  ///   - prompt: The prompt.
  ///   - logits: θ of that prompt [outputs].
  ///   - kernels: The kernels to compute with; all give the same bits.
  /// - Returns: 1 for `none`; σ of all prompts under π_init for `whitened`; √Var_π[r_RM] of the prompt under
  ///   the present policy for `perPrompt`. Where that is 0 the reward moves nothing, and 1 is returned.
  func deviation(prompt: Int, logits: UnsafePointer<Double>, kernels: Kernels) -> Double {
    switch normalization {
    case .none: return 1
    case .whitened: return whiteningDeviation
    case .perPrompt:
      let variance = withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * outputCount) {
        scratch in
        guard let scratch = scratch.baseAddress else { return 0.0 }
        return withRow(prompt, logits: logits, watches: false) {
          kernels.softmaxMoments($0, scratch: scratch).variance
        }
      }
      return variance > 0 ? variance.squareRoot() : 1
    }
  }

  /// λσ, the λ of the plain objective that a flow of fixed normalisation climbs; λ without one.
  var plainRegularization: Double { regularization * whiteningDeviation }

  /// E_x Var_{π_init}[r], r the reward as it is maximised: v₀ of the bounds; nil for `perPrompt`, for which
  /// no bound is claimed.
  ///
  /// Whitened, it is E_x Var[r_RM]/σ² ≤ 1, with equality for one prompt.
  public var initialObjectiveVariance: Double? {
    guard normalization != .perPrompt else { return nil }
    return initialStatistics.rewardVariance / (whiteningDeviation * whiteningDeviation)
  }

  /// d/dt E_x E_π[r_RM] of the flow at its start, where the pull to π_init is 0: ‖∇E[r_RM]‖² without
  /// normalisation, else Σ_x ‖p∘(r − E r)‖²/(σ_x N²).
  public var initialRewardRate: Double {
    if normalization == .none {
      let norm = initialStatistics.gradientNorm
      return norm * norm
    }
    let rates = moments(logits: initialPolicy.logits).map { moments in
      let deviation =
        normalization == .whitened ? whiteningDeviation : moments.variance.squareRoot()
      return moments.gradientNorm * moments.gradientNorm * deviation
    }
    return compensatedSum(rates) / Double(promptCount * promptCount)
  }
}

extension RewardTable {
  /// The mean and the standard deviation over all prompts and outputs under a policy, prompts equally
  /// likely: σ² = E_x Var(r|x) + Var_x E(r|x); 1 where that is 0.
  func whitening(under policy: TabularPolicy) -> (mean: Double, deviation: Double) {
    let moments = TabularProblem(initialPolicy: policy, groundTruth: self, rewardModel: self)
      .moments(logits: policy.logits)
    let prompts = Double(promptCount)
    let mean = compensatedSum(moments.map(\.mean)) / prompts
    let squares = moments.map { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
    let variance = compensatedSum(squares) / prompts
    return (mean, variance > 0 ? variance.squareRoot() : 1)
  }
}
