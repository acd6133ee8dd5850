/// A smooth curve through pairs: a line fitted around each place, near pairs weighing more.
///
/// Tricube weights over the nearest pairs, two rounds that give outlying pairs less weight by their
/// residuals (bisquare).
///
/// Source: W. S. Cleveland, "Robust locally weighted regression and smoothing scatterplots", Journal
/// of the American Statistical Association 74 (1979).
enum LocalRegression {
  private static let robustRounds = 2
  private static let smallest = 1e-12

  /// The curve's height at each separate place, in ascending order.
  ///
  /// - Parameter bandwidth: The share of all pairs that shape each line, above 0, at most 1.
  static func curve(x: [Double], y: [Double], bandwidth: Double) -> [(x: Double, y: Double)] {
    let order = x.indices.sorted { (x[$0], $0) < (x[$1], $1) }
    guard order.count > 1 else { return order.map { (x[$0], y[$0]) } }
    let count = Double(order.count)
    let center = (x: x.reduce(0, +) / count, y: y.reduce(0, +) / count)
    let xs = order.map { x[$0] - center.x }
    let ys = order.map { y[$0] - center.y }
    let width = min(max(2, Int(bandwidth * count)), order.count)
    var weights = [Double](repeating: 1, count: order.count)
    var fitted = ys
    for round in 0...robustRounds {
      fitted = fit(xs, ys, weights, width)
      let residuals = zip(ys, fitted).map { ($0 - $1).magnitude }
      let median = AggregateOperation.quantile(0.5, of: residuals)
      guard round < robustRounds, median >= smallest else { break }
      weights = residuals.map { residual in
        let ratio = residual / (6 * median)
        return ratio >= 1 ? smallest : (1 - ratio * ratio) * (1 - ratio * ratio)
      }
    }
    return averaged(order.map { x[$0] }, fitted.map { $0 + center.y })
  }

  private static func fit(
    _ x: [Double], _ y: [Double], _ weights: [Double], _ width: Int
  ) -> [Double] {
    var first = 0
    return x.indices.map { index in
      let place = x[index]
      // The nearest pairs move on while the next one is no farther than the first.
      while first + width < x.count, first < index,
        x[first + width] - place <= place - x[first]
      {
        first += 1
      }
      let window = first..<(first + width)
      let reach = max(place - x[first], x[first + width - 1] - place)
      return line(x, y, weights, window, at: place, reach: reach == 0 ? 1 : reach)
    }
  }

  /// The height at a place of the line through the pairs of a window.
  private static func line(
    _ x: [Double], _ y: [Double], _ weights: [Double], _ window: Range<Int>, at place: Double,
    reach: Double
  ) -> Double {
    var (sum, sumX, sumY, sumXY, sumXX) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in window {
      let distance = (place - x[index]).magnitude / reach
      let rest = 1 - distance * distance * distance
      let weight = rest * rest * rest * weights[index]
      sum += weight
      sumX += weight * x[index]
      sumY += weight * y[index]
      sumXY += weight * x[index] * y[index]
      sumXX += weight * x[index] * x[index]
    }
    let (meanX, meanY) = (sumX / sum, sumY / sum)
    let spread = sumXX / sum - meanX * meanX
    let slope = spread.magnitude < 1e-24 ? 0 : (sumXY / sum - meanX * meanY) / spread
    return meanY + slope * (place - meanX)
  }

  /// One point a place: pairs at the same place share the mean of their heights.
  private static func averaged(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    var count = 0.0
    for (x, y) in zip(x, y) {
      if let last = points.last, last.x == x {
        count += 1
        points[points.count - 1].y += (y - last.y) / count
      } else {
        count = 1
        points.append((x, y))
      }
    }
    return points
  }
}
