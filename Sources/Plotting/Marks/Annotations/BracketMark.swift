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
/// - `text`: the label, from a field or for all; `tickSize`: how far the ends hang down, in pixels, 4
///   where nothing is said.
enum BracketMark: MarkKind {
  static let name = "bracket"
  static let isFilled = false
  static let overhangs = true
  static let annotates = true
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [[.x], [.x2]]
  /// The distance of a bracket from what is below it.
  private static let gap = 5.0

  /// Brackets have no place before the other layers have theirs.
  static func geometry(_: MarkScene) -> MarkGeometry { MarkGeometry(.line, series: []) }

  static func settles(_: MarkSpecification) -> Bool { true }

  static func settled(
    _: MarkGeometry, _ scene: MarkScene, clearOf obstacles: [Rectangle]
  ) -> MarkGeometry {
    guard let starts = scene.places(.x), let ends = scene.places(.x2) else {
      return MarkGeometry(.line, series: [])
    }
    let heights = scene.places(.y)
    let tick = scene.mark.own.bracket?.tickSize ?? 4
    let texts = MarkText(scene)
    var taken = obstacles
    var geometry = MarkGeometry(.line, series: [])
    var labels: [MarkItem] = []
    for row in order(starts, ends) {
      let (left, right) = (min(starts[row], ends[row]), max(starts[row], ends[row]))
      let text = texts.lines(row)?.first ?? ""
      let size = scene.fonts.label.label(text)
      let (width, height) = text.isEmpty ? (0, 0) : (size.width.pixels, size.height.pixels)
      let reach = (
        left: min(left, (left + right - width) / 2), right: max(right, (left + right + width) / 2)
      )
      let top =
        taken.filter { $0.right.pixels > reach.left - 1 && $0.left.pixels < reach.right + 1 }
        .map(\.top.pixels).min() ?? scene.height
      // What stands at a height of its own only gives way to other brackets.
      let free = heights.map { min($0[row], ownTop(taken, obstacles.count, reach) - gap - tick) }
      let y = free ?? top - gap - tick
      let look = scene.look(row, strokeWidth: scene.theme.ruleWidth)
      geometry.series.append(
        MarkSeries(
          row: row,
          points: [(left, y + tick), (left, y), (right, y), (right, y + tick)].map {
            LinePoint(x: $0.0, y: $0.1)
          }, look: look))
      var ink = look
      (ink.fill, ink.stroke) = (look.stroke, nil)
      if !text.isEmpty {
        labels.append(
          MarkItem(
            row: row, x: (left + right) / 2, y: y - height / 2 - 1, text: [text],
            fontSize: scene.theme.labelSize, look: ink))
      }
      taken.append(
        .pixels(
          left: reach.left, top: y - height - 1, width: reach.right - reach.left,
          height: height + tick + 1))
    }
    geometry.overlays = [MarkGeometry(.text, items: labels)]
    return geometry
  }

  private static func ownTop(
    _ taken: [Rectangle], _ others: Int, _ reach: (left: Double, right: Double)
  ) -> Double {
    taken.dropFirst(others)
      .filter { $0.right.pixels > reach.left - 1 && $0.left.pixels < reach.right + 1 }
      .map(\.top.pixels).min() ?? .infinity
  }

  /// The rows with both ends, short brackets first.
  private static func order(_ starts: [Double], _ ends: [Double]) -> [Int] {
    starts.indices.filter { !starts[$0].isNaN && !ends[$0].isNaN }.sorted { left, right in
      let (a, b) = ((ends[left] - starts[left]).magnitude, (ends[right] - starts[right]).magnitude)
      return (a - b).magnitude < 1e-9 ? left < right : a < b
    }
  }
}

/// What an author says of a bracket.
struct BracketOptions: Sendable, Hashable {
  var tickSize = 4.0

  mutating func read(_ reader: inout PropertyReader) {
    tickSize = reader.number("tickSize", 0...200) ?? tickSize
  }
}
