/// xⁿ for a whole n, correct to the last digit in practice.
///
/// Repeated squaring in double-double arithmetic: relative error below about n·2⁻¹⁰⁰ before the final
/// rounding, so 10ᵏ is the double nearest to it for every k. x⁰ = 1.
public func power(_ x: Double, _ n: Int) -> Double {
  guard n != 0, x != 1 else { return 1 }
  guard x.isFinite, x != 0 else { return n < 0 ? 1 / odd(x, n) : odd(x, n) }
  // x = m·2ᵉ with 1 ≤ |m| < 2: the powers of m neither overflow nor vanish for |n| < 1000.
  guard n.magnitude < 1000 else { return generalPower(x, Double(n)) }
  let mantissa = Double(sign: x.sign, exponent: 0, significand: x.significand)
  var base = DoubleDouble(mantissa)
  var result = DoubleDouble(1)
  var rest = n.magnitude
  while rest > 0 {
    if rest & 1 == 1 { result = result * base }
    rest >>= 1
    if rest > 0 { base = base * base }
  }
  if n < 0 { result = result.reciprocal }
  return scaled(result.upper + result.lower, by: Int(x.exponent) * n)
}

/// xʸ.
///
/// Whole y: as the whole power. Else e^{y ln x} with ln x to about 60 bits: below 1 ulp for
/// |y ln x| < 20, a few ulp at the ends of the range. Negative x with a y that is not whole gives NaN.
public func power(_ x: Double, _ y: Double) -> Double {
  if y == 0 || x == 1 { return 1 }
  if x.isNaN || y.isNaN { return .nan }
  if y == 0.5 { return x.squareRoot() }
  if y.magnitude < 1000, y == y.rounded(.towardZero) { return power(x, Int(y)) }
  return generalPower(x, y)
}

/// log₁₀ x, with an error below 1 ulp or so; exact at the powers of ten.
public func logarithm10(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return logarithm(x) }
  // 1/ln 10 in two parts.
  let factor = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)
  let result = extendedLogarithm(x) * factor
  let value = result.upper + result.lower
  let whole = value.rounded()
  if (value - whole).magnitude < 1e-12, power(10, Int(whole)) == x { return whole }
  return value
}

/// x for odd n and |x| for even: the sign of a power of 0 or ±∞.
private func odd(_ x: Double, _ n: Int) -> Double { n & 1 == 1 ? x : x.magnitude }

private func scaled(_ x: Double, by exponent: Int) -> Double {
  let limited = min(max(exponent, -3000), 3000)
  let half = limited / 2
  func factor(_ e: Int) -> Double {
    var result = 1.0
    var rest = e
    while rest != 0 {
      let part = min(max(rest, -1000), 1000)
      result *= Double(sign: .plus, exponent: part, significand: 1)
      rest -= part
    }
    return result
  }
  // Upwards or downwards in two steps; the first is exact unless the result is out of range.
  let first = limited < -1000 ? -1000 : half
  return (x * factor(first)) * factor(limited - first)
}

private func generalPower(_ x: Double, _ y: Double) -> Double {
  let whole = y == y.rounded(.towardZero)
  if x == 0 { return y > 0 ? 0 : .infinity }
  if x < 0 {
    guard whole else { return .nan }
    let isOdd = y.magnitude < 0x1p53 && y.truncatingRemainder(dividingBy: 2) != 0
    let size = generalPower(-x, y)
    return isOdd ? -size : size
  }
  if x == .infinity { return y > 0 ? .infinity : 0 }
  if y.isInfinite { return (x > 1) == (y > 0) ? .infinity : 0 }
  let exponent = extendedLogarithm(x) * DoubleDouble(y)
  if exponent.upper > 710 { return .infinity }
  if exponent.upper < -746 { return 0 }
  let value = exponential(exponent.upper)
  return value.addingProduct(value, exponent.lower)
}

/// ln x to about 60 bits, for positive finite x.
///
/// x = 2ᵏm, s = (m − 1)/(m + 1) in two parts, ln m = 2s + s³R(s²): the last term is at most a
/// hundredth of the sum, so its rounding errors weigh little.
private func extendedLogarithm(_ x: Double) -> DoubleDouble {
  var exponent = Int(x.exponent)
  var m = x.significand
  if m > 1.414_213_562_373_095 {
    m /= 2
    exponent += 1
  }
  let numerator = m - 1
  let denominator = DoubleDouble.sum(m, 1)
  let s = numerator / denominator.upper
  let rest =
    (numerator.addingProduct(-s, denominator.upper) - s * denominator.lower) / denominator.upper
  let z = s * s
  var series = 0.0
  for k in stride(from: 21, through: 3, by: -2) {
    series = (2 / Double(k)).addingProduct(series, z)
  }
  let tail = 2 * rest + series * z * s
  // ln 2 = upper + lower, the upper part of 41 bits: k·upper is exact.
  let k = Double(exponent)
  let upper = DoubleDouble.sum(k * 0x1.62e42fefa3000p-1, 2 * s)
  return DoubleDouble.sum(upper.upper, upper.lower + (tail + k * 0x1.3de6af278ece6p-42))
}
