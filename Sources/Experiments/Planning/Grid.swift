import NumericalMethods

/// Evenly spaced numbers, linearly or logarithmically.
enum Grid {
  /// `count` numbers from `first` to `last`, evenly spaced; both ends are exact, and what lies between
  /// is the nearest number to the exact decimal value where 53 bits can hold it.
  static func linear(from first: Double, to last: Double, count: Int) -> [Double] {
    let steps = count - 1
    let (start, end) = (DecimalNumber(first), DecimalNumber(last))
    let exponent = min(start.exponent, end.exponent, 0)
    return (0..<count).map { index in
      if index == 0 { return first }
      if index == steps { return last }
      if exponent >= -15, let left = start.units(of: exponent), let right = end.units(of: exponent),
        let exact = weighted(left, right, index, steps, tenths: -exponent)
      {
        return exact
      }
      let share = Double(index) / Double(steps)
      return first * (1 - share) + last * share
    }
  }

  /// (left·(steps − index) + right·index) / (steps·10^tenths), rounded once.
  private static func weighted(
    _ left: Int, _ right: Int, _ index: Int, _ steps: Int, tenths: Int
  ) -> Double? {
    let (a, aOverflows) = left.multipliedReportingOverflow(by: steps - index)
    let (b, bOverflows) = right.multipliedReportingOverflow(by: index)
    let (sum, sumOverflows) = a.addingReportingOverflow(b)
    var denominator = steps
    for _ in 0..<tenths {
      let (product, overflows) = denominator.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      denominator = product
    }
    guard !aOverflows, !bOverflows, !sumOverflows, sum.magnitude <= 1 << 53,
      denominator <= 1 << 53
    else { return nil }
    return Double(sum) / Double(denominator)
  }

  /// How many numbers `first`, `first + step`, … do not go beyond `last`; a last one that misses it by
  /// rounding alone counts.
  static func stepCount(from first: Double, to last: Double, step: Double) -> Double {
    let exact = (last - first) / step
    let nearest = exact.rounded()
    let isNearest = (exact - nearest).magnitude <= 1e-9 * max(1, exact.magnitude)
    return (isNearest ? nearest : exact.rounded(.down)) + 1
  }

  /// `count` numbers from `first` on, `step` apart.
  static func stepped(from first: Double, step: Double, count: Int) -> [Double] {
    let (start, distance) = (DecimalNumber(first), DecimalNumber(step))
    let exponent = min(start.exponent, distance.exponent, 0)
    return (0..<count).map { index in
      if exponent >= -15, let left = start.units(of: exponent),
        let right = distance.units(of: exponent),
        let exact = weighted(left, left + right, index, 1, tenths: -exponent)
      {
        return exact
      }
      return first + Double(index) * step
    }
  }

  /// `count` positive numbers from `first` to `last` in constant ratio; both ends are exact, and so is
  /// every power of ten between them when the ends are a power of ten apart.
  static func logarithmic(from first: Double, to last: Double, count: Int) -> [Double] {
    let steps = count - 1
    let (start, end) = (DecimalNumber(first), DecimalNumber(last))
    let decades = start.significand == end.significand ? end.exponent - start.exponent : nil
    let logarithms = (first: logarithm(first), last: logarithm(last))
    return (0..<count).map { index in
      if index == 0 { return first }
      if index == steps { return last }
      if let decades, (decades * index).isMultiple(of: steps) {
        return start.scaled(byPowerOfTen: decades * index / steps).double
      }
      let share = Double(index) / Double(steps)
      return exponential(logarithms.first * (1 - share) + logarithms.last * share)
    }
  }
}
