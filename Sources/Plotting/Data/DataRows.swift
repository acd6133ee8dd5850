import Manuscript
import Results

/// Makes tables of rows as JSON and YAML write them.
///
/// Members of objects within rows become columns of their own, named by the way to them (`a.b`); lists
/// stay whole. A row that is a list has the columns `0`, `1` and so on; one that is a plain value has
/// the column `data`.
enum DataRows {
  /// The table of some rows; what a row lacks is missing.
  static func table(_ rows: [YAMLNode]) -> Table {
    var names: [String] = []
    var columns: [String: [Value]] = [:]
    for (index, row) in rows.enumerated() {
      fill(row, "", index) { name, value in
        if columns[name] == nil {
          names.append(name)
          columns[name] = []
        }
        let count = columns[name]?.count ?? 0
        columns[name]?.append(
          contentsOf: repeatElement(.missing, count: max(0, index - count)))
        columns[name]?.append(value)
      }
    }
    return Table(
      names.map { name in
        let values = columns[name] ?? []
        return Column(
          name, of: values + [Value](repeating: .missing, count: rows.count - values.count))
      })
  }

  private static func fill(
    _ node: YAMLNode, _ name: String, _ row: Int, _ set: (String, Value) -> Void
  ) {
    if name.isEmpty, let elements = node.elements {
      for (index, element) in elements.enumerated() { set("\(index)", value(element)) }
      return
    }
    guard let entries = node.entries else {
      set(name.isEmpty ? "data" : name, value(node))
      return
    }
    for entry in entries {
      fill(entry.value, name.isEmpty ? entry.key.value : "\(name).\(entry.key.value)", row, set)
    }
  }

  /// A node as a value: a list as a list, numbers that are not finite and objects within lists as
  /// missing.
  private static func value(_ node: YAMLNode) -> Value {
    if let elements = node.elements { return .string(ListText.text(of: elements.map(value))) }
    return node.isNull ? .null : node.datum ?? .missing
  }
}
