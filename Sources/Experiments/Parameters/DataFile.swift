/// A file read for an import or a parameter.
public struct DataFile: Sendable, Hashable {
  /// The path from the repository's root, with `/` between its parts.
  public var path: String
  /// The contents.
  public var contents: [UInt8]

  /// A file that has been read.
  public init(path: String, contents: [UInt8]) {
    self.path = path
    self.contents = contents
  }
}

/// What is wrong inside a data file, and where.
public struct DataFileMistake: Error, Sendable, Hashable {
  /// What is wrong, in one sentence.
  public var message: String
  /// The file's path from the repository's root.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in characters.
  public var column: Int

  /// A mistake at a place of a file; by default at its beginning.
  public init(_ message: String, in file: DataFile, line: Int = 1, column: Int = 1) {
    self.message = message
    path = file.path
    self.line = line
    self.column = column
  }
}
