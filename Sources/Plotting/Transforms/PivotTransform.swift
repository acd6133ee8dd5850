import Manuscript
import Results

/// `pivot`: values of a column become columns of their own, one row for each group.
///
/// The new columns stand in the order of their names. A group without rows of some name has no
/// value there.
struct PivotTransform: PlotTransform {
  static let key = "pivot"
  private let field: String
  private let value: String
  private let keys: [String]
  private let operation: AggregateOperation
  /// How many columns are made at most; nil for all.
  private let limit: Int?

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.column(Self.key, in: scope.columns)
    let value = reader.column("value", in: scope.columns)
    keys = reader.groupby(in: scope.columns)
    let operation: AggregateOperation? = reader.value("op").flatMap { Self.operation($0, reader) }
    self.operation = operation ?? .sum
    limit = reader.count("limit", 0...100_000).flatMap { $0 == 0 ? nil : $0 }
    reader.needs("value", "the column whose values fill the new ones")
    let kind = self.operation.kind(of: value.flatMap { scope.columns[$0] })
    scope.columns = scope.columns.keeping(keys)
    scope.columns.admitOthers(kind)
    guard let field, let value else { return nil }
    self.field = field
    self.value = value
  }

  private static func operation(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> AggregateOperation? {
    let valid = AggregateOperation.allCases.filter { !$0.picksRow }
    if let operation = valid.first(where: { $0.rawValue == node.string }) { return operation }
    reader.diagnostics.report(
      PlotMessages.wrongChoice(
        node, "‘op’ of \(reader.subject)", valid: valid.map(\.rawValue)))
    return nil
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    guard let names = table[field], let source = table[value] else { return table }
    let all = (0..<table.rowCount).map { names.key($0).text }
    let sorted = Set(all).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let groups = table.groups(by: keys)
    var columns = table.keyColumns(keys, rows: groups.compactMap(\.first))
    for name in sorted.prefix(limit ?? sorted.count) {
      let values = groups.map { rows -> Value in
        let own = rows.filter { all[$0] == name }
        return own.isEmpty ? .missing : operation.value(of: own.map(source.key))
      }
      columns.set(Column(name, of: values))
    }
    return Table(columns)
  }
}
