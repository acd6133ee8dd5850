import Drawing
import Manuscript

/// What an author says of a streamline mark.
struct StreamlineOptions: Sendable, Hashable {
  /// The distance between neighbouring lines in pixels.
  var spacing = 22.0
  /// Whether heads show the direction.
  var hasArrows = true
  /// The length of heads in pixels.
  var headSize = 6.0

  mutating func read(_ reader: inout PropertyReader) {
    spacing = reader.number("spacing", 3...1000) ?? spacing
    hasArrows = reader.boolean("arrows") ?? hasArrows
    headSize = reader.number("headSize", 0...200) ?? headSize
  }
}

/// `streamline`: lines along a field of vectors (ours, beyond Vega-Lite).
///
///     mark: {type: streamline, spacing: 22}
///     encoding:
///       x: {field: logit_1}
///       y: {field: logit_2}
///       u: {field: gradient_1}
///       v: {field: gradient_2}
///
/// - `u` and `v` are the components of the field in the units of x and y, one row for each point of
///   a grid; between its points the field is interpolated, in ternary coordinates over the triangles
///   of a lattice. Points that lie on no grid are triangulated.
/// - Lines run both ways from their seeds by the classical Runge–Kutta method with steps of one
///   pixel, to the edge of the points, a point where the field vanishes, or half of `spacing` before another
///   line; closed orbits end where they start. Seeds lie at a distance of `spacing` from lines that
///   are drawn, the first one in the middle of the grid: the same field gives the same lines.
/// - `spacing`: the distance of neighbouring lines in pixels, 22 where nothing is said.
/// - `arrows: false` leaves out the heads in the lines' middles; `headSize` is their length.
enum StreamlineMark: MarkKind {
  static let name = "streamline"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [[.x], [.y], [.u], [.v]]
  /// The distance between heads on a long line.
  private static let headDistance = 140.0

  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics) {
    for channel in [Channel.color, .stroke, .strokeWidth, .opacity] {
      guard let field = layer.encoding.field(channel), !field.measure.isDiscrete else { continue }
      diagnostics.report(
        PlotMessages.custom(
          "a streamline has one look, but ‘\(channel.rawValue)’ changes along it", at: field.range,
          notes: ["‘arrow’ draws each row in its own colour"]))
    }
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard let options = scene.mark.own.streams, let vectors = RowVectors(scene)?.vectors else {
      return MarkGeometry(.line, series: [])
    }
    let slant = scene.layer.specification.ternary != nil ? Ternary.slant(scene) : 0
    let series = scene.layer.surfaces().flatMap { rows -> [MarkSeries] in
      guard let first = rows.first, let field = VectorField(rows, vectors, scene) else { return [] }
      var look = scene.look(first, strokeWidth: scene.theme.ruleWidth)
      look.join = .round
      var seeding = StreamlineSeeding(field, slant: slant, spacing: options.spacing)
      return seeding.lines().map { line in
        var series = MarkSeries(row: first, points: line, look: look)
        if options.hasArrows {
          series.arrowheads = heads(line)
          series.headSize = options.headSize
        }
        return series
      }
    }
    return MarkGeometry(.line, series: series)
  }

  /// The points at which heads stand: evenly along the line, one in the middle of a short one.
  private static func heads(_ line: [LinePoint]) -> [Int] {
    let count = max(1, Int((LineMeasure(line).length / headDistance).rounded()))
    return (0..<count).map { index in
      let share: Double = (Double(index) + 0.5) / Double(count)
      return Int((Double(line.count - 1) * share).rounded())
    }
  }

  static func notes(_ scene: MarkScene) -> [String] {
    guard let vectors = RowVectors(scene)?.vectors else { return [] }
    return scene.layer.surfaces().compactMap { rows in
      guard !rows.isEmpty, VectorField(rows, vectors, scene) == nil else { return nil }
      return "\(rows.count) rows of the streamlines lie on one line and are not drawn: a field "
        + "needs points that span an area"
    }
  }
}
