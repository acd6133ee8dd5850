import Manuscript
import Results

/// `impute`: gives each group a row for every key that others have, its value made up as is said.
///
/// As in Vega-Lite: rows that are there keep missing values where the method is a constant; other
/// methods fill those too. The frame of a row is counted in the order of the data, added rows last.
struct ImputeTransform: PlotTransform {
  static let key = "impute"

  /// How a value is made up.
  enum Method: String, Sendable, Hashable, CaseIterable {
    case value
    case mean
    case median
    case max
    case min

    fileprivate var operation: AggregateOperation? { AggregateOperation(rawValue: rawValue) }
  }

  /// What is said both of the transform and of a channel's `impute`.
  struct Options: Sendable, Hashable {
    var method = Method.value
    var value = Value.missing
    var keys: [Value] = []
    var frame = WindowFrame(before: nil, after: nil)

    /// One value for all that is missing.
    init(filling value: Value) {
      self.value = value
    }

    init(reading reader: inout PropertyReader) {
      method = reader.choice("method") ?? .value
      if let node = reader.value("value") {
        value = node.datum ?? reader.wrong(node, "value", expected: "a number or a text") ?? value
      }
      keys = reader.value("keyvals").flatMap { Self.keys($0, reader) } ?? []
      frame = WindowFrame(&reader, default: frame)
    }

    private static func keys(_ node: YAMLNode, _ outer: PropertyReader) -> [Value]? {
      if node.elements != nil { return GuideValues.read(node, outer) }
      guard node.entries != nil,
        var reader = PropertyReader(node, "‘keyvals’ of \(outer.subject)", outer.diagnostics)
      else { return outer.wrong(node, "keyvals", expected: "a list of values or a sequence") }
      let numbers = NumberSequence(&reader)
      reader.finish()
      return numbers?.values.map { .number($0) }
    }
  }

  private let field: String
  private let keyField: String
  private let groups: [String]
  private let options: Options

  init(_ options: Options, field: String, key: String, groups: [String]) {
    self.options = options
    self.field = field
    keyField = key
    self.groups = groups
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.column(Self.key, in: scope.columns)
    let key = reader.column("key", in: scope.columns)
    reader.needs("key", "the column whose values every group is to have")
    groups = reader.groupby(in: scope.columns)
    options = Options(reading: &reader)
    guard let field, let key else { return nil }
    self.field = field
    keyField = key
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    guard let keyColumn = table[keyField] else { return table }
    let domain = (keyColumn.keys + options.keys).uniqued()
    // The rows added: the first of their group and their key.
    var added: [(row: Int, key: Value)] = []
    for rows in table.groups(by: groups) {
      let present = Set(rows.map(keyColumn.key))
      added += domain.filter { !present.contains($0) }.map { (rows[0], $0) }
    }
    let filled = Table(table.columns.map { extended($0, of: table, by: added) })
    guard let operation = options.method.operation else { return filled }
    return filling(filled, with: operation)
  }

  private func extended(
    _ column: Column, of table: Table, by added: [(row: Int, key: Value)]
  ) -> Column {
    guard !added.isEmpty else { return column }
    let ends = endsOfKeys(column, table)
    let values = added.map { row, key -> Value in
      if column.name == keyField { return key }
      if let end = ends[key] { return end }
      if column.name == field { return options.method == .value ? options.value : .missing }
      return groups.contains(column.name) ? column.key(row) : .missing
    }
    return Column(column.name, of: column.keys + values)
  }

  /// The ends of intervals whose starts are keys, where the column holds them.
  private func endsOfKeys(_ column: Column, _ table: Table) -> [Value: Value] {
    guard column.name == "\(keyField)_end", let keys = table[keyField]?.keys else { return [:] }
    return Dictionary(zip(keys, column.keys), uniquingKeysWith: { first, _ in first })
  }

  private func filling(_ table: Table, with operation: AggregateOperation) -> Table {
    guard let column = table[field] else { return table }
    var values = column.keys
    for rows in table.groups(by: groups) {
      let peers = Peers(rows, nil)
      let made = operation.values(peers, options.frame) { column.key(rows[$0]) }
      for (row, value) in zip(rows, made) where values[row] == .missing { values[row] = value }
    }
    return table.setting(Column(field, of: values))
  }
}

extension ImputeTransform.Options {
  /// The transform for a channel: keys are the values along the other axis, groups the series and
  /// panels.
  func transform(
    of channel: Channel, _ encoding: Encoding, facets: [FieldDefinition]
  ) -> ImputeTransform? {
    guard let field = encoding.field(channel),
      let key = encoding.field(channel == .x ? .y : .x)
    else { return nil }
    let series = encoding.fields.filter { channel, field in
      channel.separatesSeries && field.aggregate == nil
    }.map(\.field.column)
    return ImputeTransform(
      self, field: field.column, key: key.column,
      groups: (facets.map(\.column) + series).uniqued())
  }
}
