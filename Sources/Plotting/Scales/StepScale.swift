/// Intervals of numbers, told apart by their ends: `quantile`, `quantize`, `threshold` and
/// `bin-ordinal`.
struct StepScale: Sendable, Hashable {
  let type: ScaleType
  /// The domain as the grammar has it: ends of intervals, or all numbers of quantiles.
  let domain: [Double]
  /// Where one interval gives way to the next, increasing.
  let thresholds: [Double]

  /// Intervals between given numbers; below the first and from the last on lies one more each.
  init(thresholds: [Double]) {
    type = .threshold
    domain = thresholds
    self.thresholds = thresholds
  }

  /// Intervals of equal width over a domain.
  init(quantizing domain: ClosedRange<Double>, count: Int) {
    type = .quantize
    self.domain = [domain.lowerBound, domain.upperBound]
    let count = max(count, 1)
    thresholds = (1..<max(count, 2)).prefix(count - 1).map { index in
      (Double(index) * domain.upperBound + Double(count - index) * domain.lowerBound)
        / Double(count)
    }
  }

  /// Intervals that hold equally many of some numbers.
  init(quantilesOf numbers: [Double], count: Int) {
    type = .quantile
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    domain = sorted
    thresholds = (1..<max(count, 2)).prefix(max(count - 1, 0)).map { index in
      AggregateOperation.quantile(Double(index) / Double(count), ofSorted: sorted)
    }
  }

  /// Intervals with these ends, the outer ones among them.
  init(bins ends: [Double]) {
    type = .binOrdinal
    domain = ends
    thresholds = Array(ends.dropFirst().dropLast())
  }

  /// The interval in which a number lies; nil for none.
  func index(of number: Double) -> Int? {
    if number.isNaN { return nil }
    return thresholds.firstIndex { number < $0 } ?? thresholds.count
  }

  /// The intervals' ends; infinite where one has none.
  var intervals: [(start: Double, end: Double)] {
    guard type == .binOrdinal else {
      return zip([-.infinity] + thresholds, thresholds + [.infinity]).map { ($0, $1) }
    }
    return zip(domain, domain.dropFirst()).map { ($0, $1) }
  }
}
