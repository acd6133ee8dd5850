public import Results

/// What is known of an experiment's table before anything has run.
public struct TableSchema: Sendable, Hashable {
  /// A column that the table will have.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it will hold.
    public var kind: Results.Column.Kind

    /// A column to come.
    public init(_ name: String, _ kind: Results.Column.Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The experiment's id.
  public var id: String
  /// Its columns, in order; nil where the experiment itself is mistaken, so that nothing can be said.
  public var columns: [Column]?

  /// What is known of a table.
  public init(id: String, columns: [Column]?) {
    self.id = id
    self.columns = columns
  }

  /// The schema of a table that is there.
  public init(id: String, of table: Table) {
    self.init(id: id, columns: table.columns.map { Column($0.name, $0.kind) })
  }

  /// The column of that name.
  func column(_ name: String) -> Column? {
    columns?.first { $0.name == name }
  }
}

/// What a claim offers other expressions.
struct ClaimSignature: Sendable {
  /// Its quantities, in order, and of what kind they are where that is known.
  var quantities: [(name: String, kind: Column.Kind?)]
  /// The profiles in which it is judged.
  var judgingProfiles: [String]
}

/// All that expressions of a report can name.
struct Scope: Sendable {
  /// The tables by experiment id.
  var tables: [String: TableSchema]
  /// The claims checked so far, by id.
  var claims: [String: ClaimSignature] = [:]
  /// The ids of all claims, for suggestions.
  var claimNames: [String] = []

  static func isClaim(_ id: String) -> Bool { id.hasPrefix("cl-") }
}
