public import SystemPackage

extension Table {
  /// Reads a CSV file; see ``init(csv:path:)``.
  ///
  /// - Throws: ``FileError`` or ``DataFileError``.
  public init(csvFile path: FilePath) throws {
    try self.init(csv: FileSystem.read(path), path: path.string)
  }

  /// Reads a file with one JSON object a line; see ``init(jsonLines:path:)``.
  ///
  /// - Throws: ``FileError`` or ``DataFileError``.
  public init(jsonLinesFile path: FilePath) throws {
    try self.init(jsonLines: FileSystem.read(path), path: path.string)
  }
}
