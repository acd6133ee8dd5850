import Manuscript
import Publishing
import Results

/// The rows in which two result tables differ, as far as a page shows them.
struct ChangedRows {
  /// A row that differs.
  struct Row {
    /// What became of it.
    var status: ItemChange.Status
    /// The values that tell it from others.
    var key: [String]
    /// The values of the columns shown: the earlier and the later one, nil where there is no such row.
    var cells: [Cell]
    /// How much it changed, for the order; rows that come or go stand last.
    var size: Double
  }

  /// A value of a row, before and after.
  struct Cell {
    var from: String?
    var to: String?
    /// Whether it differs, in a row that is in both tables.
    var differs: Bool
  }

  /// The most rows that are shown.
  static let longest = 12
  /// The most columns that are shown beside those of the key.
  static let widest = 5

  /// The columns that tell rows apart; `row` where rows were matched by position.
  let keys: [String]
  /// The columns shown.
  let columns: [String]
  /// The rows shown, those that changed most first.
  let rows: [Row]
  /// How many rows differ besides.
  let rowsLeft: Int
  /// How many columns differ besides.
  let columnsLeft: Int

  /// The rows of which a difference speaks.
  init(
    from earlier: Table, to later: Table, _ difference: TableDifference, tolerance: Tolerance
  ) {
    let matching = RowMatching(from: earlier, to: later, keys: difference.keys)
    keys = matching.keys.isEmpty ? ["row"] : matching.keys
    let differing = difference.columns.map(\.name)
    // Where rows only come or go, their values are those of the first columns.
    let all =
      differing.isEmpty
      ? later.columnNames.filter { earlier[$0] != nil && !matching.keys.contains($0) } : differing
    columns = Array(all.prefix(Self.widest))
    columnsLeft = differing.count - min(differing.count, Self.widest)
    let reading = RowReading(
      earlier: earlier, later: later, keys: matching.keys, columns: columns, tolerance: tolerance)
    let tally = Set(differing)
    var rows = matching.pairs.compactMap { left, right -> Row? in
      guard reading.differs(left, right, in: tally) else { return nil }
      return reading.row(.changed, left: left, right: right)
    }
    rows.sort { $0.size > $1.size }
    let (before, after) = (Set(matching.pairs.map(\.0)), Set(matching.pairs.map(\.1)))
    rows += (0..<later.rowCount).filter { !after.contains($0) }
      .map { reading.row(.added, left: nil, right: $0) }
    rows += (0..<earlier.rowCount).filter { !before.contains($0) }
      .map { reading.row(.removed, left: $0, right: nil) }
    self.rows = Array(rows.prefix(Self.longest))
    rowsLeft = rows.count - self.rows.count
  }
}

/// Reads rows of two tables.
private struct RowReading {
  let earlier: Table
  let later: Table
  let keys: [String]
  let columns: [String]
  let tolerance: Tolerance

  /// Whether a value of matched rows differs.
  func differs(_ left: Int, _ right: Int, in columns: Set<String>) -> Bool {
    columns.contains { name in
      guard let before = earlier[name], let after = later[name] else { return false }
      return differs(ComparableCell(before[left]), ComparableCell(after[right]))
    }
  }

  /// Whether two values differ by more than is passed over.
  private func differs(_ from: ComparableCell, _ to: ComparableCell) -> Bool {
    guard from != to else { return false }
    guard let from = from.number, let to = to.number else { return true }
    return !tolerance.covers(from, to)
  }

  func row(_ status: ItemChange.Status, left: Int?, right: Int?) -> ChangedRows.Row {
    var size = 0.0
    let cells = columns.map { name -> ChangedRows.Cell in
      let from = left.flatMap { row in earlier[name].map { $0[row] } }
      let to = right.flatMap { row in later[name].map { $0[row] } }
      guard let from, let to else {
        return .init(from: from.map(words), to: to.map(words), differs: false)
      }
      let (old, new) = (ComparableCell(from), ComparableCell(to))
      guard differs(old, new) else {
        return .init(from: words(from), to: words(to), differs: false)
      }
      size = max(size, Self.distance(old, new))
      let (before, after) = NumberWording.pair(Manifest.Scalar(from), Manifest.Scalar(to))
      return .init(from: before, to: after, differs: true)
    }
    return .init(status: status, key: key(left: left, right: right), cells: cells, size: size)
  }

  /// The key columns' values, or the row's number in its table.
  private func key(left: Int?, right: Int?) -> [String] {
    let table = right == nil ? earlier : later
    let row = right ?? left ?? 0
    if keys.isEmpty { return [String(row + 1)] }
    return keys.map { name in table[name].map { words($0[row]) } ?? "" }
  }

  private func words(_ value: Value) -> String { NumberWording.key(Manifest.Scalar(value)) }

  /// |to − from| of the larger one; more than any of that where one is no number.
  private static func distance(_ from: ComparableCell, _ to: ComparableCell) -> Double {
    guard let from = from.number, let to = to.number else { return .infinity }
    return (to / max(from.magnitude, to.magnitude) - from / max(from.magnitude, to.magnitude))
      .magnitude
  }
}
