import LanguageModels
import Results

/// Reads documents from a researcher's own file.
enum CorpusFile {
  /// The documents of a text file (one a line) or of a file of JSON lines.
  ///
  /// A JSON line has `prompt` and `response`, or `text` alone; other members are passed over.
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
      if case .invalidUTF8(let line) = error {
        throw DataFileMistake(error.description, in: file, line: line)
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
    let prompt = response == nil ? nil : cells.columnNames.firstIndex(of: "prompt")
    var documents: [Document] = []
    for row in 0..<cells.rowCount {
      let response = cells.text(row: row, column: text)
      guard !response.isEmpty else {
        let place = cells.place(row: row, column: text)
        throw DataFileMistake(
          "‘\(cells.columnNames[text])’ must be a text with something in it", in: file,
          line: place.line, column: place.column)
      }
      let asked = prompt.map { cells.text(row: row, column: $0) } ?? ""
      documents.append(Document(prompt: asked, response: response))
    }
    return documents
  }
}
