/// A result table: named columns of equal length.
public struct Table: Sendable, Hashable {
  /// The columns, in order.
  public private(set) var columns: [Column]
  /// The number of rows.
  public let rowCount: Int

  /// A table of columns; all must have the same number of rows and distinct names.
  public init(_ columns: [Column]) {
    let rowCount = columns.first?.count ?? 0
    precondition(
      columns.allSatisfy { $0.count == rowCount }, "the columns of a table have equal lengths")
    precondition(
      Set(columns.map(\.name)).count == columns.count, "the columns of a table have distinct names")
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The column of that name, or nil.
  public subscript(name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The values of a row, counted from 0, in the order of the columns.
  public func row(_ row: Int) -> [Value] {
    columns.map { $0[row] }
  }
}
