/// The reward variance among responses to one prompt, averaged over prompts, from k samples each.
///
/// (1/N) Σ_i 1/(k−1) Σ_j (r_ij − r̄_i)²
///
/// It is unbiased for E_x Var_{y∼π(·|x)}[r(x, y)].
///
/// - Parameter values: `[prompts × k]`, at least one prompt and k ≥ 2.
/// - Returns: In squared units of the values.
///
/// Source: the definition of Razin et al. (2025), section 2.
public func meanGroupVariance(_ values: [[Double]]) -> Double {
  precondition(!values.isEmpty, "a mean over prompts needs a prompt")
  let variances = values.map { group in
    precondition(group.count >= 2, "a variance needs at least two samples of a prompt")
    let mean = group.reduce(0, +) / Double(group.count)
    let squares = group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return squares / Double(group.count - 1)
  }
  return variances.reduce(0, +) / Double(values.count)
}
