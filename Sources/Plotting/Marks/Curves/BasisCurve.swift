/// Cubic B-splines, which points draw towards them without lying on them.
enum BasisCurve {
  /// The spline from the first point to the last.
  static func draw(_ points: [LinePoint], _ pen: inout CurvePen) {
    let last = points.count - 1
    pen.start(at: points[0])
    guard last > 1 else { return pen.line(to: points[last]) }
    pen.line(to: (1.0 / 6) * (5 * points[0] + points[1]))
    for index in 1...last {
      piece(points[index - 1], points[index], points[min(index + 1, last)], &pen)
    }
    pen.line(to: points[last])
  }

  /// The spline without the stretches at its ends.
  static func drawOpen(_ points: [LinePoint], _ pen: inout CurvePen) {
    guard points.count > 2 else { return }
    pen.start(at: knot(points[0], points[1], points[2]))
    for index in 2..<(points.count - 1) {
      piece(points[index - 1], points[index], points[index + 1], &pen)
    }
    if points.count == 3 { pen.close() }
  }

  /// The spline that ends where it starts.
  static func drawClosed(_ points: [LinePoint], _ pen: inout CurvePen) {
    let count = points.count
    guard count > 2 else {
      pen.start(at: (1.0 / 3) * (points[0] + 2 * points[1]))
      pen.line(to: (1.0 / 3) * (points[1] + 2 * points[0]))
      return pen.close()
    }
    pen.start(at: knot(points[0], points[1], points[2]))
    for index in 2..<(count + 2) {
      piece(points[(index - 1) % count], points[index % count], points[(index + 1) % count], &pen)
    }
  }

  /// Points drawn towards the straight line from the first to the last.
  static func straightened(_ points: [LinePoint], by share: Double) -> [LinePoint] {
    guard let first = points.first, let last = points.last, points.count > 1 else { return points }
    let count = Double(points.count - 1)
    return points.enumerated().map { index, point in
      let straight = first + (Double(index) / count) * (last - first)
      return share * point + (1 - share) * straight
    }
  }

  private static func knot(
    _ before: LinePoint, _ point: LinePoint, _ after: LinePoint
  ) -> LinePoint {
    (1.0 / 6) * (before + 4 * point + after)
  }

  private static func piece(
    _ before: LinePoint, _ point: LinePoint, _ after: LinePoint, _ pen: inout CurvePen
  ) {
    pen.curve(
      (1.0 / 3) * (2 * before + point), (1.0 / 3) * (before + 2 * point),
      to: knot(before, point, after))
  }
}
