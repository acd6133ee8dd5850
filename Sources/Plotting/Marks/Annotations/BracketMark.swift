import Drawing
import Manuscript
import Typesetting

/// `bracket`: a bracket over two values with a label, as for the significance of a difference (ours,
/// beyond Vega-Lite).
///
///     layer:
///       - mark: bar
///         encoding: {x: {field: rm}, y: {aggregate: mean, field: reward}}
///       - mark: bracket
///         data: {values: [{from: A, to: B, p: "**"}, {from: A, to: C, p: n.s.}]}
///         encoding: {x: {field: from}, x2: {field: to}, text: {field: p}}
///
/// - A bracket reaches from the middle of `x` to that of `x2`. Without `y` it stands above all that
///   the other layers draw between them, labels included; with `y`, at that height or above. Shorter
///   brackets stand lower, and brackets and their labels keep clear of each other; those that need
///   more room than the view has stand above it.
/// - With `y` and `y2`, for horizontal bars, it stands to their right in the same manner; with `x`, at
///   that place or further.
/// - `text`: the label, from a field or for all; `tickSize`: how far the ends hang down, in pixels, 4
///   where nothing is said.
enum BracketMark: MarkKind {
  static let name = "bracket"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let overhangs = true
  static let annotates = true
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [[.x, .y], [.x2, .y2]]
  /// The distance of a bracket from what is below it.
  private static let gap = 5.0

  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics) {
    let encoding = layer.encoding
    if encoding[.x2] != nil, encoding[.y2] != nil {
      diagnostics.report(
        PlotMessages.custom(
          "a bracket reaches along one axis, but has ‘x2’ and ‘y2’", at: layer.mark.range))
    }
    for (first, second) in [(Channel.x, Channel.x2), (.y, .y2)]
    where encoding[second] != nil && encoding[first] == nil {
      diagnostics.report(
        PlotMessages.custom(
          "a bracket with ‘\(second.rawValue)’ needs the channel ‘\(first.rawValue)’",
          at: layer.mark.range))
    }
  }

  /// Brackets have no place before the other layers have theirs.
  static func geometry(_: MarkScene) -> MarkGeometry { MarkGeometry(.line, series: []) }

  static func settles(_: MarkSpecification) -> Bool { true }

  static func settled(
    _: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace
  ) -> MarkGeometry {
    let frame = BracketFrame(isUpright: scene.layer.encoding[.y2] != nil, height: scene.height)
    var geometry = MarkGeometry(.line, series: [])
    guard let starts = scene.places(frame.along), let ends = scene.places(frame.along2) else {
      return geometry
    }
    let levels = scene.places(frame.across).map { $0.map(frame.level) }
    let tick = scene.mark.own.bracket?.tickSize ?? 4
    let texts = MarkText(scene)
    var labels: [MarkItem] = []
    var own: [Rectangle] = []
    for row in order(starts, ends) {
      let (start, end) = (min(starts[row], ends[row]), max(starts[row], ends[row]))
      let text = texts.lines(row)?.first ?? ""
      let label = text.isEmpty ? nil : LabelBox(text, scene)
      let half = label.map { frame.length(of: $0) / 2 } ?? 0
      let middle = (start + end) / 2
      let reach = min(start, middle - half) - 1...max(end, middle + half) + 1
      let lowest = frame.top(of: own, over: reach).map { $0 + gap + tick }
      // What stands at a place of its own only gives way to other brackets.
      let free = (frame.top(of: space.obstacles, over: reach) ?? frame.foot) + gap + tick
      let level = levels.map { max($0[row], lowest ?? -.infinity) } ?? free
      let look = scene.look(row, strokeWidth: scene.theme.ruleWidth)
      let corners = [(start, level - tick), (start, level), (end, level), (end, level - tick)]
      geometry.series.append(
        MarkSeries(row: row, points: corners.map { frame.point($0.0, $0.1) }, look: look))
      var taken = frame.box(from: start, to: end, level - tick, level)
      if let label {
        let box = frame.box(of: label, at: middle, above: level)
        labels.append(label.item(text, row: row, in: box, scene, look))
        space.take(labels: [box])
        taken = taken.union(box)
      }
      // Brackets over neighbours stand at levels of their own.
      space.take(marks: [taken])
      own.append(taken)
    }
    geometry.overlays = [MarkGeometry(.text, items: labels)]
    return geometry
  }

  /// The rows with both ends, short brackets first.
  private static func order(_ starts: [Double], _ ends: [Double]) -> [Int] {
    starts.indices.filter { !starts[$0].isNaN && !ends[$0].isNaN }.sorted { left, right in
      let (a, b) = ((ends[left] - starts[left]).magnitude, (ends[right] - starts[right]).magnitude)
      return (a - b).magnitude < 1e-9 ? left < right : a < b
    }
  }
}

/// The directions of brackets: along their axis, and away from it, where levels grow.
private struct BracketFrame {
  /// Whether brackets stand upright, at the right of horizontal bars.
  let isUpright: Bool
  /// The view's height.
  let height: Double

  var along: Channel { isUpright ? .y : .x }
  var along2: Channel { isUpright ? .y2 : .x2 }
  var across: Channel { isUpright ? .x : .y }
  /// The level of the axis.
  var foot: Double { isUpright ? 0 : -height }

  func level(_ place: Double) -> Double { isUpright ? place : -place }

  func point(_ along: Double, _ level: Double) -> LinePoint {
    isUpright ? LinePoint(x: level, y: along) : LinePoint(x: along, y: -level)
  }

  func box(from start: Double, to end: Double, _ low: Double, _ high: Double) -> Rectangle {
    isUpright
      ? .pixels(left: low, top: start, width: high - low, height: end - start)
      : .pixels(left: start, top: -high, width: end - start, height: high - low)
  }

  /// How much of the axis a label takes.
  func length(of label: LabelBox) -> Double { isUpright ? label.height : label.width }

  /// A label on a bracket.
  func box(of label: LabelBox, at middle: Double, above level: Double) -> Rectangle {
    isUpright
      ? label.at(left: level + 4, top: middle - label.height / 2)
      : label.at(left: middle - label.width / 2, top: -level - 1 - label.height)
  }

  /// The highest level of what stands over a stretch of the axis; nil where nothing does.
  func top(of boxes: [Rectangle], over stretch: ClosedRange<Double>) -> Double? {
    boxes.filter { box in
      let (low, high) =
        isUpright
        ? (box.top.pixels, box.bottom.pixels) : (box.left.pixels, box.right.pixels)
      return high > stretch.lowerBound && low < stretch.upperBound
    }.map { isUpright ? $0.right.pixels : -$0.top.pixels }.max()
  }
}

/// What an author says of a bracket.
struct BracketOptions: Sendable, Hashable {
  var tickSize = 4.0

  mutating func read(_ reader: inout PropertyReader) {
    tickSize = reader.number("tickSize", 0...200) ?? tickSize
  }
}
