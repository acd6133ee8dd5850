import NumericalMethods

/// Bounds with the reward's standard deviation to the first power (*ours*).
///
/// Let v = E_x Var_π(R), R = r_RM − λ ln(π/π_init), w = √v. The score ∇ln π is a sum of L
/// martingale-orthogonal terms Jᵀ(e_y − p), ‖diag p − ppᵀ‖ ≤ ½ and ‖e_y − p‖ ≤ √2, so
///
/// 1. ‖∇φ‖ ≤ √(L/2) Γ w/√N by Cauchy–Schwarz;
/// 2. v' ≤ √2 LΓ v‖θ'‖ (the term −2λ‖∇φ‖² only helps), with 1: w' ≤ κw²/√N, κ = L^{3/2}Γ²/2;
/// 3. d E[g]/dt ≤ ‖∇E g‖‖∇φ‖ ≤ LΓ² s w/(2N) for a reward g of standard deviation at most s.
///
/// From 2, w(t) ≤ w₀/(1 − κw₀t/√N). With that, 3 integrates to a gain of at most
/// −s/√(LN) · ln(1 − κw₀t/√N), and solving for t gives ``time(toGain:initialVariance:_:)``.
///
/// Nothing here asks r_RM to lie in [−1, 1]: s is of the watched reward. Whitened rewards have the same bounds with
/// their own v₀ (``TabularProblem/initialObjectiveVariance``), each prompt's σ_x divided alike.
///
/// Source: ours; the report's chapter on the flat landscape proves it step by step.
public enum SquareRootBound {
  /// The largest ‖∇φ‖ at a variance v of R: √(L/2) Γ √v/√N.
  public static func gradientNorm(variance: Double, _ constants: PathConstants) -> Double {
    let factor = (constants.length / (2 * constants.independentPrompts)).squareRoot()
    return factor * constants.jacobianNorm * variance.squareRoot()
  }

  /// The least time to gain γ: t ≥ 2√N(1 − e^{−√(LN) γ/s})/(L^{3/2} Γ² w₀).
  ///
  /// - Parameters:
  ///   - gain: γ.
  ///   - initialVariance: w₀² = E_x Var_{π_init}[r_RM].
  ///   - constants: L, Γ, N and s.
  /// - Returns: The bound; ∞ where the variance or s is 0.
  public static func time(
    toGain gain: Double, initialVariance: Double, _ constants: PathConstants
  ) -> Double {
    let (length, prompts) = (constants.length, constants.independentPrompts)
    guard initialVariance > 0, constants.largestDeviation > 0 else { return .infinity }
    let share = -exponentialMinusOne(
      -(length * prompts).squareRoot() * gain / constants.largestDeviation)
    let square = constants.jacobianNorm * constants.jacobianNorm
    return 2 * prompts.squareRoot() * share
      / (length * length.squareRoot() * square * initialVariance.squareRoot())
  }

  /// The least time for a tabular policy to gain γ, from each prompt's own variance (*ours*).
  ///
  /// In the clock u = t/N of one prompt, σ_x(u) ≤ σ_x/(1 − σ_x u/2) and the prompt gains at most
  /// −s_x ln(1 − σ_x u/2), s_x half the range of the watched reward. The u at which the mean of
  /// these is γ is found numerically.
  ///
  /// - Parameters:
  ///   - gain: γ.
  ///   - promptVariances: σ_x² = Var_{π_init}[r_RM] of each prompt.
  ///   - largestDeviations: s_x of each prompt.
  public static func time(
    toGain gain: Double, promptVariances: [Double], largestDeviations: [Double]
  ) -> Double {
    precondition(promptVariances.count == largestDeviations.count, "one deviation a prompt")
    let deviations = promptVariances.map { $0.squareRoot() }
    let prompts = Double(deviations.count)
    let pairs = zip(deviations, largestDeviations).filter { $0.0 > 0 && $0.1 > 0 }
    guard let largest = pairs.map(\.0).max() else { return .infinity }
    // u = (2/σ_max)(1 − e^{−z}): z is the gain of the quickest prompt over its s_x.
    func gainReached(_ depth: Double) -> Double {
      let share = -exponentialMinusOne(-depth)
      let gains = pairs.map { deviation, limit in
        deviation == largest
          ? limit * depth : -limit * logarithmOfOnePlus(-share * (deviation / largest))
      }
      return compensatedSum(gains) / prompts
    }
    var high = 1.0
    while gainReached(high) < gain { high *= 2 }
    let depth = BracketedRoot.find(between: 0, and: high, residualTolerance: 0) {
      gainReached($0) - gain
    }
    return prompts * 2 / largest * -exponentialMinusOne(-depth)
  }
}
