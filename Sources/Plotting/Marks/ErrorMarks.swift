import Drawing
import Manuscript
import Results

/// How far an error band or bar reaches from the middle.
enum ErrorExtent: String, Sendable, Hashable, CaseIterable {
  case stderr
  case stdev
  case iqr
}

/// `errorband`: a band of the standard error, deviation or quartiles around the mean of rows.
enum ErrorBandMark: MarkKind {
  static let name = "errorband"

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    var band = ErrorSummary.summarized(layer)
    band.mark.type = "area"
    band.mark.opacity = layer.mark.opacity ?? 0.25
    return [band]
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { AreaMark.geometry(scene) }
}

/// `errorbar`: a line of the standard error, deviation or quartiles around the mean of rows.
enum ErrorBarMark: MarkKind {
  static let name = "errorbar"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    var bar = ErrorSummary.summarized(layer)
    bar.mark.type = "rule"
    return [bar]
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { RuleMark.geometry(scene) }
}

/// Turns raw rows into the ends of error bands and bars.
enum ErrorSummary {
  /// The layer with its rows summarized; as it is where the author gives both ends.
  static func summarized(_ layer: LayerSpecification) -> LayerSpecification {
    let orientation = MarkOrientation(of: layer)
    let channel = orientation.valueChannel
    let second: Channel = channel == .y ? .y2 : .x2
    guard layer.encoding[second] == nil, var definition = layer.encoding[channel],
      var field = definition.field, let name = field.name
    else { return layer }
    var keys: [String] = []
    for (other, field) in layer.encoding.fields where other != channel {
      if let name = field.name, field.aggregate == nil, !keys.contains(name) { keys.append(name) }
    }
    var summarized = layer
    summarized.transforms.append(
      ErrorSummaryTransform(field: name, extent: layer.mark.extent ?? .stderr, keys: keys))
    definition.title = definition.title ?? TitleText([name])
    field.name = ErrorSummaryTransform.lower
    field.aggregate = nil
    definition.content = .field(field)
    summarized.encoding[channel] = definition
    field.name = ErrorSummaryTransform.upper
    definition.content = .field(field)
    summarized.encoding[second] = definition
    return summarized
  }
}

/// The lower and upper ends of error bands, by groups.
struct ErrorSummaryTransform: PlotTransform {
  static let key = "__errors"
  static let lower = "__lower"
  static let upper = "__upper"
  private let field: String
  private let extent: ErrorExtent
  private let keys: [String]

  init(field: String, extent: ErrorExtent, keys: [String]) {
    self.field = field
    self.extent = extent
    self.keys = keys
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) { nil }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let groups = table.groups(by: keys)
    let firstRows = groups.compactMap(\.first)
    let values = table.keys(of: field)
    let reaches = groups.map { rows in ends(rows.map { values[$0] }) }
    return table.selecting(firstRows)
      .setting(Column(Self.lower, .numbers(reaches.map(\.lower))))
      .setting(Column(Self.upper, .numbers(reaches.map(\.upper))))
  }

  private func ends(_ values: [Value]) -> (lower: Double, upper: Double) {
    if extent == .iqr {
      return (AggregateOperation.q1(values), AggregateOperation.q3(values))
    }
    let mean = AggregateOperation.mean(values)
    let reach =
      extent == .stdev
      ? AggregateOperation.stdev(values) : AggregateOperation.stderr(values)
    return reach.isNaN ? (mean, mean) : (mean - reach, mean + reach)
  }
}
