import Results

/// Turns raw rows into the ends of error bands and bars, one row a group.
///
/// It is applied when the rows are drawn and not among a layer's transforms: the fields that part
/// the plot into panels part the groups too, and a layer does not know them before.
struct ErrorSummary: Sendable, Hashable {
  /// The columns that hold the ends.
  static let lower = "__lower"
  static let upper = "__upper"
  static let columns: [String?] = [lower, upper]

  private let field: String
  private let extent: ErrorExtent
  private let center: ErrorCenter
  private let keys: [String]

  /// The layer drawn between the ends of its groups; as it is where the author gives both ends.
  static func summarizing(_ layer: LayerSpecification) -> LayerSpecification {
    let channel = MarkOrientation(of: layer).valueChannel
    let second: Channel = channel == .y ? .y2 : .x2
    guard layer.encoding[second] == nil, var definition = layer.encoding[channel],
      let field = definition.field, let name = field.name
    else { return layer }
    let others = layer.encoding.fields.filter { $0.channel != channel }.map(\.field)
    var summarized = layer
    summarized.errors = ErrorSummary(
      field: name, extent: layer.mark.errorExtent, center: layer.mark.center ?? .mean,
      keys: others.flatMap(\.groupColumns).uniqued())
    definition.title = definition.title ?? TitleText([name])
    definition.content = .field(
      FieldDefinition(name: lower, measure: field.measure, range: field.range))
    summarized.encoding[channel] = definition
    definition.content = .field(
      FieldDefinition(name: upper, measure: field.measure, range: field.range))
    summarized.encoding[second] = definition
    return summarized
  }

  /// The table with one row a group: its first one, with the ends of the group's values.
  ///
  /// - Parameter facets: Fields that part the plot into panels.
  func applied(to table: Table, facets: [FieldDefinition]) -> Table {
    let groups = table.groups(by: (facets.flatMap(\.groupColumns) + keys).uniqued())
    let values = table.keys(of: field)
    let ends = groups.map { rows in reach(of: rows.map { values[$0] }) }
    return table.selecting(groups.compactMap(\.first))
      .setting(Column(Self.lower, .numbers(ends.map(\.lower))))
      .setting(Column(Self.upper, .numbers(ends.map(\.upper))))
  }

  /// The ends for the values of a group: NaN where none is a number; a single number is both.
  private func reach(of values: [Value]) -> (lower: Double, upper: Double) {
    switch extent {
    case .ci:
      let numbers = values.map(\.double).filter { !$0.isNaN }
      return Bootstrap.interval(ofMeanOf: numbers.sorted())
    case .iqr: return (AggregateOperation.q1(values), AggregateOperation.q3(values))
    case .stderr: return around(values, AggregateOperation.stderr(values))
    case .stdev: return around(values, AggregateOperation.stdev(values))
    }
  }

  private func around(_ values: [Value], _ reach: Double) -> (lower: Double, upper: Double) {
    let middle =
      center == .mean ? AggregateOperation.mean(values) : AggregateOperation.median(values)
    return reach.isNaN ? (middle, middle) : (middle - reach, middle + reach)
  }
}
