import NumericalMethods

/// Logarithms and powers as scales and expressions need them: the same bits on every machine, and
/// exact at powers of the base.
package enum Elementary {
  package static func exp(_ x: Double) -> Double { exponential(x) }

  package static func log(_ x: Double) -> Double { logarithm(x) }

  /// The logarithm to a base; exact where `x` is a whole power of it.
  package static func log(_ x: Double, base: Double) -> Double {
    let quotient = log(x) / log(base)
    let nearest = quotient.rounded()
    return nearest.magnitude < 400 && power(base, Int(nearest)) == x ? nearest : quotient
  }

  /// A power; exact products for whole exponents.
  package static func pow(_ x: Double, _ exponent: Double) -> Double {
    if exponent == exponent.rounded(), exponent.magnitude < 2000 { return power(x, Int(exponent)) }
    if exponent == 0.5 { return x.squareRoot() }
    guard x > 0 else { return x == 0 && exponent > 0 ? 0 : .nan }
    return exp(exponent * log(x))
  }

  /// A whole power; powers of ten as their decimal numerals read.
  package static func power(_ base: Double, _ exponent: Int) -> Double {
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
