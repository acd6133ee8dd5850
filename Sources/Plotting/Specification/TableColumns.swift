public import Results

/// What is known of a result table before anything runs: its name and its columns.
public struct TableColumns: Sendable, Hashable {
  /// What a column holds.
  public enum Kind: String, Sendable, Hashable {
    /// Truth values.
    case boolean
    /// Numbers, whole or not.
    case number
    /// Texts.
    case string
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it holds.
    public var kind: Kind

    /// A column of a table.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The table's name, by which plots refer to it.
  public var name: String
  /// Its columns, in order.
  public var columns: [Column]

  /// Whether any name passes for a column, since the table itself could not be found.
  private var isOpen = false

  /// The columns of a table that could not be found: whatever is asked for exists, so that one
  /// mistake is not reported many times.
  static var unknown: TableColumns {
    var columns = TableColumns("", [])
    columns.isOpen = true
    return columns
  }

  /// The columns of a table.
  public init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// The columns of a table that exists.
  public init(_ name: String, of table: Table) {
    self.name = name
    columns = table.columns.map { column in
      switch column.values {
      case .booleans: Column(column.name, .boolean)
      case .integers, .numbers: Column(column.name, .number)
      case .strings: Column(column.name, .string)
      }
    }
  }

  /// What a column holds; nil where there is none of that name.
  public subscript(name: String) -> Kind? {
    columns.first { $0.name == name }?.kind ?? (isOpen ? .number : nil)
  }

  /// Adds a column or changes the kind of the one of that name.
  mutating func set(_ name: String, _ kind: Kind) {
    if let index = columns.firstIndex(where: { $0.name == name }) {
      columns[index].kind = kind
    } else {
      columns.append(Column(name, kind))
    }
  }
}
