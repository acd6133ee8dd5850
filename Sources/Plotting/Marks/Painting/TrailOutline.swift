import Drawing

/// The outline of a line whose thickness changes: a disc at each point, and between two points what
/// lies between their discs.
enum TrailOutline {
  /// The outline; discs turn the same way as the parts between, so that nothing cancels out.
  static func path(_ points: [LinePoint], _ sizes: [Double]) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      let radius = max(sizes[index], 0) / 2
      if radius > 0 {
        path.append(.circle(center: point.point, radius: .pixels(radius)))
      }
      guard index > 0 else { continue }
      path.append(link(points[index - 1], max(sizes[index - 1], 0) / 2, point, radius))
    }
    return path
  }

  /// The trapezium between two discs.
  private static func link(
    _ from: LinePoint, _ before: Double, _ to: LinePoint, _ after: Double
  ) -> Path {
    let step = to - from
    let length = (step.x * step.x + step.y * step.y).squareRoot()
    guard length > 0 else { return Path() }
    let across = LinePoint(x: -step.y / length, y: step.x / length)
    return .polyline(
      [
        (from - before * across).point, (to - after * across).point, (to + after * across).point,
        (from + before * across).point,
      ], closed: true)
  }
}
