import Publishing

/// Differences between tables in words.
enum DataWording {
  /// The most columns that are told one by one.
  private static let longestList = 8

  /// The one phrase for an experiment's results; names the experiment among several.
  static func headline(_ data: DataChange, among count: Int) -> String {
    let subject = count > 1 ? "data of \(data.experiment)" : "data"
    switch data.extent {
    case .added: return "data of \(data.experiment) added"
    case .removed: return "data of \(data.experiment) removed"
    case .unreadable: return "\(subject) not comparable"
    case .keyOnly:
      return "\(subject) probably changed (too large to be committed: compared by key only)"
    case .values: break
    }
    guard let table = data.table else { return "\(subject) equal (written in other bytes)" }
    return "\(subject) changed (\(summary(table)))"
  }

  /// The lines that explain a table's difference: what repetitions say, and one a column where there
  /// are several.
  static func details(_ data: DataChange) -> [ReportLine] {
    guard let table = data.table else { return [] }
    var lines = remarks(data)
    guard table.columns.count > 1 else { return lines }
    let shown = table.columns.prefix(longestList)
    lines += shown.map { ReportLine(line(for: $0, keys: table.keys), indent: 6) }
    let left = table.columns.count - shown.count
    if left > 0 { lines.append(ReportLine("and \(left) more columns", .aside, indent: 6)) }
    return lines
  }

  static func summary(_ table: TableDifference) -> String {
    var parts: [String] = []
    let matched = table.rowsAfter - table.rowsAdded
    if table.rowsChanged > 0 { parts.append("\(table.rowsChanged) of \(matched) rows") }
    if table.rowsAdded > 0 { parts.append(rows(table.rowsAdded, "added")) }
    if table.rowsRemoved > 0 { parts.append(rows(table.rowsRemoved, "removed")) }
    if table.reordersRows { parts.append("rows in another order") }
    parts += table.columnsAdded.map { "column \($0) added" }
    parts += table.columnsRemoved.map { "column \($0) removed" }
    if let largest = table.largest {
      parts.append("largest change \(largest.name) \(size(largest.largest, keys: table.keys))")
    }
    return parts.joined(separator: "; ")
  }

  /// A column's change, piece by piece: its name, how many values differ, by how much at most, the
  /// largest change of one, and where that is.
  static func cells(of column: ColumnChange, keys: [String]) -> [String] {
    let place =
      keys.isEmpty || column.largest.key.count != keys.count
      ? ["row \(column.largest.row)"] : column.largest.key.map(NumberWording.key)
    return [
      column.name, String(column.cellsChanged),
      column.largestAbsolute.map { NumberWording.significant($0) } ?? "",
      NumberWording.change(column.largest), place.joined(separator: ", "),
    ]
  }

  /// The most columns that are told one by one on a page.
  static let longestColumnTable = longestList

  /// What repetitions say of the columns, and by what rows were matched where no key tells them apart.
  static func remarks(_ data: DataChange) -> [ReportLine] {
    guard let table = data.table else { return [] }
    var lines = table.columns.prefix(longestList).compactMap { column in
      column.means.map { line(for: $0, of: column.name) }
    }
    if table.keys.isEmpty && !table.columns.isEmpty {
      lines.append(
        ReportLine("rows of \(data.experiment) compared by position", .aside, indent: 6))
    }
    return lines
  }

  private static func line(for column: ColumnChange, keys: [String]) -> String {
    let noun = column.cellsChanged == 1 ? "value" : "values"
    let absolute =
      column.largestAbsolute.map { ", by at most \(NumberWording.significant($0))" } ?? ""
    return "\(column.name): \(column.cellsChanged) \(noun)\(absolute), "
      + "most \(size(column.largest, keys: keys))"
  }

  /// What the repetitions say of a change.
  private static func line(for means: MeansComparison, of column: String) -> ReportLine {
    let groups = "\(means.groups) \(means.groups == 1 ? "group" : "groups")"
    let verdict =
      means.groupsDiffering == 0
      ? "means compatible with their spread in \(groups)"
      : "means differ beyond their spread in \(means.groupsDiffering) of \(groups)"
    let probability = NumberWording.significant(means.smallestP, 2)
    return ReportLine(
      "\(column): \(verdict) (\(MeansComparison.test), smallest p \(probability))",
      means.groupsDiffering == 0 ? .aside : nil, indent: 6)
  }

  /// The size and place of a change: `×1.24 at family=scaled, variance=0.001`.
  private static func size(_ cell: CellChange, keys: [String]) -> String {
    let place =
      keys.isEmpty || cell.key.count != keys.count
      ? "in row \(cell.row)"
      : "at "
        + zip(keys, cell.key).map { "\($0)=\(NumberWording.key($1))" }.joined(separator: ", ")
    return "\(NumberWording.change(cell)) \(place)"
  }

  private static func rows(_ count: Int, _ word: String) -> String {
    "\(count) \(count == 1 ? "row" : "rows") \(word)"
  }
}

extension DataWording {
  /// The one phrase for a printed table.
  static func headline(_ cells: CellsChange) -> String {
    var parts: [String] = []
    if cells.cellsChanged > 0 {
      parts.append("\(cells.cellsChanged) \(cells.cellsChanged == 1 ? "cell" : "cells")")
    }
    if cells.rowsBefore != cells.rowsAfter {
      parts.append("\(cells.rowsBefore) → \(cells.rowsAfter) rows")
    }
    parts += cells.columnsAdded.map { "column \($0) added" }
    parts += cells.columnsRemoved.map { "column \($0) removed" }
    return
      "print changed (\(parts.isEmpty ? "columns in another order" : parts.joined(separator: "; ")))"
  }

  /// The first changed cell.
  static func details(_ cells: CellsChange) -> [ReportLine] {
    guard let first = cells.first else { return [] }
    return [
      ReportLine(
        "row \(first.row), \(TextWording.short(first.column)): "
          + TextWording.change(from: first.from, to: first.to), indent: 6)
    ]
  }
}
