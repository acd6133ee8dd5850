import Manuscript
import Results

/// `aggregate`: one row per group, with numbers made of each group's rows.
struct AggregateTransform: PlotTransform {
  static let key = "aggregate"

  /// One number of a group.
  struct Measure: Sendable {
    var operation: AggregateOperation
    var field: String?
    var name: String

    /// The number of each group, given as rows of a table.
    func numbers(_ groups: [[Int]], of table: Table) -> [Double] {
      let values = field.flatMap { table[$0]?.keys }
      return groups.map { group in
        operation(
          values.map { values in group.map { values[$0] } } ?? group.map { _ in .missing })
      }
    }
  }

  private let measures: [Measure]
  private let keys: [String]

  init(_ measures: [Measure], by keys: [String]) {
    self.measures = measures
    self.keys = keys
  }

  init?(reading reader: inout PropertyReader, columns: inout TableColumns) {
    let before = columns
    keys = reader.columnList("groupby", in: before) ?? []
    guard let read = Self.measures(&reader, Self.key, in: before) else { return nil }
    measures = read
    let kept = before.columns.filter { keys.contains($0.name) }
    columns = TableColumns(before.name, kept)
    for measure in measures { columns.set(measure.name, .number) }
  }

  /// The numbers asked for under a property; nil after an error.
  static func measures(
    _ reader: inout PropertyReader, _ key: String, in columns: TableColumns
  ) -> [Measure]? {
    guard let node = reader.value(key) else { return nil }
    guard let elements = node.elements else {
      return reader.wrong(node, key, expected: "a list")
    }
    return elements.compactMap { measure($0, columns, reader.diagnostics) }
  }

  private static func measure(
    _ node: YAMLNode, _ columns: TableColumns, _ diagnostics: SpecificationDiagnostics
  ) -> Measure? {
    guard var reader = PropertyReader(node, "an aggregate", diagnostics) else { return nil }
    let operation: AggregateOperation? = reader.choice("op")
    let field = reader.column("field", in: columns)
    let name = reader.string("as")
    reader.finish()
    guard let operation else {
      if !reader.has("op") {
        diagnostics.report(PlotMessages.custom("an aggregate needs ‘op’", at: node.range))
      }
      return nil
    }
    guard field != nil || operation.needsNoField else {
      if !reader.has("field") {
        diagnostics.report(
          PlotMessages.custom("‘\(operation.rawValue)’ needs a ‘field’", at: node.range))
      }
      return nil
    }
    let automatic = field.map { "\(operation.rawValue)_\($0)" } ?? operation.rawValue
    return Measure(operation: operation, field: field, name: name ?? automatic)
  }

  func applied(to table: Table) -> Table {
    let groups = table.groups(by: keys)
    let firstRows = groups.compactMap(\.first)
    var columns = keys.compactMap { table[$0]?.selecting(firstRows) }
    for measure in measures {
      let numbers = measure.numbers(groups, of: table)
      if let index = columns.firstIndex(where: { $0.name == measure.name }) {
        columns[index] = Column(measure.name, .numbers(numbers))
      } else {
        columns.append(Column(measure.name, .numbers(numbers)))
      }
    }
    return Table(columns)
  }
}
