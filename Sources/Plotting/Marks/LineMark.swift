import Drawing
import Results

/// `line`: one line for each series, in the order of its dimension.
enum LineMark: MarkKind {
  static let name = "line"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    [layer] + PointOverlayLayer.layers(over: layer)
  }

  static func items(_ scene: MarkScene) -> [FrameItem] {
    guard let xs = scene.places(.x), let ys = scene.places(.y) else { return [] }
    return scene.layer.series().compactMap { rows in
      guard let first = rows.first,
        let stroke = scene.stroke(first, width: scene.theme.lineWidth, cap: .butt)
      else { return nil }
      let ordered = SeriesOrder.ordered(rows, scene)
      let runs = SeriesOrder.runs(ordered, xs, ys).map { run in
        LineDecimation.thinned(run, horizontal: scene.layer.orientation == .horizontal)
      }
      var path = Path()
      for run in runs {
        path.append(
          Interpolator(scene.mark.interpolate ?? .linear, scene.layer.orientation).path(run))
      }
      return path.isEmpty ? nil : .path(path, fill: nil, stroke: stroke)
    }
  }
}

/// A point of a line in pixels.
struct LinePoint: Hashable {
  var x: Double
  var y: Double
}

/// The order of a series' points and the stretches without gaps.
enum SeriesOrder {
  /// The rows by the `order` channel, or along the dimension; equal ones as the data has them.
  static func ordered(_ rows: [Int], _ scene: MarkScene) -> [Int] {
    let layer = scene.layer
    if let order = layer.encoding[.order] {
      guard let field = order.field, let keys = layer.table[field.column]?.keys else { return rows }
      let isDescending = field.sort == .descending
      return sorted(rows) { left, right in
        isDescending
          ? Value.isOrdered(keys[right], before: keys[left])
          : Value.isOrdered(keys[left], before: keys[right])
      }
    }
    let channel = layer.orientation.dimensionChannel
    guard let field = layer.encoding.field(channel) else { return rows }
    if field.measure == .quantitative, let numbers = layer.numbers(channel) {
      let isSorted = zip(rows, rows.dropFirst()).allSatisfy { numbers[$0] <= numbers[$1] }
      return isSorted ? rows : sorted(rows) { numbers[$0] < numbers[$1] }
    }
    guard let places = scene.places(channel) else { return rows }
    return sorted(rows) { places[$0] < places[$1] }
  }

  private static func sorted(_ rows: [Int], _ precedes: (Int, Int) -> Bool) -> [Int] {
    rows.enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      if precedes(right.element, left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// The stretches of points with both coordinates.
  static func runs(_ rows: [Int], _ xs: [Double], _ ys: [Double]) -> [[LinePoint]] {
    var runs: [[LinePoint]] = []
    var run: [LinePoint] = []
    for row in rows {
      if xs[row].isNaN || ys[row].isNaN {
        if !run.isEmpty { runs.append(run) }
        run = []
      } else {
        run.append(LinePoint(x: xs[row], y: ys[row]))
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}

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
