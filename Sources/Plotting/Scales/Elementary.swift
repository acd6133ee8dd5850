/// Logarithms and powers as scales and expressions need them: the same bits on every machine, and
/// exact at powers of the base.
enum Elementary {
  private static let ln2High = 0.6931471803691238
  private static let ln2Low = 1.9082149292705877e-10

  /// `e^x` by its Taylor series after halving.
  static func exp(_ x: Double) -> Double {
    guard x < 709.8 else { return .infinity }
    guard x > -745 else { return x.isNaN ? .nan : 0 }
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    for term in stride(from: 17.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// The natural logarithm: `x = m 2^e`, `ln m = 2 artanh((m − 1) / (m + 1))`.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
    var mantissa = x.significand
    var power = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      power += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 25.0, through: 3, by: -2) { sum = (sum + 1 / odd) * square }
    return power * ln2High + (2 * ratio * (1 + sum) + power * ln2Low)
  }

  /// The logarithm to a base; exact where `x` is a whole power of it.
  static func log(_ x: Double, base: Double) -> Double {
    let quotient = log(x) / log(base)
    let nearest = quotient.rounded()
    return nearest.magnitude < 400 && power(base, Int(nearest)) == x ? nearest : quotient
  }

  /// A power; exact products for whole exponents.
  static func pow(_ x: Double, _ exponent: Double) -> Double {
    if exponent == exponent.rounded(), exponent.magnitude < 2000 { return power(x, Int(exponent)) }
    if exponent == 0.5 { return x.squareRoot() }
    guard x > 0 else { return x == 0 && exponent > 0 ? 0 : .nan }
    return exp(exponent * log(x))
  }

  /// A whole power; powers of ten as their decimal numerals read.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    if base == 10, let power = Double("1e\(exponent)") { return power }
    var result = 1.0
    var square = base
    var remaining = exponent.magnitude
    while remaining > 0 {
      if remaining & 1 == 1 { result *= square }
      square *= square
      remaining >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }
}
