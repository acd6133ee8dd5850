import Results

/// `run: import`: a table that a file brings along.
public enum ImportedFile {
  /// The name authors write under `run:`.
  public static let name = "import"

  /// What it does, in one line.
  public static let summary = "Reads a table from a CSV or JSON-lines file of the repository."

  /// The file.
  public static let file = Parameter<String>(
    "file", "the file, relative to ‘Chapters’; ‘.csv’, or ‘.jsonl’ with one JSON object a line")

  /// The most megabytes that the file may have; 4,000 is the most that places in it can be told of.
  public static let maximumMegabytes = Parameter<Int>(
    "maximumMegabytes", default: 1000, least: 1, greatest: 4000,
    "the greatest file that is read, in millions of bytes; it is held in memory")

  /// Its parameters.
  public static let parameters: [any ParameterDeclaration] = [file, maximumMegabytes]

  /// How files are read.
  enum Format: String, CaseIterable {
    /// Comma-separated values.
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"

    /// The format of a file by its name, or nil for another one.
    init?(path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }

    /// The table in a file.
    func table(in contents: [UInt8], path: String) throws(DataFileError) -> Table {
      switch self {
      case .csv: try Table(csv: contents, path: path)
      case .jsonLines: try Table(jsonLines: contents, path: path)
      }
    }
  }
}
