/// The cells of a CSV or JSON-lines file with their places, before any column has a type.
///
/// For files that other programs wrote and where a few columns are wanted: a cell that cannot be read is nobody's concern
/// until it is asked for, and then it can be pointed at. Unlike a ``Table``, it may have columns without a
/// name (an index), lists and objects in JSON (they are texts), and words for “no number”.
public struct DataCells: Sendable {
  /// What a cell is as a number.
  public enum Number: Sendable, Hashable {
    /// Nothing: an empty cell, `null`, `NaN`, `NA`, `N/A` or `None`.
    case missing
    /// A finite number; `true` is 1 and `false` 0.
    case number(Double)
    /// Something else, as it stands there.
    case unreadable(String)
  }

  /// The names of the columns, in order; a CSV column without one has the empty name.
  public let columnNames: [String]
  /// The number of rows.
  public let rowCount: Int
  private let bytes: [UInt8]
  private let path: String
  private let source: Source

  private enum Source: Sendable {
    /// All fields, row by row.
    case csv(CSVScanner, [CSVScanner.Field])
    /// The text, the values of each column, and where the name of each stands.
    case jsonLines(JSONLinesScanner, [[Value]], [[UInt32]])
  }

  /// Reads CSV as ``Table/init(csv:path:)`` does, up to the types.
  ///
  /// - Throws: ``DataFileError`` with the place of the first mistake.
  public init(csv bytes: [UInt8], path: String) throws(DataFileError) {
    var scanner = try CSVScanner(bytes, path: path)
    guard !scanner.isAtEnd else { throw scanner.error(.empty, at: 0) }
    var row: [CSVScanner.Field] = []
    try scanner.row(&row)
    let names = try scanner.names(of: row)
    var fields: [CSVScanner.Field] = []
    while !scanner.isAtEnd {
      let start = scanner.position
      try scanner.row(&row)
      if row.count == 1, names.count > 1, row[0].range.isEmpty, !row[0].isQuoted { continue }
      guard row.count == names.count else {
        throw scanner.error(
          .raggedRow(fields: row.count, columns: names.count),
          at: row.count > names.count ? row[names.count].offset : start)
      }
      fields += row
    }
    (self.bytes, self.path) = (bytes, path)
    (columnNames, rowCount) = (names, fields.count / names.count)
    source = .csv(scanner, fields)
  }

  /// Reads JSON lines: each line an object; a name that an object lacks is a missing value.
  ///
  /// - Throws: ``DataFileError`` with the place of the first mistake.
  public init(jsonLines bytes: [UInt8], path: String) throws(DataFileError) {
    var scanner = try JSONLinesScanner(bytes, path: path, isLenient: true)
    guard bytes.count < UInt32.max else { throw scanner.error(.tooLarge, at: 0) }
    var (names, indices): ([String], [String: Int]) = ([], [:])
    var (values, offsets): ([[Value]], [[UInt32]]) = ([], [])
    var rows = 0
    while scanner.findObject() {
      let current = scanner
      let start = UInt32(scanner.position)
      try scanner.object { (name, value, offset) throws(DataFileError) in
        let index = indices[name] ?? names.count
        if index == names.count {
          indices[name] = index
          names.append(name)
          values.append(Array(repeating: .missing, count: rows))
          offsets.append(Array(repeating: 0, count: rows))
        }
        guard values[index].count == rows else {
          throw current.error(.duplicateName(name), at: offset)
        }
        values[index].append(value)
        offsets[index].append(UInt32(offset))
      }
      rows += 1
      for index in names.indices where values[index].count < rows {
        values[index].append(.missing)
        offsets[index].append(start)
      }
    }
    guard rows > 0 else { throw scanner.error(.empty, at: 0) }
    (self.bytes, self.path) = (bytes, path)
    (columnNames, rowCount) = (names, rows)
    source = .jsonLines(scanner, values, offsets)
  }

  /// A cell as text; a missing one is empty.
  public func text(row: Int, column: Int) -> String {
    switch source {
    case .csv(let scanner, let fields):
      return scanner.text(of: fields[row * columnNames.count + column])
    case .jsonLines(_, let values, _):
      switch values[column][row] {
      case .missing: return ""
      case .boolean(let boolean): return String(boolean)
      case .integer(let integer): return String(integer)
      case .number(let number): return number.description
      case .string(let string): return string
      }
    }
  }

  /// Whether a cell is a text: every one of CSV; in JSON lines what stands in quotes, so neither a number nor a
  /// list, nor a missing value.
  public func isText(row: Int, column: Int) -> Bool {
    switch source {
    case .csv: return true
    case .jsonLines(let scanner, let values, let offsets):
      guard case .string = values[column][row] else { return false }
      return scanner.isText(ofNameAt: Int(offsets[column][row]))
    }
  }

  /// Whether a cell is missing: empty in CSV; in JSON lines `null`, or a name that the object lacks.
  public func isMissing(row: Int, column: Int) -> Bool {
    switch source {
    case .csv: return text(row: row, column: column).isEmpty
    case .jsonLines(_, let values, _): return values[column][row] == .missing
    }
  }

  /// A cell as a number, also where it stands in quotes.
  public func number(row: Int, column: Int) -> Number {
    switch source {
    case .csv(let scanner, let fields):
      return Number(scanner.bytes[fields[row * columnNames.count + column].range])
    case .jsonLines(_, let values, _):
      switch values[column][row] {
      case .missing: return .missing
      case .boolean(let boolean): return .number(boolean ? 1 : 0)
      case .integer(let integer): return .number(Double(integer))
      case .number(let number): return .number(number)
      case .string(let string): return Number(Array(string.utf8)[...])
      }
    }
  }

  /// Where a cell stands; in JSON lines its name, or the object that lacks it.
  public func place(row: Int, column: Int) -> (line: Int, column: Int) {
    switch source {
    case .csv(_, let fields): place(fields[row * columnNames.count + column].offset)
    case .jsonLines(_, _, let offsets): place(Int(offsets[column][row]))
    }
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let error = DataFileError(.empty, at: offset, of: bytes, path: path)
    return (error.line, error.column)
  }
}

extension DataCells.Number {
  /// What the bytes of a cell say.
  fileprivate init(_ bytes: ArraySlice<UInt8>) {
    switch NumberText(bytes) {
    case .blank: self = .missing
    case .boolean(let boolean): self = .number(boolean ? 1 : 0)
    case .integer(let integer): self = .number(Double(integer))
    case .number(let number): self = .number(number)
    case .nonFinite, .text:
      let text = String(decoding: bytes, as: UTF8.self)
      self = Self.missingWords.contains(text.trimmingBlanks) ? .missing : .unreadable(text)
    }
  }

  /// What programs write where there is no number.
  private static let missingWords: Set<String> = [
    "", "nan", "NaN", "NAN", "-nan", "NA", "N/A", "n/a", "<NA>", "null", "NULL", "None", "none",
  ]
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension CSVScanner {
  /// The names in a header line; columns without one have the empty name.
  fileprivate func names(of fields: [Field]) throws(DataFileError) -> [String] {
    var names: [String] = []
    for field in fields {
      let name = text(of: field).trimmingBlanks
      guard name.isEmpty || !names.contains(name) else {
        throw error(.duplicateName(name), at: field.offset)
      }
      names.append(name)
    }
    return names
  }
}
