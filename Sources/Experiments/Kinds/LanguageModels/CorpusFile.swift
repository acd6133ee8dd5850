import LanguageModels
import Results

/// Reads documents from a researcher's own file.
enum CorpusFile {
  /// The documents of a text file (one a line) or of a file of JSON lines.
  ///
  /// A JSON line has `response`, which a `prompt` may stand beside, or `text` alone; all of them are texts in quotes. Other
  /// members are passed over.
  static func documents(in file: DataFile) throws(DataFileMistake) -> [Document] {
    let documents =
      file.path.lowercased().hasSuffix(".jsonl") ? try objects(in: file) : try lines(in: file)
    guard documents.count >= 2 else {
      throw DataFileMistake("a corpus has two documents at least", in: file)
    }
    return documents
  }

  private static func lines(in file: DataFile) throws(DataFileMistake) -> [Document] {
    do {
      return try Document.lines(of: file.contents)
    } catch {
      if case .invalidUTF8(let line, let column) = error {
        throw DataFileMistake("the text is not UTF-8", in: file, line: line, column: column)
      }
      throw DataFileMistake(error.description, in: file)
    }
  }

  private static func objects(in file: DataFile) throws(DataFileMistake) -> [Document] {
    let cells: DataCells
    do {
      cells = try DataCells(jsonLines: file.contents, path: file.path)
    } catch {
      throw DataFileMistake(
        "\(error.problem)", in: file, line: error.line, column: error.column)
    }
    let response = cells.columnNames.firstIndex(of: "response")
    guard let text = response ?? cells.columnNames.firstIndex(of: "text") else {
      throw DataFileMistake("the lines have neither ‘response’ nor ‘text’", in: file)
    }
    let prompt = cells.columnNames.firstIndex(of: "prompt")
    return try (0..<cells.rowCount).map { row throws(DataFileMistake) in
      let asked = try prompt.map { prompt throws(DataFileMistake) in
        guard !cells.isMissing(row: row, column: prompt) else { return "" }
        guard response != nil else {
          throw mistake("a ‘prompt’ needs a ‘response’ beside it", row, prompt, cells, file)
        }
        guard cells.isText(row: row, column: prompt) else {
          throw mistake("‘prompt’ must be a text", row, prompt, cells, file)
        }
        return cells.text(row: row, column: prompt)
      }
      let answer = cells.text(row: row, column: text)
      guard cells.isText(row: row, column: text), !answer.isEmpty else {
        throw mistake(
          "‘\(cells.columnNames[text])’ must be a text with something in it", row, text, cells, file
        )
      }
      return Document(prompt: asked ?? "", response: answer)
    }
  }

  private static func mistake(
    _ message: String, _ row: Int, _ column: Int, _ cells: DataCells, _ file: DataFile
  ) -> DataFileMistake {
    let place = cells.place(row: row, column: column)
    return DataFileMistake(message, in: file, line: place.line, column: place.column)
  }
}
