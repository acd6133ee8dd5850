/// Keeps the first, least, greatest and last point of each quarter pixel of a dense line: what is
/// left looks the same.
enum LineDecimation {
  private static let columnsPerPixel = 4.0

  static func thinned(_ points: [LinePoint], horizontal: Bool) -> [LinePoint] {
    guard points.count > 4_000 else { return points }
    var thinned: [LinePoint] = []
    var start = 0
    while start < points.count {
      let column = column(points[start], horizontal)
      var end = start + 1
      while end < points.count, self.column(points[end], horizontal) == column { end += 1 }
      thinned += extremes(points[start..<end], horizontal)
      start = end
    }
    return thinned
  }

  private static func column(_ point: LinePoint, _ horizontal: Bool) -> Double {
    ((horizontal ? point.y : point.x) * columnsPerPixel).rounded(.down)
  }

  private static func extremes(
    _ points: ArraySlice<LinePoint>, _ horizontal: Bool
  ) -> [LinePoint] {
    guard points.count > 4 else { return Array(points) }
    func height(_ index: Int) -> Double { horizontal ? points[index].x : points[index].y }
    let indices = points.indices
    var kept: Set<Int> = [points.startIndex, points.endIndex - 1]
    if let least = indices.min(by: { height($0) < height($1) }) { kept.insert(least) }
    if let greatest = indices.max(by: { height($0) < height($1) }) { kept.insert(greatest) }
    return kept.sorted().map { points[$0] }
  }
}
