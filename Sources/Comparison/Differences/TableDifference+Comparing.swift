public import Manuscript
import Publishing
public import Results

extension TableDifference {
  /// Compares two tables.
  ///
  /// - Parameters:
  ///   - keys: The names of the columns that are known to tell rows apart; those that either table
  ///     lacks are left out.
  ///   - tolerance: Which numbers count as equal although they differ.
  public init(
    from earlier: Table, to later: Table, keys: [String], tolerance: Tolerance = .exact
  ) {
    rowsBefore = earlier.rowCount
    rowsAfter = later.rowCount
    let names = later.columns.map(\.name)
    columnsAdded = names.filter { earlier[$0] == nil }
    columnsRemoved = earlier.columns.map(\.name).filter { later[$0] == nil }
    let shared = keys.filter { earlier[$0] != nil && later[$0] != nil }
    let matching = RowMatching(from: earlier, to: later, keys: shared)
    self.keys = matching.keys
    rowsAdded = matching.added
    rowsRemoved = matching.removed
    reordersRows = matching.isReordered
    compareCells(from: earlier, to: later, matching, tolerance)
    if shared.contains("replicate") { compareMeans(from: earlier, to: later, keys: shared) }
  }

  private mutating func compareCells(
    from earlier: Table, to later: Table, _ matching: RowMatching, _ tolerance: Tolerance
  ) {
    var changedRows = Set<Int>()
    let keyColumns = matching.keys.compactMap { later[$0] }
    for column in later.columns where !matching.keys.contains(column.name) {
      guard let before = earlier[column.name] else { continue }
      var tally = ColumnTally(tolerance: tolerance)
      for (left, right) in matching.pairs {
        guard tally.add(from: before[left], to: column[right], row: right) else { continue }
        changedRows.insert(right)
      }
      cellsWithinTolerance += tally.countWithinTolerance
      if let change = tally.change(of: column.name, keyColumns: keyColumns) {
        columns.append(change)
      }
    }
    rowsChanged = changedRows.count
  }

  /// Reads the changed columns as means over repetitions.
  private mutating func compareMeans(from earlier: Table, to later: Table, keys: [String]) {
    for index in columns.indices {
      guard let before = earlier[columns[index].name], let after = later[columns[index].name] else {
        continue
      }
      columns[index].means = MeansComparison(
        from: earlier.groups(of: before, by: keys), to: later.groups(of: after, by: keys))
    }
  }
}

/// Counts the changes of one column and remembers the largest.
private struct ColumnTally {
  let tolerance: Tolerance
  private(set) var countWithinTolerance = 0
  private var count = 0
  private var largestAbsolute: Double?
  private var largest: (row: Int, from: Value, to: Value, relative: Double?)?

  init(tolerance: Tolerance) {
    self.tolerance = tolerance
  }

  /// Counts a pair of values; whether they differ.
  mutating func add(from before: Value, to after: Value, row: Int) -> Bool {
    let (left, right) = (ComparableCell(before), ComparableCell(after))
    guard left != right else { return false }
    var relative: Double?
    if let from = left.number, let to = right.number {
      if tolerance.covers(from, to) {
        countWithinTolerance += 1
        return false
      }
      let scale = max(from.magnitude, to.magnitude)
      let difference = (to - from).magnitude
      relative = difference.isFinite ? difference / scale : (to / scale - from / scale).magnitude
      let absolute = min(difference, .greatestFiniteMagnitude)
      largestAbsolute = max(largestAbsolute ?? 0, absolute)
    }
    count += 1
    if largest.map({ ($0.relative ?? -1) < (relative ?? -1) }) ?? true {
      largest = (row, before, after, relative)
    }
    return true
  }

  func change(of name: String, keyColumns: [Column]) -> ColumnChange? {
    guard let largest else { return nil }
    let cell = CellChange(
      key: keyColumns.map { Manifest.Scalar($0[largest.row]) }, row: largest.row + 1,
      from: Manifest.Scalar(largest.from), to: Manifest.Scalar(largest.to),
      relative: largest.relative, ratio: ratio(largest.from, largest.to))
    return ColumnChange(
      name: name, cellsChanged: count, largestAbsolute: largestAbsolute, largest: cell)
  }

  private func ratio(_ before: Value, _ after: Value) -> Double? {
    guard let from = ComparableCell(before).number, let to = ComparableCell(after).number,
      (from > 0 && to > 0) || (from < 0 && to < 0)
    else { return nil }
    let ratio = to / from
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }
}
