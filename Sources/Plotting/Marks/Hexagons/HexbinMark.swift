import Drawing
import Manuscript
import Results

/// What an author says of a hexbin mark.
struct HexbinOptions: Sendable, Hashable {
  /// The hexagons side by side.
  var bins = 24
  /// The height over the width of the view in which hexagons are regular.
  var aspect = 0.62

  mutating func read(_ reader: inout PropertyReader) {
    bins = reader.count("bins", 1...1000) ?? bins
    aspect = reader.number("aspect", 0.05...20) ?? aspect
  }
}

/// `hexbin`: hexagons coloured by how many points lie in each, for scatters too dense for points
/// (ours, beyond Vega-Lite).
///
///     mark: {type: hexbin, bins: 30}
///     encoding: {x: {field: r_rm}, y: {field: r_g}}
///
/// - `x` and `y` are quantitative fields; along a logarithmic axis hexagons are of logarithms. Where
///   no channel gives a colour, it is the number of points; any aggregate may stand there instead, as
///   in `color: {aggregate: mean, field: reward}`.
/// - `bins`: how many hexagons lie side by side from the least to the greatest x, 24 where nothing is
///   said. All of a layer's rows have the same hexagons, in all panels.
/// - `aspect`: hexagons are regular in a view whose height is that share of its width, 0.62 where
///   nothing is said.
enum HexbinMark: MarkKind {
  static let name = "hexbin"
  static let looks = MarkLooks.ofAll
  static let required: [[Channel]] = [[.x], [.y]]

  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics) {
    for channel in [Channel.x, .y] {
      guard let definition = layer.encoding[channel] else { continue }
      let field = definition.field
      guard
        field == nil || field?.measure != .quantitative || field?.aggregate != nil
          || field?.bin != nil
      else { continue }
      diagnostics.report(
        PlotMessages.custom(
          "‘\(channel.rawValue)’ of a hexbin is a quantitative field, neither binned nor aggregated",
          at: definition.range))
    }
  }

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    guard let x = layer.encoding.field(.x), let y = layer.encoding.field(.y),
      let options = layer.mark.own.hexbin
    else { return [layer] }
    var layer = layer
    layer.summary = HexbinSummary(
      across: source(x, .x, layer), down: source(y, .y, layer), bins: options.bins,
      aspect: options.aspect)
    layer.summarized = [x, y]
    for (channel, field, column) in [(Channel.x, x, HexbinSummary.x), (.y, y, HexbinSummary.y)] {
      var middle = field
      middle.writtenName = field.writtenName ?? field.name
      middle.name = column
      layer.encoding[channel]?.content = .field(middle)
      if layer.encoding[channel]?.scale.zero == nil { layer.encoding[channel]?.scale.zero = false }
    }
    let isColored = [Channel.color, .fill].contains { layer.encoding[$0] != nil }
    if !isColored, layer.mark.color == nil, layer.mark.fill == nil {
      let count = FieldDefinition(
        aggregate: .count, measure: .quantitative, range: layer.mark.range)
      layer.encoding[.color] = ChannelDefinition(content: .field(count), range: layer.mark.range)
    }
    return [layer]
  }

  private static func source(
    _ field: FieldDefinition, _ channel: Channel, _ layer: LayerSpecification
  ) -> HexbinSummary.Source {
    HexbinSummary.Source(
      field: field.base, isLog: layer.encoding[channel]?.scale.type == .log)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard case .continuous(let across)? = scene.positions.x,
      case .continuous(let down)? = scene.positions.y,
      let xs = scene.layer.numbers(.x), let ys = scene.layer.numbers(.y),
      let width = scene.layer.source[HexbinSummary.width]?.doubles.first,
      let step = scene.layer.source[HexbinSummary.step]?.doubles.first
    else { return MarkGeometry(.path, series: []) }
    let (isLogX, isLogY) = (across.transform.name == "log", down.transform.name == "log")
    func moved(_ number: Double, _ distance: Double, _ isLog: Bool) -> Double {
      isLog ? number * Elementary.pow(10, distance) : number + distance
    }
    // Around the middle, in halves of a width and thirds of the distance of lines.
    let corners = [(0.0, 2.0), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1)]
    let series = xs.indices.compactMap { row -> MarkSeries? in
      guard xs[row].isFinite, ys[row].isFinite else { return nil }
      let points = corners.map { halves, thirds in
        LinePoint(
          x: across(moved(xs[row], halves * width / 2, isLogX)),
          y: down(moved(ys[row], thirds * step / 3, isLogY)))
      }
      var look = scene.look(row)
      // A hairline in the same colour closes the seams between neighbours.
      if look.stroke == nil, look.fillColor?.alpha == 1 {
        (look.stroke, look.strokeWidth) = (look.fill, 0.4)
      }
      return MarkSeries(row: row, points: points, look: look)
    }
    return MarkGeometry(.path, series: series)
  }
}
