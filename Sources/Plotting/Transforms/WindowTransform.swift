import Manuscript
import Results

/// `window`: every row gains values made of the rows around it in an order.
///
/// The rows themselves stay in the order of the data. As in Vega, without `sort` no two rows are
/// level.
struct WindowTransform: PlotTransform {
  static let key = "window"

  /// One column that the window makes.
  private struct Measure: Sendable {
    enum Operation: Sendable {
      case window(WindowOperation, parameter: Int)
      case aggregate(AggregateOperation)
    }

    var operation: Operation
    var field: String?
    var name: String
  }

  private let measures: [Measure]
  private let keys: [String]
  private let order: RowOrder?
  private let frame: WindowFrame

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let before = scope.columns
    keys = reader.groupby(in: before)
    order = RowOrder("sort", of: &reader, in: before)
    var frame = WindowFrame(&reader, default: WindowFrame())
    frame.ignoresPeers = reader.boolean("ignorePeers") ?? false
    self.frame = frame
    guard let node = reader.value(Self.key) else { return nil }
    guard let elements = node.elements else {
      _ = reader.wrong(node, Self.key, expected: "a list") as Int?
      return nil
    }
    measures = elements.compactMap { Self.measure($0, before, reader.diagnostics) }
    for measure in measures {
      let kind = measure.field.flatMap { before[$0] }
      switch measure.operation {
      case .window(let operation, _):
        scope.columns.set(measure.name, operation.needsField ? kind ?? .number : .number)
      case .aggregate(let operation): scope.columns.set(measure.name, operation.kind(of: kind))
      }
    }
  }

  private static func measure(
    _ node: YAMLNode, _ columns: TableColumns, _ diagnostics: SpecificationDiagnostics
  ) -> Measure? {
    guard var reader = PropertyReader(node, "a window operation", diagnostics) else { return nil }
    let field = reader.column("field", in: columns)
    let name = reader.string("as")
    let operation = operation(&reader, field, columns)
    reader.finish()
    guard let (operation, word) = operation else { return nil }
    return Measure(
      operation: operation, field: field, name: name ?? field.map { "\(word)_\($0)" } ?? word)
  }

  private static func operation(
    _ reader: inout PropertyReader, _ field: String?, _ columns: TableColumns
  ) -> (operation: Measure.Operation, word: String)? {
    let diagnostics = reader.diagnostics
    guard let node = reader.value("op") else {
      reader.needs("op", "what to make of the rows")
      return nil
    }
    if let word = node.string, let operation = WindowOperation(rawValue: word) {
      let parameter = operation.takesParameter ? reader.count("param", 1...1_000_000) : nil
      if operation.needsParameter, !reader.has("param") {
        reader.needs("param", "a whole number, for ‘\(word)’")
        return nil
      }
      guard field != nil || !operation.needsField else {
        if !reader.has("field") {
          diagnostics.report(PlotMessages.custom("‘\(word)’ needs a ‘field’", at: node.range))
        }
        return nil
      }
      return (.window(operation, parameter: parameter ?? 1), word)
    }
    let aggregates = AggregateOperation.allCases.filter { !$0.picksRow }.map(\.rawValue)
    guard let word = node.string, aggregates.contains(word),
      let operation = AggregateOperation(rawValue: word)
    else {
      diagnostics.report(
        PlotMessages.wrongChoice(
          node, "‘op’ of \(reader.subject)",
          valid: WindowOperation.allCases.map(\.rawValue) + aggregates))
      return nil
    }
    guard
      AggregateMeasure.accepts(
        operation, field, columns, has: reader.has("field"), at: reader.node, diagnostics)
    else { return nil }
    return (.aggregate(operation), word)
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let compare = order?.comparison(in: table)
    let groups = table.groups(by: keys).map { rows in
      let sorted = order?.sorted(rows, in: table) ?? rows
      return (rows: sorted, peers: Peers(sorted, compare))
    }
    var columns = table.columns
    for measure in measures {
      let source = measure.field.flatMap { table[$0] }
      var results = [Value](repeating: .missing, count: table.rowCount)
      for group in groups {
        let value = { (place: Int) in source?.key(group.rows[place]) ?? .missing }
        let values =
          switch measure.operation {
          case .window(let operation, let parameter):
            operation.values(group.peers, frame, parameter: parameter, value)
          case .aggregate(let operation): operation.values(group.peers, frame, value)
          }
        for (row, value) in zip(group.rows, values) { results[row] = value }
      }
      columns.set(Column(measure.name, of: results))
    }
    return Table(columns)
  }
}
