import Manuscript
import Results

/// `fold`: columns become rows, their names in a key column and their values in another.
struct FoldTransform: PlotTransform {
  static let key = "fold"
  private let fields: [String]
  private let keyName: String
  private let valueName: String

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let fields = reader.columnList(Self.key, in: scope.columns)
    let names = reader.names(["key", "value"])
    (keyName, valueName) = (names[0], names[1])
    let kinds = (fields ?? []).compactMap { scope.columns[$0] }
    let kind = kinds.first.map { first in kinds.allSatisfy { $0 == first } ? first : .string }
    scope.columns.set(keyName, .string)
    scope.columns.set(valueName, kind ?? .number)
    guard let fields else { return nil }
    self.fields = fields
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let count = fields.count
    let rows = (0..<table.rowCount * count).map { $0 / count }
    let sources = fields.map(table.keys)
    let values = (0..<table.rowCount).flatMap { row in sources.map { $0[row] } }
    let names = (0..<table.rowCount).flatMap { _ in fields.map(String?.some) }
    return table.selecting(rows)
      .setting(Column(keyName, .strings(names)))
      .setting(Column(valueName, of: values))
  }
}
