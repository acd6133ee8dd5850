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
/// - The label, the slope where `text` says nothing else, stands beside the side along y.
enum SlopeMark: MarkKind {
  static let name = "slope"
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
    let texts = MarkText(scene)
    var geometry = MarkGeometry(.line, series: [])
    var labels: [MarkItem] = []
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
      geometry.series.append(
        MarkSeries(
          row: row,
          points: [(x, y), (x2, y), (x2, y2), (x, y)].map { LinePoint(x: $0.0, y: $0.1) },
          look: look))
      (look.fill, look.stroke) = (look.stroke, nil)
      let text = texts.lines(row)?.first ?? TickLabels.plain(slope)
      let half = scene.fonts.label.label(text).width.pixels / 2 + 4
      labels.append(
        MarkItem(
          row: row, x: x2 + (x2 >= x ? half : -half), y: (y + y2) / 2, text: [text],
          fontSize: scene.theme.labelSize, look: look))
    }
    geometry.overlays = [MarkGeometry(.text, items: labels)]
    return geometry
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
