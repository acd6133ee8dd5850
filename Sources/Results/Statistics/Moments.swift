/// Statistics of finite numbers, in an order of operations that stands in the source.
public enum Statistics {
  /// The sum, added from first to last with a running correction (Neumaier).
  ///
  /// The result is as good as if twice the digits had been carried. The sum of nothing is 0.
  public static func sum(_ values: some Sequence<Double>) -> Double {
    var total = 0.0
    var correction = 0.0
    for value in values {
      let next = total + value
      correction +=
        total.magnitude >= value.magnitude ? (total - next) + value : (value - next) + total
      total = next
    }
    return total + correction
  }

  /// The arithmetic mean; of equal values exactly that value.
  public static func mean(_ values: [Double]) throws(StatisticsError) -> Double {
    try require(values, atLeast: 1)
    let estimate = sum(values) / Double(values.count)
    return estimate + sum(values.lazy.map { $0 - estimate }) / Double(values.count)
  }

  /// The sample variance: squared deviations from the mean, divided by their number less one.
  public static func variance(_ values: [Double]) throws(StatisticsError) -> Double {
    try require(values, atLeast: 2)
    let center = try mean(values)
    // The second sum is 0 but for the rounding of the mean, which it takes back.
    let squares = sum(values.lazy.map { ($0 - center) * ($0 - center) })
    let rest = sum(values.lazy.map { $0 - center })
    let count = Double(values.count)
    return max(0, squares - rest * rest / count) / (count - 1)
  }

  /// The sample standard deviation, the square root of the sample variance.
  public static func standardDeviation(_ values: [Double]) throws(StatisticsError) -> Double {
    try variance(values).squareRoot()
  }

  static func require(_ values: [Double], atLeast needed: Int) throws(StatisticsError) {
    guard values.count >= needed else { throw .tooFewValues(values.count, needed: needed) }
  }
}

/// Why a statistic has no value.
public enum StatisticsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are fewer values than the statistic needs.
  case tooFewValues(Int, needed: Int)
  /// All values of the variable explained from are equal, so that no line or correlation is defined.
  case constantX
  /// All values of the explained variable are equal, so that no correlation is defined.
  case constantY
  /// The level of a quantile is outside 0 to 1.
  case levelOutOfRange(Double)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .tooFewValues(let count, let needed):
      "it needs at least \(needed) \(needed == 1 ? "value" : "values") and there \(count == 0 ? "is none" : count == 1 ? "is 1" : "are \(count)")"
    case .constantX: "the values on the right are all equal"
    case .constantY: "the values on the left are all equal"
    case .levelOutOfRange(let level):
      "a quantile's level lies between 0 and 1, not at \(NumberFormat().ascii(level))"
    }
  }
}
