import NumericalMethods

/// The straight line through pairs that leaves the least sum of squares, with its uncertainty.
///
/// For pairs (xᵢ, yᵢ) with means x̄, ȳ and sums S of products of deviations: slope = Sxy ÷ Sxx,
/// intercept = ȳ − slope·x̄, s² = Σ(yᵢ − intercept − slope·xᵢ)² ÷ (n − 2), standard errors s ÷ √Sxx and
/// s·√(1/n + x̄² ÷ Sxx).
public struct Regression: Sendable, Hashable {
  /// The rise of the line.
  public let slope: Double
  /// The height of the line at 0.
  public let intercept: Double
  /// The standard error of the slope; nil with two pairs, which leave none to estimate it from.
  public let slopeStandardError: Double?
  /// The standard error of the intercept; nil with two pairs.
  public let interceptStandardError: Double?
  /// The share of the variance of y that the line explains; nil where y does not vary.
  public let determination: Double?
  /// The number of pairs less two.
  public let degreesOfFreedom: Int

  /// The line that explains `explained` (y) from `values` (x).
  ///
  /// - Throws: ``StatisticsError/tooFewValues(_:needed:)`` below two pairs,
  ///   ``StatisticsError/constantX`` where x does not vary.
  public init(explaining explained: [Double], from values: [Double]) throws(StatisticsError) {
    let sums = try CenteredSums(explained: explained, from: values)
    guard sums.xx > 0 else { throw .constantX }
    let slope = sums.xy / sums.xx
    let residuals = zip(values, explained).map { x, y in
      (y - sums.meanY) - slope * (x - sums.meanX)
    }
    let squares = Statistics.sum(residuals.lazy.map { $0 * $0 })
    self.slope = slope
    intercept = sums.meanY - slope * sums.meanX
    degreesOfFreedom = sums.count - 2
    determination = sums.yy > 0 ? max(0, 1 - squares / sums.yy) : nil
    guard degreesOfFreedom > 0 else {
      slopeStandardError = nil
      interceptStandardError = nil
      return
    }
    let variance = squares / Double(degreesOfFreedom)
    slopeStandardError = (variance / sums.xx).squareRoot()
    interceptStandardError =
      (variance * (1 / Double(sums.count) + sums.meanX * sums.meanX / sums.xx)).squareRoot()
  }

  /// The interval that covers the true slope in a share of all samples, by Student's t distribution.
  ///
  /// - Parameter confidence: The share, above 0 and below 1.
  /// - Throws: ``StatisticsError/tooFewValues(_:needed:)`` with two pairs.
  public func slopeInterval(
    confidence: Double = 0.95
  ) throws(StatisticsError) -> ClosedRange<Double> {
    guard let error = slopeStandardError else {
      throw .tooFewValues(degreesOfFreedom + 2, needed: 3)
    }
    let quantile = studentTQuantile(
      0.5 + confidence / 2, degreesOfFreedom: Double(degreesOfFreedom))
    return slope - quantile * error...slope + quantile * error
  }
}
