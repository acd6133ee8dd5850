import Manuscript
import Results

/// `lookup`: every row gains columns of the row of other data that has the same key.
///
/// Of rows with the same key the last counts. Without `fields`, all columns are taken, named below
/// `as`: `person.age`.
struct LookupTransform: PlotTransform {
  static let key = "lookup"
  private let field: String
  private let source: DataSource
  private let sourceKey: String
  private let columns: [(from: String, to: String)]
  private let standard: Value

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.column(Self.key, in: scope.columns)
    standard = reader.value("default").flatMap { $0.isNull ? nil : $0.datum } ?? .null
    let names = reader.value("as").map { node in
      (node.elements ?? [node]).compactMap(\.string)
    }
    let other = reader.value("from").flatMap { Self.other($0, scope.data, reader.diagnostics) }
    reader.needs("from", "the data to look in")
    guard let other else {
      // What cannot be looked up is not missed a second time.
      for name in names ?? [] { scope.columns.set(name, .number) }
      return nil
    }
    let fields = other.fields ?? other.columns.columns.map(\.name)
    if other.fields == nil {
      guard let names, names.count == 1 else {
        reader.needs("as", "a name for the row found, where ‘from’ has no ‘fields’")
        return nil
      }
      columns = fields.map { ($0, "\(names[0]).\($0)") }
    } else if let names, names.count != fields.count {
      _ = reader.value("as").flatMap {
        reader.wrong($0, "as", expected: "a list of \(fields.count) names") as Int?
      }
      return nil
    } else {
      columns = zip(fields, names ?? fields).map { ($0, $1) }
    }
    for (from, to) in columns { scope.columns.set(to, other.columns[from] ?? .number) }
    guard let field else { return nil }
    self.field = field
    source = other.source
    sourceKey = other.key
  }

  private static func other(
    _ node: YAMLNode, _ data: DataReader, _ diagnostics: SpecificationDiagnostics
  ) -> (source: DataSource, columns: TableColumns, key: String, fields: [String]?)? {
    guard var reader = PropertyReader(node, "‘from’ of the transform ‘lookup’", diagnostics) else {
      return nil
    }
    let source = reader.value("data").flatMap { data.read($0) }
    let columns = source?.columns ?? .unknown
    let key = reader.column("key", in: columns)
    let fields = reader.columnList("fields", in: columns)
    reader.needs("data", "the data to look in")
    reader.needs("key", "the column in which to look")
    let isWhole = fields != nil || !reader.has("fields")
    reader.finish()
    guard let source, let key, isWhole else { return nil }
    return (source.data, source.columns, key, fields)
  }

  func applied(to table: Table, among tables: [String: Table]) -> Table {
    let other = source.table(among: tables)
    var rowOfKey: [Value: Int] = [:]
    let keys = other.keys(of: sourceKey)
    for (row, key) in keys.enumerated() { rowOfKey[key] = row }
    let found = table.keys(of: field).map { rowOfKey[$0] }
    var result = table.columns
    for (from, to) in columns {
      let values = found.map { row in
        row.flatMap { other[from]?.key($0) } ?? standard
      }
      result.set(Column(to, of: values))
    }
    return Table(result)
  }
}
