import Manuscript
import Results

/// A property of an axis' ticks, labels or grid lines that may differ from tick to tick.
struct TickProperty<Content: Sendable & Hashable>: Sendable, Hashable {
  /// What ticks that pass a test are given.
  struct Case: Sendable, Hashable {
    var test: Predicate
    var content: Content
  }

  /// The tests with what they decide; the first that passes wins.
  var cases: [Case] = []
  /// What all other ticks are given; nil for what the theme gives them.
  var otherwise: Content?

  /// The property of each tick of a table.
  func contents(on table: Table) -> [Content?] {
    guard !cases.isEmpty else { return [Content?](repeating: otherwise, count: table.rowCount) }
    let tests = cases.map { $0.test.test(on: table) }
    return (0..<table.rowCount).map { row in
      zip(cases, tests).first { $0.1(row) }?.0.content ?? otherwise
    }
  }
}

extension PropertyReader {
  /// A property that is one value, or `{condition: {test, value}, value}`.
  ///
  /// - Parameter read: Reads one value; nil, with a diagnostic, for what is none.
  mutating func tickProperty<Content>(
    _ name: String, _ read: (YAMLNode, PropertyReader) -> Content?
  ) -> TickProperty<Content>? {
    guard let node = value(name) else { return nil }
    guard node["condition"] != nil || node["value"] != nil,
      var outer = PropertyReader(node, "‘\(name)’ of \(subject)", diagnostics)
    else { return read(node, self).map { TickProperty(otherwise: $0) } }
    var property = TickProperty<Content>()
    if let condition = outer.value("condition") {
      for node in condition.elements ?? [condition] {
        guard var inner = PropertyReader(node, "‘condition’ of \(outer.subject)", diagnostics)
        else { continue }
        let test = inner.value("test").flatMap {
          Predicate(reading: $0, columns: TickTable.columns, diagnostics)
        }
        let content = inner.value("value").flatMap { read($0, self) }
        inner.finish()
        if let test, let content { property.cases.append(.init(test: test, content: content)) }
      }
    }
    property.otherwise = outer.value("value").flatMap { read($0, self) }
    outer.finish()
    return property
  }
}

/// The ticks of an axis as rows, which conditions and `labelExpr` are asked about: `datum.value`,
/// `datum.label`, and `datum.index` from 0 for the first tick to 1 for the last.
enum TickTable {
  /// The columns that conditions may name.
  static let columns: TableColumns = {
    var columns = TableColumns("the ticks", [])
    columns.set("value", .date)
    columns.set("label", .string)
    columns.set("index", .number)
    return columns
  }()

  /// The table of an axis' ticks, or of a legend's, which are counted.
  static func table(_ values: [Value], _ labels: [String], counts: Bool = false) -> Table {
    let last = counts ? 1 : Double(max(values.count - 1, 1))
    return Table([
      Column("value", of: values), Column("label", .strings(labels)),
      Column("index", .numbers(values.indices.map { Double($0) / last })),
    ])
  }
}
