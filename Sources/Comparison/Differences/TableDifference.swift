public import Publishing

/// How two result tables differ, value by value.
///
/// Rows are matched by their key columns (the swept parameters and the replicate) where the keys
/// tell all rows of either table apart, else by the columns from the left that do, or by position. A whole number and a real number of the
/// same value are equal, and so are 0 and −0.
public struct TableDifference: Sendable, Hashable, Codable {
  /// The columns that rows were matched by; empty where they were matched by position.
  public var keys: [String] = []
  /// The number of rows before.
  public var rowsBefore = 0
  /// The number of rows after.
  public var rowsAfter = 0
  /// Rows after without a row before.
  public var rowsAdded = 0
  /// Rows before without a row after.
  public var rowsRemoved = 0
  /// Matched rows in which a value differs.
  public var rowsChanged = 0
  /// How many values differ by less than is looked at.
  public var cellsWithinTolerance = 0
  /// Whether matched rows stand in another order.
  public var reordersRows = false
  /// The columns that are new.
  public var columnsAdded: [String] = []
  /// The columns that are gone.
  public var columnsRemoved: [String] = []
  /// The columns in which a value of a matched row differs.
  public var columns: [ColumnChange] = []

  /// Whether the tables hold the same values in the same rows and columns.
  public var isEmpty: Bool {
    rowsAdded == 0 && rowsRemoved == 0 && rowsChanged == 0 && !reordersRows
      && columnsAdded.isEmpty && columnsRemoved.isEmpty
  }

  /// The column with the largest relative change.
  public var largest: ColumnChange? {
    columns.max { ($0.largest.relative ?? -1) < ($1.largest.relative ?? -1) }
  }
}

/// How the values of one column differ in the rows that two tables share.
public struct ColumnChange: Sendable, Hashable, Codable {
  /// The column.
  public var name: String
  /// How many values differ.
  public var cellsChanged: Int
  /// The largest |to − from| over numbers; nil where no number changed into another.
  public var largestAbsolute: Double?
  /// The value with the largest relative change; the first that differs where none has one.
  public var largest: CellChange
  /// Whether the means over repetitions are compatible; nil where nothing is repeated.
  public var means: MeansComparison?

  package init(name: String, cellsChanged: Int, largestAbsolute: Double? = nil, largest: CellChange)
  {
    self.name = name
    self.cellsChanged = cellsChanged
    self.largestAbsolute = largestAbsolute
    self.largest = largest
  }
}

/// One value that differs.
public struct CellChange: Sendable, Hashable, Codable {
  /// The values of the key columns in its row, in the order of `keys`; empty where rows were
  /// matched by position.
  public var key: [Manifest.Scalar]
  /// The row in the later table, from 1.
  public var row: Int
  /// The earlier value.
  public var from: Manifest.Scalar
  /// The later value.
  public var to: Manifest.Scalar
  /// |to − from| / max(|from|, |to|), from 0 to 2; nil where one is not a number.
  ///
  /// Taken of the larger one, it is the same in both directions and has a value beside 0.
  public var relative: Double?
  /// to / from, where both are above or both below zero.
  public var ratio: Double?

  package init(
    key: [Manifest.Scalar], row: Int, from: Manifest.Scalar, to: Manifest.Scalar,
    relative: Double? = nil, ratio: Double? = nil
  ) {
    self.key = key
    self.row = row
    self.from = from
    self.to = to
    self.relative = relative
    self.ratio = ratio
  }
}
