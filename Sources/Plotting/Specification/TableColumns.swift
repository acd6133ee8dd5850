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
    /// Points in time, as milliseconds since 1970 began in UTC.
    case date
    /// Lists, of which `flatten` makes rows.
    case list
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// What the elements of lists are, where the column holds lists and that is known.
    var elements: Kind?
    /// Whether the values were written as texts, as in CSV, so that 2020 may mean a year.
    var isWrittenAsText = false
    /// Whether some of a column's texts can be read as numbers.
    var holdsDigits = false

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

  /// What a column holds that is not listed: any name passes for one, since the table itself could
  /// not be found or its columns follow from its values; nil where only those listed exist.
  private var kindOfOthers: Kind?

  /// The columns of a table that could not be found: whatever is asked for exists, so that one
  /// mistake is not reported many times.
  static var unknown: TableColumns {
    var columns = TableColumns("", [])
    columns.kindOfOthers = .number
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
      case .strings(let texts): Self.texts(column.name, texts)
      }
    }
  }

  /// What a column holds; nil where there is none of that name.
  public subscript(name: String) -> Kind? {
    columns.first { $0.name == name }?.kind ?? kindOfOthers
  }

  /// Adds a column or changes the kind of the one of that name.
  mutating func set(_ name: String, _ kind: Kind) {
    if let index = columns.firstIndex(where: { $0.name == name }) {
      columns[index] = Column(name, kind)
    } else {
      columns.append(Column(name, kind))
    }
  }

  private static func texts(_ name: String, _ texts: [String?]) -> Column {
    guard texts.contains(where: ListText.isList) else {
      var column = Column(name, .string)
      column.holdsDigits = texts.contains { text in
        text.map { !Value.string($0).asNumber.isNaN } ?? false
      }
      return column
    }
    let elements = texts.lazy.compactMap { $0 }.compactMap { ListText.elements(of: .string($0)) }
    var column = Column(name, .list)
    column.elements = TableColumns("", of: Table([.init(name, of: elements.flatMap(\.self))]))[name]
    return column
  }

  /// What the elements of a column's lists are; texts where that is not known.
  func elements(of name: String) -> Kind {
    columns.first { $0.name == name }?.elements ?? .string
  }

  /// Whether a path names an element of a column's lists, like `ranges.0`.
  func hasElement(_ path: String) -> Bool {
    ListElement(path).map { self[$0.column] == .list } ?? false
  }

  /// Adds a column of lists, or changes the one of that name to one.
  mutating func setLists(_ name: String, of elements: Kind) {
    set(name, .list)
    for index in columns.indices where columns[index].name == name {
      columns[index].elements = elements
    }
  }

  /// Whether a column holds texts or lists of which none is a number.
  func holdsWords(_ name: String) -> Bool {
    guard let column = columns.first(where: { $0.name == name }) else {
      return kindOfOthers == .string
    }
    return (column.kind == .string || column.kind == .list) && !column.holdsDigits
  }

  /// Whether a column's values were written as texts.
  func isWrittenAsText(_ name: String) -> Bool {
    columns.first { $0.name == name }?.isWrittenAsText ?? false
  }

  /// The same columns, all written as texts.
  var writtenAsTexts: TableColumns {
    var result = self
    for index in columns.indices { result.columns[index].isWrittenAsText = true }
    return result
  }

  /// Only the columns of these names, in the order of the table.
  func keeping(_ names: [String]) -> TableColumns {
    var kept = self
    kept.columns = columns.filter { names.contains($0.name) }
    return kept
  }

  /// Lets any name pass for a column that holds what is said.
  mutating func admitOthers(_ kind: Kind) { kindOfOthers = kind }
}
