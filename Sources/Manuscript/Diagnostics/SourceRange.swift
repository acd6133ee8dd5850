/// A place in a text file: line and column, both counted from 1, the column in characters.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in characters (extended grapheme clusters), as an editor counts them.
  public var column: Int

  /// The place at a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Reading order: by line, then by column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text file, from its first character to the place after its last one.
public struct SourceRange: Sendable, Hashable {
  /// The file's path relative to the repository's root, with `/` between its parts.
  public var file: String
  /// The place of the first character.
  public var start: SourceLocation
  /// The place after the last character; equal to `start` for an empty stretch.
  public var end: SourceLocation

  /// The stretch of `file` from `start` up to, not including, `end`.
  public init(file: String, start: SourceLocation, end: SourceLocation) {
    self.file = file
    self.start = start
    self.end = end
  }
}

/// A value together with the place in a chapter it was read from.
public struct Sourced<Value: Sendable>: Sendable {
  /// The value itself.
  public var value: Value
  /// Where it stands.
  public var range: SourceRange

  /// A value read from `range`.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
