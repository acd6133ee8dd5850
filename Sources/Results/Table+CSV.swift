extension Table {
  /// Reads CSV: comma-separated, quotes as in RFC 4180, line ends LF or CRLF, UTF-8 with or without
  /// byte order mark, the first line naming the columns.
  ///
  /// The type of a column follows from all its values: `true`/`false` (also `True`, `TRUE`), whole
  /// numbers, numbers, else text. An empty field is a missing value; `""` is the empty text. A quoted
  /// field is text even if it looks like a number, unless the file quotes the names of its columns
  /// without need: then quotes tell nothing. Digits after a superfluous zero (`007`) are text. Numbers
  /// that are not finite (`NaN`, `inf`, `1e999`) are an error in a column of numbers and text in a
  /// column of text. Empty lines are skipped, except in a table of one column, where they are missing
  /// values.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - path: The file's name for messages.
  /// - Throws: ``DataFileError`` with the place of the first mistake.
  public init(csv bytes: [UInt8], path: String) throws(DataFileError) {
    var scanner = try CSVScanner(bytes, path: path)
    guard !scanner.isAtEnd else { throw scanner.error(.empty, at: 0) }
    var fields: [CSVScanner.Field] = []
    try scanner.row(&fields)
    let header = try CSVHeader(fields, scanner)
    var finished: [Column] = []
    if let plain = CSVColumns(scanner, columnCount: header.names.count) {
      for (index, name) in header.names.enumerated() {
        if let values = plain.values(index) {
          finished.append(Column(name, values))
        } else {
          let fields = plain.fields(index)
          let values = try scanner.values(of: fields, quotesMeanText: header.quotesMeanText)
          finished.append(Column(name, values))
        }
      }
    } else {
      let columns = try Self.fields(&scanner, header)
      for (name, fields) in zip(header.names, columns) {
        let values = try scanner.values(of: fields, quotesMeanText: header.quotesMeanText)
        finished.append(Column(name, values))
      }
    }
    self.init(finished)
  }

  /// Where the fields of each column stand.
  private static func fields(
    _ scanner: inout CSVScanner, _ header: CSVHeader
  ) throws(DataFileError) -> [[CSVScanner.Field]] {
    var fields: [CSVScanner.Field] = []
    var columns = Array(repeating: [CSVScanner.Field](), count: header.names.count)
    while !scanner.isAtEnd {
      let start = scanner.position
      try scanner.row(&fields)
      if fields.count == 1, columns.count > 1, fields[0].range.isEmpty, !fields[0].isQuoted {
        continue
      }
      guard fields.count == columns.count else {
        throw scanner.error(
          .raggedRow(fields: fields.count, columns: columns.count),
          at: fields.count > columns.count ? fields[columns.count].offset : start)
      }
      for index in columns.indices { columns[index].append(fields[index]) }
    }
    return columns
  }

  /// The table as CSV with LF line ends: numbers in the shortest form that reads back as the same
  /// number, missing values empty, texts quoted where they would read back as something else.
  ///
  /// Reading and writing again gives the same bytes.
  public var csv: String {
    guard !columns.isEmpty else { return "" }
    var text = columns.map { CSVHeader.written($0.name) }.joined(separator: ",")
    text += "\n"
    for row in 0..<rowCount {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "," }
        text += column[row].csv
      }
      text += "\n"
    }
    return text
  }
}

extension Value {
  /// The value as a field of a CSV file.
  fileprivate var csv: String {
    switch self {
    case .missing: ""
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let number): (number == 0 ? 0 : number).description
    case .string(let string):
      NumberText(Array(string.utf8)[...]) == .text && !string.needsQuotesInCSV
        ? string : string.quotedForCSV
    }
  }
}

/// The names of a CSV file's columns.
private struct CSVHeader {
  var names: [String] = []
  /// Whether a quoted field is text by its quotes.
  var quotesMeanText = true

  init(_ fields: [CSVScanner.Field], _ scanner: CSVScanner) throws(DataFileError) {
    for field in fields {
      let text = scanner.text(of: field)
      let name = field.isQuoted ? text : text.trimmingSpaces
      guard !name.isEmpty else {
        throw scanner.error(.unnamedColumn(names.count + 1), at: field.offset)
      }
      guard !names.contains(name) else {
        throw scanner.error(.duplicateName(name), at: field.offset)
      }
      if field.isQuoted, Self.written(name) == name { quotesMeanText = false }
      names.append(name)
    }
  }

  /// A column's name as a field.
  static func written(_ name: String) -> String {
    name.needsQuotesInCSV || name != name.trimmingSpaces || name.isEmpty
      ? name.quotedForCSV : name
  }
}

extension CSVScanner {
  /// The values of a column's fields, in the type they all have.
  fileprivate func values(
    of fields: [Field], quotesMeanText: Bool
  ) throws(DataFileError) -> Column.Values {
    var builder = ColumnBuilder()
    var nonFinite: Field?
    for field in fields {
      var isTyped = !(field.isQuoted && quotesMeanText)
      if isTyped {
        switch NumberText(bytes[field.range]) {
        case .blank: isTyped = builder.append(.missing)
        case .boolean(let boolean): isTyped = builder.append(.boolean(boolean))
        case .integer(let integer): isTyped = builder.append(.integer(integer))
        case .number(let number): isTyped = builder.append(.number(number))
        case .nonFinite: nonFinite = nonFinite ?? field
        case .text: isTyped = false
        }
      }
      if !isTyped { return .strings(fields.map(string)) }
    }
    guard let nonFinite else { return builder.finished() }
    if builder.kind == .boolean { return .strings(fields.map(string)) }
    throw error(.nonFinite(text(of: nonFinite)), at: nonFinite.offset)
  }

  private func string(_ field: Field) -> String? {
    field.range.isEmpty && !field.isQuoted ? nil : text(of: field)
  }
}

extension String {
  fileprivate var needsQuotesInCSV: Bool {
    utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
  }

  fileprivate var quotedForCSV: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  fileprivate var trimmingSpaces: String {
    guard let start = firstIndex(where: { $0 != " " }), let end = lastIndex(where: { $0 != " " })
    else { return "" }
    return String(self[start...end])
  }
}
