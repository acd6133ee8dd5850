/// Points along a curve, close where it bends.
///
/// As in Vega: from 25 equal steps, a step is halved while the curve's direction at its middle
/// differs from that of the whole step by more than half a degree, in a frame where curve and
/// interval have unit size, down to a 200th of the interval.
enum CurveSampling {
  /// A point of a curve.
  typealias Point = (x: Double, y: Double)

  /// The tangent of half a degree.
  private static let greatestBend = 0.008726867790758789

  /// Points in so many equal steps.
  static func even(
    over range: ClosedRange<Double>, steps: Int, _ curve: (Double) -> Double
  ) -> [Point] {
    let span = range.upperBound - range.lowerBound
    let inner = (0..<max(1, steps)).map { range.lowerBound + Double($0) / Double(steps) * span }
    return (inner + [range.upperBound]).map { ($0, curve($0)) }
  }

  /// Points in as many steps as the curve's bends need, between two numbers of equal steps.
  static func adaptive(
    over range: ClosedRange<Double>, least: Int = 25, most: Int = 200,
    _ curve: (Double) -> Double
  ) -> [Point] {
    guard least < most else { return even(over: range, steps: most, curve) }
    let start = even(over: range, steps: least, curve)
    let heights = start.dropFirst().map(\.y)
    let low = min(start[0].y, heights.min() ?? start[0].y)
    let high = max(start[0].y, heights.max() ?? start[0].y)
    let scale = (x: 1 / (range.upperBound - range.lowerBound), y: 1 / (high - low))
    let shortest = (range.upperBound - range.lowerBound) / Double(most)
    var points = [start[0]]
    var ahead = Array(start.dropFirst().reversed())
    var current = start[0]
    while let next = ahead.last {
      let x = (current.x + next.x) / 2
      let middle = (x: x, y: curve(x))
      if x - current.x >= shortest, bends(current, middle, next, scale) {
        ahead.append(middle)
      } else {
        ahead.removeLast()
        points.append(next)
        current = next
      }
    }
    return points
  }

  /// Whether the way to the middle and the way to the end differ by more than half a degree.
  private static func bends(
    _ start: Point, _ middle: Point, _ end: Point, _ scale: (x: Double, y: Double)
  ) -> Bool {
    let whole = (x: (end.x - start.x) * scale.x, y: (end.y - start.y) * scale.y)
    let half = (x: (middle.x - start.x) * scale.x, y: (middle.y - start.y) * scale.y)
    let cross = whole.x * half.y - whole.y * half.x
    let dot = whole.x * half.x + whole.y * half.y
    return dot <= 0 ? cross != 0 : cross.magnitude > greatestBend * dot
  }
}
