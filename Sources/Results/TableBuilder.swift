/// A table that is being filled row by row.
public struct TableBuilder: Sendable {
  private let names: [String]
  private var builders: [ColumnBuilder]

  /// An empty table with columns of these names, whose types their values will tell.
  public init(_ names: [String]) {
    precondition(Set(names).count == names.count, "the columns of a table have distinct names")
    self.names = names
    builders = Array(repeating: ColumnBuilder(), count: names.count)
  }

  /// Adds a row with one value a column.
  ///
  /// Whole numbers and numbers in one column become numbers, missing values go with everything.
  ///
  /// - Throws: ``TableError/mixedKinds(column:first:second:)`` where a value does not go with those
  ///   above it; the table then lacks the row.
  public mutating func append(_ row: [Value]) throws(TableError) {
    precondition(row.count == names.count, "a row has one value for each column")
    let before = builders
    for (index, value) in row.enumerated() where !builders[index].append(value) {
      let first = builders[index].kind ?? .number
      builders = before
      throw .mixedKinds(column: names[index], first: first, second: value.kind ?? .number)
    }
  }

  /// The table of all rows added.
  public func finished() -> Table {
    Table(zip(names, builders).map { Column($0, $1.finished()) })
  }
}

/// Why tables or rows cannot be put together.
public enum TableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Values of one column are of kinds that do not mix.
  case mixedKinds(column: String, first: Column.Kind, second: Column.Kind)
  /// Tables that should follow each other have different columns.
  case differentColumns([String], [String])
  /// A constant column has the name of a column of the table.
  case columnTwice(String)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .mixedKinds(let column, let first, let second):
      "column ‘\(column)’ holds \(first.wording) and \(second.wording)"
    case .differentColumns(let first, let second):
      "a table with the columns \(first.joined(separator: ", ")) cannot be followed by one with "
        + second.joined(separator: ", ")
    case .columnTwice(let column): "there are two columns ‘\(column)’"
    }
  }
}

extension Column.Kind {
  /// The values of this kind in words, in the plural.
  public var wording: String {
    switch self {
    case .boolean: "truth values"
    case .integer: "whole numbers"
    case .number: "numbers"
    case .string: "texts"
    }
  }
}

extension Table {
  /// A part of a concatenation: a table, and values that are the same in all its rows.
  public struct Part: Sendable {
    /// Columns that come before the table's own, with one value each.
    public var constants: [(name: String, value: Value)]
    /// The rows.
    public var table: Table

    /// A table with constant columns before its own.
    public init(constants: [(name: String, value: Value)] = [], _ table: Table) {
      self.constants = constants
      self.table = table
    }
  }

  /// The rows of tables with the same columns, one table after the other.
  ///
  /// Types widen as in ``TableBuilder``. Nothing to concatenate gives a table without columns.
  public init(concatenating parts: [Part]) throws(TableError) {
    guard let first = parts.first else {
      self.init([])
      return
    }
    let names = first.columnNames
    if let twice = names.enumerated().first(where: { names.firstIndex(of: $1) != $0 }) {
      throw .columnTwice(twice.element)
    }
    var builders = Array(repeating: ColumnBuilder(), count: names.count)
    for part in parts {
      guard part.columnNames == names else { throw .differentColumns(names, part.columnNames) }
      for (index, values) in part.columnValues.enumerated() where !builders[index].append(values) {
        throw .mixedKinds(
          column: names[index], first: builders[index].kind ?? .number, second: values.kind)
      }
    }
    self.init(zip(names, builders).map { Column($0, $1.finished()) })
  }
}

extension Table.Part {
  fileprivate var columnNames: [String] { constants.map(\.name) + table.columnNames }

  fileprivate var columnValues: [Column.Values] {
    constants.map { Column.Values(repeating: $0.value, count: table.rowCount) }
      + table.columns.map(\.values)
  }
}

extension Column.Values {
  /// The same value a number of times.
  public init(repeating value: Value, count: Int) {
    switch value {
    case .missing: self = .numbers(Array(repeating: .nan, count: count))
    case .boolean(let boolean): self = .booleans(Array(repeating: boolean, count: count))
    case .integer(let integer): self = .integers(Array(repeating: integer, count: count))
    case .number(let number): self = .numbers(Array(repeating: number, count: count))
    case .string(let string): self = .strings(Array(repeating: string, count: count))
    }
  }

  /// Values of one kind, or of kinds that widen to one; nil where they do not mix.
  public init?(_ values: [Value]) {
    var builder = ColumnBuilder()
    for value in values where !builder.append(value) { return nil }
    self = builder.finished()
  }
}
