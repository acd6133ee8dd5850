import Manuscript

/// What an author says of an arrow mark.
struct ArrowOptions: Sendable, Hashable {
  /// How long arrows with components are.
  enum Lengths: String, Sendable, Hashable, CaseIterable {
    /// In proportion to each other; the longest as long as `length`.
    case proportional
    /// All as long as `length`: only their directions tell.
    case equal
    /// As long as the vector is on the axes.
    case data
  }

  /// Which of its points stands at the row's place.
  enum Pivot: String, Sendable, Hashable, CaseIterable {
    case tail
    case middle
    case tip
  }

  var lengths = Lengths.proportional
  /// The longest arrow in pixels; nil for the distance of neighbouring rows.
  var length: Double?
  var pivot = Pivot.tail
  /// The length of heads in pixels.
  var headSize = 6.0

  mutating func read(_ reader: inout PropertyReader) {
    lengths = reader.choice("lengths") ?? lengths
    length = reader.number("length", 1...1000)
    pivot = reader.choice("pivot") ?? pivot
    headSize = reader.number("headSize", 0...200) ?? headSize
  }
}

/// `arrow`: an arrow for each row (ours, beyond Vega-Lite).
///
///     mark: {type: arrow, lengths: proportional, pivot: middle}
///     encoding:
///       x: {field: logit_1}
///       y: {field: logit_2}
///       u: {field: gradient_1}
///       v: {field: gradient_2}
///
/// - With `u` and `v`, the components of a vector in the units of x and y, the arrow points where a
///   point that moves so would be seen to move, whatever the scales. All arrows are drawn with one
///   factor, such that the longest is as long as `length` pixels (where nothing is said, 0.95 of the
///   distance of neighbouring rows): `lengths: proportional`. `equal` gives all the same length,
///   `data` draws the vector itself, from (x, y) to (x + u, y + v) in a view that is not bent.
/// - With `angle`, degrees clockwise from upwards, and perhaps `length` instead, arrows point where
///   these say on the page; `lengths` is then about `length`, one pixel a unit for `data`.
/// - With `x2` and `y2`, arrows run from one place to the other.
/// - `pivot`: what stands at the row's place: the `tail` (the default), the `middle` or the `tip`.
/// - `headSize`: the length of heads in pixels, 6 where nothing is said; never more than half of a
///   short arrow. A vector of length zero has no arrow.
enum ArrowMark: MarkKind {
  static let name = "arrow"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let overhangs = true
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [
    [.x], [.y], [.u, .angle, .x2, .y2], [.v, .angle, .x2, .y2],
  ]

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard let options = scene.mark.own.arrows, let xs = scene.places(.x), let ys = scene.places(.y)
    else { return MarkGeometry(.rule, items: []) }
    let spans = spans(scene, options, xs, ys)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      let span = spans[row]
      let length = LineMeasure.distance(LinePoint(x: 0, y: 0), span)
      guard length > 1e-6, scene.isInside(xs[row], ys[row]) else { return nil }
      let before = options.pivot == .tail ? 0 : options.pivot == .tip ? 1 : 0.5
      let start = LinePoint(x: xs[row] - span.x * before, y: ys[row] - span.y * before)
      return MarkItem(
        row: row, x: start.x, y: start.y, x2: start.x + span.x, y2: start.y + span.y,
        head: min(options.headSize, length / 2),
        look: scene.look(row, strokeWidth: scene.theme.ruleWidth))
    }
    return MarkGeometry(.rule, items: items)
  }

  /// How far each row's arrow reaches, in pixels.
  private static func spans(
    _ scene: MarkScene, _ options: ArrowOptions, _ xs: [Double], _ ys: [Double]
  ) -> [LinePoint] {
    guard let vectors = RowVectors(scene)?.vectors else {
      let (xEnds, yEnds) = (scene.places(.x2) ?? xs, scene.places(.y2) ?? ys)
      return xs.indices.map { LinePoint(x: xEnds[$0] - xs[$0], y: yEnds[$0] - ys[$0]) }
    }
    let lengths = vectors.map { LineMeasure.distance(LinePoint(x: 0, y: 0), $0) }
    let greatest = lengths.filter(\.isFinite).max() ?? 0
    let wanted = options.length ?? 0.95 * spacing(scene)
    return zip(vectors, lengths).map { vector, length in
      let factor =
        switch options.lengths {
        case .proportional: greatest > 0 ? wanted / greatest : 0
        case .equal: length > 0 ? wanted / length : 0
        case .data: 1.0
        }
      return LinePoint(x: vector.x * factor, y: vector.y * factor)
    }
  }

  /// The distance of neighbouring rows: on a grid that of its lines, else that of as many points
  /// spread evenly over the view.
  private static func spacing(_ scene: MarkScene) -> Double {
    let mesh = SurfaceMesh(Array(0..<scene.rowCount), scene) { _ in true }
    if let spacing = mesh?.spacing { return spacing }
    return (scene.width * scene.height / Double(max(scene.rowCount, 1))).squareRoot()
  }
}
