import NumericalMethods
import Results

/// The density of numbers, each spread out as a normal distribution.
struct KernelDensity: Sendable {
  private let numbers: [Double]
  private let bandwidth: Double

  /// - Parameters:
  ///   - nulls: How many values were given as null, which count as 0 in Vega, but not in the
  ///     bandwidth's deviation and quartiles.
  ///   - bandwidth: The standard deviation of each number's distribution; nil for that of
  ///     ``estimatedBandwidth(_:count:)``.
  init(_ numbers: [Double], nulls: Int = 0, bandwidth: Double?) {
    self.numbers = numbers + [Double](repeating: 0, count: nulls)
    self.bandwidth =
      bandwidth ?? Self.estimatedBandwidth(numbers, count: numbers.count + nulls)
  }

  /// The density at a place.
  func density(_ x: Double) -> Double {
    let terms = numbers.map { number in
      let z = (x - number) / bandwidth
      return -0.5 * z * z
    }
    // √(2π)
    let norm = 2.5066282746310002 * bandwidth * Double(numbers.count)
    return compensatedSum(exponential(terms)) / norm
  }

  /// The share of the distribution below a place.
  func cumulative(_ x: Double) -> Double {
    // √2
    let terms = numbers.map { ($0 - x) / (bandwidth * 1.4142135623730951) }
    return 0.5 - 0.5 * compensatedSum(errorFunction(terms)) / Double(numbers.count)
  }

  /// 1.06 σ n^(−1/5), σ the least of the standard deviation and the interquartile range ÷ 1.34.
  ///
  /// Source: B. W. Silverman, "Density Estimation for Statistics and Data Analysis" (1986), section
  /// 3.4.2; Vega takes the first quartile's size, else 1, where both are 0.
  static func estimatedBandwidth(_ numbers: [Double], count: Int) -> Double {
    let sorted = numbers.sorted()
    let lower = AggregateOperation.quantile(0.25, ofSorted: sorted)
    let upper = AggregateOperation.quantile(0.75, ofSorted: sorted)
    let deviation = AggregateOperation.stdev(sorted.map { .number($0) })
    let least = min(deviation.isNaN ? 0 : deviation, (upper - lower) / 1.34)
    let sizes = [least, deviation, lower.magnitude, 1]
    let size = sizes.first { $0 > 0 } ?? 1
    return 1.06 * size * power(Double(count), -0.2)
  }
}
