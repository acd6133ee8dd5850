import Manuscript
import Publishing

/// How the printed cells of a table differ.
public struct CellsChange: Sendable, Hashable, Codable {
  /// How many cells both tables have and print differently.
  public var cellsChanged: Int
  /// The number of rows before.
  public var rowsBefore: Int
  /// The number of rows after.
  public var rowsAfter: Int
  /// The headings that are new.
  public var columnsAdded: [String]
  /// The headings that are gone.
  public var columnsRemoved: [String]
  /// The first changed cell: its heading, its row from 1 and its texts; nil when none is.
  public var first: Cell?

  /// A cell with two texts.
  public struct Cell: Sendable, Hashable, Codable {
    /// The column's heading.
    public var column: String
    /// The row, from 1.
    public var row: Int
    /// The earlier text.
    public var from: String
    /// The later text.
    public var to: String

    package init(column: String, row: Int, from: String, to: String) {
      self.column = column
      self.row = row
      self.from = from
      self.to = to
    }
  }

  /// How two printed tables differ; nil where they do not.
  ///
  /// Rows are compared by position and columns by heading; where a heading stands twice, columns
  /// are compared by position too.
  init?(
    from earlier: Manifest.PrintedTable, to later: Manifest.PrintedTable, by reading: CellReading
  ) {
    rowsBefore = earlier.rows.count
    rowsAfter = later.rows.count
    columnsAdded = later.columns.filter { !earlier.columns.contains($0) }
    columnsRemoved = earlier.columns.filter { !later.columns.contains($0) }
    cellsChanged = 0
    let pairs = Self.commonColumns(earlier.columns, later.columns)
    for (row, (before, after)) in zip(earlier.rows, later.rows).enumerated() {
      for (left, right) in pairs where left < before.count && right < after.count {
        guard before[left] != after[right], !reading.covers(before[left], after[right]) else {
          continue
        }
        cellsChanged += 1
        let change = Cell(
          column: later.columns[right], row: row + 1, from: before[left], to: after[right])
        first = first ?? change
      }
    }
    let isEqual =
      cellsChanged == 0 && rowsBefore == rowsAfter && earlier.columns == later.columns
    if isEqual { return nil }
  }

  fileprivate static func commonColumns(_ earlier: [String], _ later: [String]) -> [(Int, Int)] {
    let isUnique = Set(earlier).count == earlier.count && Set(later).count == later.count
    guard isUnique else { return zip(earlier.indices, later.indices).map { ($0, $1) } }
    return later.enumerated().compactMap { index, heading in
      earlier.firstIndex(of: heading).map { ($0, index) }
    }
  }
}

/// Which printed cells count as equal although they differ.
struct CellReading {
  /// Which numbers do.
  let tolerance: Tolerance
  /// Whether the last digit may differ by one, as the numbers behind moved within tolerance alone.
  let rounds: Bool

  /// Whether two cells that differ count as equal.
  func covers(_ from: String, _ to: String) -> Bool {
    tolerance != .exact && tolerance.covers(printed: from, to, rounds: rounds)
  }

  /// How many cells differ and count as equal.
  func cellsWithinTolerance(
    from earlier: Manifest.PrintedTable, to later: Manifest.PrintedTable
  ) -> Int {
    let pairs = CellsChange.commonColumns(earlier.columns, later.columns)
    return zip(earlier.rows, later.rows).reduce(0) { sum, rows in
      let (before, after) = rows
      return sum
        + pairs.count { left, right in
          left < before.count && right < after.count && before[left] != after[right]
            && covers(before[left], after[right])
        }
    }
  }
}
