import Drawing
import Manuscript
import Typesetting

/// What an author says of a slope triangle.
struct SlopeOptions: Sendable, Hashable {
  /// The slope of its third side; nil where `y2` gives the other end.
  var slope: Double?

  mutating func read(_ reader: inout PropertyReader) {
    slope = reader.number("slope")
  }
}

/// `slope`: a triangle that shows a slope, with its number (ours, beyond Vega-Lite).
///
///     mark: {type: slope, slope: -0.5, text: $-1/2$}
///     encoding: {x: {datum: 1e-4}, x2: {datum: 1e-2}, y: {datum: 300}}
///
/// - One side runs along x from (`x`, `y`) to `x2`, one along y from there, and the third side has the
///   slope: given by `slope`, or by `y2` at `x2`, from which the slope is computed.
/// - On logarithmic axes the slope is that of logarithms: on two, the exponent of a power law; on one,
///   decades (of ten) a unit, or units a decade.
/// - The label, the slope where `text` says nothing else, stands beside the side along y, or where it
///   covers no other label and least of the marks around the triangle.
enum SlopeMark: MarkKind {
  static let name = "slope"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let annotates = true
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [[.x], [.x2], [.y]]

  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics) {
    guard layer.mark.own.slope?.slope == nil, layer.encoding[.y2] == nil else { return }
    diagnostics.report(
      PlotMessages.custom(
        "the mark ‘slope’ needs a number for its slope", at: layer.mark.range,
        notes: ["give ‘slope’ to the mark, or ‘y2’ for the other end"]))
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard case .continuous(let across)? = scene.positions.x,
      case .continuous(let along)? = scene.positions.y,
      let starts = values(.x, scene), let ends = values(.x2, scene), let feet = values(.y, scene)
    else { return MarkGeometry(.line, series: []) }
    let tips = values(.y2, scene)
    var geometry = MarkGeometry(.line, series: [])
    for row in 0..<scene.rowCount {
      let run = bent(ends[row], across) - bent(starts[row], across)
      guard run != 0, !run.isNaN else { continue }
      let rise = tips.map { bent($0[row], along) - bent(feet[row], along) }
      guard let slope = scene.mark.own.slope?.slope ?? rise.map({ $0 / run }), slope.isFinite else {
        continue
      }
      let tip =
        along.transform.name == "log"
        ? feet[row] * Elementary.pow(10, slope * run) : feet[row] + slope * run
      let (x, x2) = (across(starts[row]), across(ends[row]))
      let (y, y2) = (along(feet[row]), along(tip))
      var look = scene.look(row, strokeWidth: scene.theme.ruleWidth)
      look.join = .round
      var series = MarkSeries(
        row: row,
        points: [(x, y), (x2, y), (x2, y2), (x, y)].map { LinePoint(x: $0.0, y: $0.1) },
        look: look)
      series.label = TickLabels.plain(slope)
      geometry.series.append(series)
    }
    return geometry
  }

  // MARK: - Labels

  static func settles(_: MarkSpecification) -> Bool { true }

  static func settled(
    _ geometry: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace
  ) -> MarkGeometry {
    let texts = MarkText(scene)
    let labels = geometry.series.compactMap { series -> MarkItem? in
      guard let text = texts.lines(series.row)?.first ?? series.label else { return nil }
      let label = LabelBox(text, scene)
      guard let box = space.place(candidates(series.points, label)) else { return nil }
      return label.item(text, row: series.row, in: box, scene, series.look)
    }
    var labelled = geometry
    labelled.overlays = [MarkGeometry(.text, items: labels)]
    return labelled
  }

  /// Places around a triangle, the best first: beside its upright side, then above or below it, then
  /// ever further away.
  private static func candidates(_ corners: [LinePoint], _ label: LabelBox) -> [Rectangle] {
    let (start, foot, tip) = (corners[0], corners[1], corners[2])
    let outwards: Double = foot.x >= start.x ? 1 : -1
    let downwards: Double = foot.y >= tip.y ? 1 : -1
    func centered(_ x: Double, _ y: Double) -> Rectangle {
      label.at(left: x - label.width / 2, top: y - label.height / 2)
    }
    return [4.0, 14, 26, 40, 60].flatMap { gap -> [Rectangle] in
      let beside = (label.width / 2 + gap) * outwards
      let below = (label.height / 2 + gap / 2) * downwards
      return [0.5, 0.25, 0.75, 0, 1].map { share in
        centered(foot.x + beside, foot.y + (tip.y - foot.y) * share)
      } + [
        centered((start.x + foot.x) / 2, foot.y + below), centered(foot.x, foot.y + below),
        centered(start.x, foot.y + below), centered(foot.x, tip.y - below),
        centered(start.x - beside, foot.y),
      ]
    }
  }

  private static func bent(_ value: Double, _ scale: ContinuousScale) -> Double {
    scale.transform.name == "log" ? Elementary.log(value, base: 10) : value
  }

  /// The numbers of a channel, one a row.
  private static func values(_ channel: Channel, _ scene: MarkScene) -> [Double]? {
    switch scene.layer.encoding[channel]?.content {
    case .field?: scene.layer.numbers(channel)
    case .datum(let value)?: [Double](repeating: value.double, count: scene.rowCount)
    case .constant?, nil: nil
    }
  }
}
