public import Results

extension DataFileMistake {
  /// What a reader of CSV or JSON lines found wrong.
  public init(reading error: DataFileError) {
    let file = DataFile(path: error.path, contents: [])
    self.init("\(error.problem)", in: file, line: error.line, column: error.column)
  }
}
