import NumericalMethods

/// Confidence intervals of means from resampled data.
enum Bootstrap {
  /// How many samples with replacement are drawn, as in Vega.
  private static let sampleCount = 1000
  /// The share of means outside the interval.
  private static let outside = 0.05

  /// The interval between the 2.5 % and 97.5 % quantiles of the means of 1000 samples with
  /// replacement (the percentile bootstrap); NaN for no numbers.
  ///
  /// The samples come from a stream of their own that is the same for every figure and every group:
  /// the interval is a function of the numbers alone, whatever their order.
  ///
  /// Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7
  /// (1979).
  ///
  /// - Parameter sorted: The numbers in ascending order.
  static func interval(ofMeanOf sorted: [Double]) -> (lower: Double, upper: Double) {
    guard let first = sorted.first, let last = sorted.last else { return (.nan, .nan) }
    // One value however often drawn has that value as its mean, without rounding.
    guard first < last else { return (first, first) }
    var stream = RandomStream(seed: 0, path: ["plot", "bootstrap"])
    var means: [Double] = []
    for _ in 0..<sampleCount {
      var sum = CompensatedSum()
      for _ in sorted.indices { sum.add(sorted[stream.index(below: sorted.count)]) }
      means.append(sum.value / Double(sorted.count))
    }
    means.sort()
    return (
      AggregateOperation.quantile(outside / 2, ofSorted: means),
      AggregateOperation.quantile(1 - outside / 2, ofSorted: means)
    )
  }
}
