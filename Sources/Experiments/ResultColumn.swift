public import Results

/// A column that a simulation promises to deliver.
public struct ResultColumn: Sendable, Hashable {
  /// What a column holds.
  public typealias Kind = Column.Kind

  /// The column's name, in snake case.
  public var name: String
  /// What it holds.
  public var kind: Kind
  /// What it is, in one line.
  public var meaning: String

  /// A column of a result.
  public init(_ name: String, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}
