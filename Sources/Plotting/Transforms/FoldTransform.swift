import Manuscript
import Results

/// `fold`: columns become rows, their names in a key column and their values in another.
struct FoldTransform: PlotTransform {
  static let key = "fold"
  private let fields: [String]
  private let keyName: String
  private let valueName: String

  init?(reading reader: inout PropertyReader, columns: inout TableColumns) {
    let fields = reader.columnList(Self.key, in: columns)
    let names = reader.value("as").flatMap { node -> [String]? in
      let strings = node.elements?.compactMap(\.string) ?? []
      guard strings.count == 2 else {
        return reader.wrong(node, "as", expected: "a list of two names")
      }
      return strings
    }
    keyName = names?[0] ?? "key"
    valueName = names?[1] ?? "value"
    let kinds = (fields ?? []).compactMap { columns[$0] }
    columns.set(keyName, .string)
    columns.set(
      valueName,
      kinds.first.map { first in
        kinds.allSatisfy { $0 == first } ? first : .string
      } ?? .number)
    guard let fields else { return nil }
    self.fields = fields
  }

  func applied(to table: Table) -> Table {
    let count = fields.count
    let rows = (0..<table.rowCount * count).map { $0 / count }
    let sources = fields.compactMap { table[$0]?.keys }
    let values = (0..<table.rowCount).flatMap { row in sources.map { $0[row] } }
    let names = (0..<table.rowCount).flatMap { _ in fields.map(String?.some) }
    return table.selecting(rows)
      .setting(Column(keyName, .strings(names)))
      .setting(Column(valueName, of: values))
  }
}
