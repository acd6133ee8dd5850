import Drawing

/// The head of an arrow: a slender triangle.
enum ArrowHead {
  /// The width of a head over its length.
  private static let slenderness = 0.72

  /// The outline of a head of a length whose tip is at a point; `direction` has length one.
  static func path(tip: LinePoint, direction: LinePoint, length: Double) -> Path {
    let back = LinePoint(x: tip.x - direction.x * length, y: tip.y - direction.y * length)
    let half = length * slenderness / 2
    return .polyline(
      [
        .pixels(tip.x, tip.y), .pixels(back.x - direction.y * half, back.y + direction.x * half),
        .pixels(back.x + direction.y * half, back.y - direction.x * half),
      ], closed: true)
  }

  /// The line and the head of an arrow: the line ends within the head, not at its tip.
  static func items(_ item: MarkItem, _ head: Double) -> [FrameItem] {
    guard item.isPlaced, let stroke = item.look.outline, let endX = item.x2, let endY = item.y2
    else { return [] }
    let (start, tip) = (LinePoint(x: item.x, y: item.y), LinePoint(x: endX, y: endY))
    let length = LineMeasure.distance(start, tip)
    guard length > 0 else { return [] }
    let direction = LinePoint(x: (tip.x - start.x) / length, y: (tip.y - start.y) / length)
    let shaft = LinePoint(x: tip.x - direction.x * head * 0.8, y: tip.y - direction.y * head * 0.8)
    return [
      .path(.segment(from: start.point, to: shaft.point), fill: nil, stroke: stroke),
      .path(
        path(tip: tip, direction: direction, length: max(head, stroke.width.pixels * 2)),
        fill: stroke.color, stroke: nil),
    ]
  }

  /// The heads along a line, each at a point and in the direction in which the line arrives there.
  static func items(_ series: MarkSeries) -> [FrameItem] {
    guard let stroke = series.look.outline else { return [] }
    return series.arrowheads.compactMap { index in
      guard series.points.indices.contains(index), index > 0 else { return nil }
      let (before, tip) = (series.points[index - 1], series.points[index])
      let length = LineMeasure.distance(before, tip)
      guard length > 0 else { return nil }
      let direction = LinePoint(x: (tip.x - before.x) / length, y: (tip.y - before.y) / length)
      return .path(
        path(tip: tip, direction: direction, length: series.headSize), fill: stroke.color,
        stroke: nil)
    }
  }
}
