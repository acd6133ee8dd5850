import Manuscript
import Results

/// `flatten`: a row for each element of lists, those of several columns side by side.
///
/// Where lists are of unequal length, the shorter ones end in missing values.
struct FlattenTransform: PlotTransform {
  static let key = "flatten"
  private let fields: [String]
  private let names: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let node = reader.value(Self.key)
    let fields = reader.columnList(Self.key, in: scope.columns)
    names = reader.names(fields ?? [""])
    guard let fields, let node, !fields.isEmpty else { return nil }
    self.fields = fields
    var isWrong = false
    for field in fields where scope.columns[field] != .list {
      isWrong = true
      reader.diagnostics.report(
        PlotMessages.custom("the column ‘\(field)’ holds no lists", at: node.range))
    }
    for (field, name) in zip(fields, names) {
      scope.columns.set(name, scope.columns.elements(of: field))
    }
    guard !isWrong else { return nil }
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let lists = fields.map { field in
      (0..<table.rowCount).map { row -> [Value] in
        let value = table[field]?.key(row) ?? .missing
        return ListText.elements(of: value) ?? (value == .missing ? [] : [value])
      }
    }
    let lengths = (0..<table.rowCount).map { row in lists.map { $0[row].count }.max() ?? 0 }
    let rows = lengths.enumerated().flatMap { row, length in
      [Int](repeating: row, count: length)
    }
    var columns = table.selecting(rows).columns
    for (name, lists) in zip(names, lists) {
      let values = lists.enumerated().flatMap { row, list in
        list + [Value](repeating: .null, count: lengths[row] - list.count)
      }
      columns.set(Column(name, of: values))
    }
    return Table(columns)
  }
}
