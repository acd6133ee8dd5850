/// The coefficients of the Dormand–Prince 5(4) pair.
///
/// Source: J. R. Dormand and P. J. Prince, "A family of embedded Runge–Kutta formulae", Journal of
/// Computational and Applied Mathematics 6 (1980); the dense output by Shampine, in Hairer,
/// Nørsett and Wanner (1993), section II.6.
enum DormandPrinceTableau {
  /// The places of the stages in the step, stages 1 … 6 (7 is at the end as 6).
  static let nodes: [Double] = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1]

  /// The weights of the earlier slopes in stages 2 … 6.
  static let stages: [[Double]] = [
    [1.0 / 5],
    [3.0 / 40, 9.0 / 40],
    [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
  ]

  /// The weights of k₁, k₃, k₄, k₅, k₆ in the step of order 5.
  static let weights: [Double] = [
    35.0 / 384, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84,
  ]

  /// The weights of k₁, k₃ … k₇ in the difference of the steps of order 5 and 4.
  static let errors: [Double] = [
    71.0 / 57600, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339_200, 22.0 / 525, -1.0 / 40,
  ]

  /// The stages' weights one after the other, then ``weights``, then ``errors``.
  static let all: [Double] = stages.flatMap { $0 } + weights + errors
  /// Where ``weights`` begin there.
  static let weightsStart = 15
  /// Where ``errors`` begin there.
  static let errorsStart = 20

  /// The weights of k₁, k₃ … k₇ in the last term of the dense output.
  static let dense: [Double] = [
    -12_715_105_075.0 / 11_282_082_432, 87_487_479_700.0 / 32_700_410_799,
    -10_690_763_975.0 / 1_880_347_072, 701_980_252_875.0 / 199_316_789_632,
    -1_453_857_185.0 / 822_651_844, 69_997_945.0 / 29_380_423,
  ]

  /// The weights of k₁, k₃ … k₇ at the fraction θ of a step: y(t + θh) = y + h Σ bᵢ(θ)kᵢ, of order 4.
  ///
  /// bᵢ(θ) = θ²(3 − 2θ)bᵢ + [i = 1]θ(1 − θ)² − [i = 7]θ²(1 − θ) + θ²(1 − θ)²dᵢ: Hermite's cubic through both ends with one
  /// term more.
  static func denseWeights(at fraction: Double) -> [Double] {
    let rest = 1 - fraction
    let square = fraction * fraction
    let bump = square * rest * rest
    var result = dense.map { bump * $0 }
    for (index, weight) in weights.enumerated() {
      result[index] += square * (3 - 2 * fraction) * weight
    }
    result[0] += fraction * rest * rest
    result[5] -= square * rest
    return result
  }
}
