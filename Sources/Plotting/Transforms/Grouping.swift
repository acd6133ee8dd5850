import Manuscript
import Results

extension PropertyReader {
  /// The fields of `groupby`; none where the author gives none.
  mutating func groupby(in columns: TableColumns) -> [String] {
    columnList("groupby", in: columns) ?? []
  }

  /// The name or names of `as`, with defaults for those not given.
  ///
  /// - Parameter defaults: The names in Vega's documentation; as many as the transform makes.
  mutating func names(_ defaults: [String]) -> [String] {
    guard let node = value("as") else { return defaults }
    if let name = node.string { return [name] + defaults.dropFirst() }
    let names = (node.elements ?? []).map(\.string)
    let given = names.compactMap(\.self)
    guard node.elements != nil, given.count == names.count,
      (1...defaults.count).contains(given.count)
    else {
      return wrong(
        node, "as",
        expected: defaults.count == 1 ? "a name" : "a name or a list of \(defaults.count) names")
        ?? defaults
    }
    return given + defaults.dropFirst(given.count)
  }

  /// A column of numbers that the property names; a diagnostic for texts.
  mutating func numericColumn(_ name: String, in columns: TableColumns) -> String? {
    guard let node = value(name), let field = column(node, name, in: columns) else { return nil }
    return numeric(field, at: node, in: columns)
  }

  /// The column, if it holds numbers; a diagnostic and nil for texts.
  func numeric(_ field: String, at node: YAMLNode, in columns: TableColumns) -> String? {
    guard !diagnostics.isVegaLite, columns[field] == .string || columns[field] == .list,
      columns.holdsWords(field)
    else { return field }
    diagnostics.report(
      PlotMessages.custom(
        "the column ‘\(field)’ holds texts, and \(subject) needs numbers", at: node.range))
    return nil
  }

  /// A whole number of a range.
  mutating func count(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let node = value(name) else { return nil }
    if let number = node.double, number == number.rounded(),
      (Double(range.lowerBound)...Double(range.upperBound)).contains(number)
    {
      return Int(number)
    }
    return wrong(
      node, name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// The least and the greatest number of `extent`.
  mutating func extent() -> ClosedRange<Double>? {
    guard let node = value("extent") else { return nil }
    if let parameter = node["param"] {
      diagnostics.report(PlotMessages.interaction("param", at: parameter.range))
      return nil
    }
    let ends = (node.elements ?? []).compactMap(\.double).filter(\.isFinite)
    guard node.elements?.count == 2, ends.count == 2, ends[0] < ends[1] else {
      return wrong(node, "extent", expected: "a list of two numbers, the lesser first")
    }
    return ends[0]...ends[1]
  }

  /// Reports that a transform lacks a property without which it does nothing.
  func needs(_ name: String, _ words: String) {
    guard !has(name) else { return }
    diagnostics.report(
      PlotMessages.custom("\(subject) needs ‘\(name)’, \(words)", at: node.range))
  }
}

extension Table {
  /// The rows of each group without those that have no number in some columns.
  func numericGroups(by names: [String], _ columns: [[Double]]) -> [[Int]] {
    groups(by: names).map { rows in
      rows.filter { row in columns.allSatisfy { $0[row].isFinite } }
    }
  }

  /// The columns of some names, each with the values of some rows.
  func keyColumns(_ names: [String], rows: [Int]) -> [Column] {
    names.compactMap { self[$0]?.selecting(rows) }
  }
}

extension [Column] {
  /// Adds a column or puts it in the place of the one of that name.
  mutating func set(_ column: Column) {
    if let index = firstIndex(where: { $0.name == column.name }) {
      self[index] = column
    } else {
      append(column)
    }
  }
}
