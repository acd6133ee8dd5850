/// One cell of a result table.
public enum Value: Sendable, Hashable {
  /// No value: the event did not happen, the cell was empty.
  case missing
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// Text.
  case string(String)
}

/// One column of a result table: a name and values of one type.
public struct Column: Sendable, Hashable {
  /// The values of a column, all of one type.
  public enum Values: Sendable, Hashable {
    /// Truth values.
    case booleans([Bool?])
    /// Whole numbers, none missing.
    case integers([Int])
    /// Finite numbers; NaN stands for a missing one.
    case numbers([Double])
    /// Texts.
    case strings([String?])
  }

  /// The column's name, unique in its table.
  public var name: String
  /// Its values, one a row.
  public var values: Values

  /// A column.
  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .booleans(let values): values.count
    case .integers(let values): values.count
    case .numbers(let values): values.count
    case .strings(let values): values.count
    }
  }

  /// The value in a row, counted from 0.
  public subscript(row: Int) -> Value {
    switch values {
    case .booleans(let values): values[row].map(Value.boolean) ?? .missing
    case .integers(let values): .integer(values[row])
    case .numbers(let values): values[row].isNaN ? .missing : .number(values[row])
    case .strings(let values): values[row].map(Value.string) ?? .missing
    }
  }

  public static func == (left: Column, right: Column) -> Bool {
    guard left.name == right.name, left.count == right.count else { return false }
    return (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}

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
}
