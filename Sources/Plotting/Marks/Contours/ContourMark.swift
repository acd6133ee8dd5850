import Drawing
import Manuscript
import Results

/// `contour`: lines of equal value over a grid, or the bands between them (ours, beyond Vega-Lite).
///
///     mark: {type: contour, thresholds: 8, filled: true}
///     encoding:
///       x: {field: step_size}
///       y: {field: kl_coefficient}
///       color: {field: objective, title: $φ$}
///
/// - `x`, `y`: where the values lie: rows on a grid, whose columns and lines need not be evenly
///   spaced; in ternary coordinates, on a lattice of the simplex. Between rows on no grid, values
///   change linearly over the triangles of their Delaunay triangulation.
/// - The values stand on `color`, `fill` or `stroke`; or on `z`, where the colour is constant or
///   parts the rows into several surfaces. Their scale bends values before contours are found: with
///   `scale: {type: log}`, they lie evenly between powers. A scale in steps (`threshold`, `quantize`,
///   `quantile`) decides on the levels itself.
/// - `thresholds`: about how many round levels, 10 where nothing is said, or the levels themselves.
///   Levels come from the scale, so that panels that share it have the same ones.
/// - `filled: true` fills the bands between levels, from the least value to the greatest. Bands are
///   painted over one another from below, so that no seams show; translucent ones are cut out. The
///   colour of a band is that of its middle on the scale, in the legend as well.
/// - `labels: true` writes levels on their lines, along their straightest stretches.
enum ContourMark: MarkKind {
  static let name = "contour"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let symbol = LegendSymbol.line
  static let required: [[Channel]] = [[.x], [.y], [.z, .color, .fill, .stroke]]

  /// The channel whose field is contoured.
  static func valueChannel(_ encoding: Encoding) -> Channel? {
    [Channel.z, .color, .fill, .stroke].first {
      encoding.field($0).map { !$0.measure.isDiscrete } ?? false
    }
  }

  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics) {
    let encoding = layer.encoding
    guard let channel = valueChannel(encoding) else {
      diagnostics.report(
        PlotMessages.custom(
          "the mark ‘contour’ needs a quantitative field to contour", at: layer.mark.range,
          notes: ["give it to ‘color’, or to ‘z’ where the colour says something else"]))
      return
    }
    guard channel == .z, let value = encoding.field(.z) else { return }
    for other in [Channel.color, .fill, .stroke] {
      guard let field = encoding.field(other), !field.measure.isDiscrete,
        field.column != value.column
      else { continue }
      diagnostics.report(
        PlotMessages.custom(
          "‘\(other.rawValue)’ of a contour is the field on ‘z’, or parts the rows by separate values",
          at: field.range, notes: ["add ‘type: nominal’ to have one surface for each value"]))
    }
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard let surfaces = ContourSurfaces(scene) else { return MarkGeometry(.line, series: []) }
    return scene.mark.filled == true ? surfaces.bands : surfaces.lines
  }

  static func notes(_ scene: MarkScene) -> [String] {
    guard let channel = valueChannel(scene.layer.encoding), scene.rowCount > 0 else { return [] }
    let values = scene.layer.numbers(channel) ?? []
    return scene.layer.surfaces().compactMap { rows in
      guard SurfaceMesh(rows, scene, isUsable: { !values[$0].isNaN }) == nil else { return nil }
      return
        "\(rows.count) rows of the contours lie on one line and are not drawn: a surface needs "
        + "points that span an area"
    }
  }
}

/// The surfaces of a contour mark's series with their levels.
struct ContourSurfaces {
  private struct Surface {
    let row: Int
    let tracer: ContourTracer
  }

  private let scene: MarkScene
  private let scale: ContinuousScale
  private let levels: [Double]
  private let surfaces: [Surface]
  private let options: ContourOptions
  /// Whether colours say the value: else series, or nothing.
  private let colorsValues: Bool

  init?(_ scene: MarkScene) {
    guard let options = scene.mark.own.contour,
      let channel = ContourMark.valueChannel(scene.layer.encoding),
      let numbers = scene.layer.numbers(channel),
      let (scale, levels) = ContourLevels.levels(options.thresholds, scene.looks[channel], numbers)
    else { return nil }
    let bent = numbers.map { scale.transform.forward($0) }
    self.scene = scene
    self.scale = scale
    self.options = options
    self.levels = levels
    surfaces = scene.layer.surfaces().compactMap { rows in
      guard let first = rows.first,
        let mesh = SurfaceMesh(rows, scene, isUsable: { bent[$0].isFinite })
      else { return nil }
      return Surface(row: first, tracer: ContourTracer(mesh, values: mesh.rows.map { bent[$0] }))
    }
    colorsValues = scene.layer.encoding.channels.contains { channel in
      channel.isColor && scene.layer.encoding.field(channel)?.measure.isDiscrete == false
    }
  }

  // MARK: - Lines

  /// A line for each stretch of each level.
  var lines: MarkGeometry {
    var labels = ContourLabels(scene)
    var series: [MarkSeries] = []
    for surface in surfaces {
      for level in levels {
        var look = look(surface.row, at: level)
        look.fill = nil
        for line in surface.tracer.lines(at: scale.transform.forward(level)) {
          let points = options.hasLabels ? labels.labelled(line, level: level, look) : line
          series.append(MarkSeries(row: surface.row, points: points, look: look))
        }
      }
    }
    var geometry = MarkGeometry(.line, series: series)
    if options.hasLabels { geometry.overlays = [MarkGeometry(.text, items: labels.items)] }
    return geometry
  }

  // MARK: - Bands

  /// A region for each band between levels, the lowest first.
  var bands: MarkGeometry {
    var series: [MarkSeries] = []
    for surface in surfaces {
      let starts = [-Double.infinity] + levels.map { scale.transform.forward($0) }
      let outlines = starts.map { surface.tracer.regions(above: $0) }
      for (index, own) in outlines.enumerated() {
        var look = look(surface.row, at: middle(of: index))
        (look.fill, look.stroke) = (look.fill ?? look.stroke, scene.mark.stroke)
        let isTranslucent = (look.fillColor?.alpha ?? 1) < 1
        let above = index + 1 < outlines.count ? outlines[index + 1] : []
        let rings = own + (isTranslucent ? above.map { $0.reversed() } : [])
        guard !own.isEmpty else { continue }
        series.append(
          MarkSeries(
            row: surface.row,
            points: Array(rings.joined(separator: [LinePoint(x: .nan, y: .nan)])), look: look))
      }
    }
    return MarkGeometry(.path, series: series)
  }

  /// A value within a band.
  private func middle(of band: Int) -> Double {
    let start = band == 0 ? scale.domain.lowerBound : levels[band - 1]
    let end = band < levels.count ? levels[band] : scale.domain.upperBound
    let transform = scale.transform
    return transform.backward((transform.forward(start) + transform.forward(end)) / 2)
  }

  /// The look of a series, in the colour of a value where colours say values.
  private func look(_ row: Int, at value: Double) -> MarkLook {
    var look = scene.look(row, strokeWidth: 1)
    look.join = .round
    guard colorsValues else { return look }
    for channel in [Channel.color, .fill, .stroke] where scene.layer.encoding.field(channel) != nil
    {
      let color = scene.looks[channel]?.color(.number(value)).map { PlotColor(color: $0) }
      if channel == .fill || scene.mark.filled == true && channel == .color {
        look.fill = color
      } else {
        look.stroke = color
      }
    }
    return look
  }
}
