import NumericalMethods

extension SquareRootBound {
  /// κ/√N = L^{3/2}Γ²/(2√N) of w' ≤ κw²/√N.
  private static func growth(_ constants: PathConstants) -> Double {
    let (length, norm) = (constants.length, constants.jacobianNorm)
    return length * length.squareRoot() * norm * norm
      / (2 * constants.independentPrompts.squareRoot())
  }

  /// The largest w at a time: w₀/(1 − κw₀t/√N), ∞ from the time on at which this has a pole.
  ///
  /// - Parameters:
  ///   - time: t ≥ 0.
  ///   - initialVariance: w₀².
  ///   - constants: L, Γ and N.
  public static func deviation(
    after time: Double, initialVariance: Double, _ constants: PathConstants
  ) -> Double {
    let start = initialVariance.squareRoot()
    let rest = 1 - growth(constants) * start * time
    return rest > 0 ? start / rest : .infinity
  }

  /// The largest gain until a time: −s/√(LN) · ln(1 − κw₀t/√N), ∞ from the time on at which this has a pole; the
  /// inverse of ``time(toGain:initialVariance:_:)``.
  ///
  /// - Parameters:
  ///   - time: t ≥ 0.
  ///   - initialVariance: w₀².
  ///   - constants: L, Γ, N and s.
  public static func gain(
    after time: Double, initialVariance: Double, _ constants: PathConstants
  ) -> Double {
    let share = growth(constants) * initialVariance.squareRoot() * time
    guard share < 1 else { return .infinity }
    let size = (constants.length * constants.independentPrompts).squareRoot()
    return -constants.largestDeviation / size * logarithmOfOnePlus(-share)
  }
}
