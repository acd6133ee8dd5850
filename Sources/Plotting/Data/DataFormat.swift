import Manuscript
import Results

/// What `format` says of a file or of rows in place: its kind, where its rows are, and what its
/// columns hold.
struct DataFormat {
  /// The kinds of files.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case csv
    case tsv
    case dsv
    case json
    case jsonl
    case ndjson

    /// The kind that a file's name tells.
    init?(path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }
  }

  private(set) var kind: Kind?
  /// What stands between fields of `dsv`.
  private(set) var delimiter: Character?
  /// The member of a JSON document that holds its rows, by the names on the way.
  private var property: [String] = []
  /// What columns are to hold.
  private var types: [(column: String, type: ColumnType)] = []

  /// Nothing said: the kind by the file's name, the types by its values.
  init() {}

  /// Reads `format`.
  init(_ outer: inout PropertyReader) {
    guard let node = outer.value("format"), !node.isNull,
      var reader = PropertyReader(node, "‘format’ of ‘data’", outer.diagnostics)
    else { return }
    kind = reader.choice("type")
    if let text = reader.string("delimiter") {
      if text.utf8.count == 1 {
        delimiter = text.first
      } else if let node = reader.value("delimiter") {
        _ = reader.wrong(node, "delimiter", expected: "a single character") as Int?
      }
    }
    property = FieldPath.column(reader.string("property") ?? "").split(separator: ".")
      .map(String.init)
    readTypes(&reader)
    reader.finish()
  }

  private mutating func readTypes(_ reader: inout PropertyReader) {
    guard let node = reader.value("parse"), !node.isNull, node.string != "auto" else { return }
    guard let entries = node.entries else {
      _ = reader.wrong(node, "parse", expected: "a mapping of columns to types") as Int?
      return
    }
    for entry in entries where !entry.value.isNull {
      guard let type = entry.value.string.flatMap(ColumnType.init) else {
        reader.diagnostics.report(
          PlotMessages.wrongChoice(
            entry.value, "the type of ‘\(entry.key.value)’", valid: ColumnType.names))
        continue
      }
      types.append((FieldPath.column(entry.key.value), type))
    }
  }

  /// The rows of a document: the list itself, or that of the property.
  func rows(of node: YAMLNode) -> [YAMLNode]? {
    var node = node
    for name in property {
      guard let member = node[name] else { return nil }
      node = member
    }
    return node.elements ?? (node.entries == nil ? nil : [node])
  }

  /// The rows of a JSON document.
  func rows(ofJSON bytes: [UInt8], path: String) throws(JSONText.Failure) -> [YAMLNode] {
    let document = try JSONText.node(bytes, path: path)
    guard let rows = rows(of: document) else {
      throw JSONText.Failure(
        "‘\(property.joined(separator: "."))’ is no list of rows", at: document.range)
    }
    return rows
  }

  /// The table with columns of the types that the author gives; nil, with a diagnostic, where it
  /// lacks one.
  func typed(_ table: Table, _ diagnostics: SpecificationDiagnostics) -> Table? {
    types.reduce(table) { table, entry in
      table[entry.column].map { table.setting(entry.type.applied(to: $0)) } ?? table
    }
  }
}

extension DataFormat.Kind {
  /// The rows of a file of this kind.
  ///
  /// - Parameter format: The delimiter of `dsv`, the member of a JSON document that holds the rows.
  func table(_ bytes: [UInt8], _ format: DataFormat, path: String) throws -> Table {
    switch self {
    case .csv: try Table(csv: bytes, path: path)
    case .tsv: try Table(csv: DelimitedText.commas(bytes, delimiter: "\t"), path: path)
    case .dsv:
      try Table(csv: DelimitedText.commas(bytes, delimiter: format.delimiter ?? ","), path: path)
    case .json: try DataRows.table(format.rows(ofJSON: bytes, path: path))
    case .jsonl, .ndjson: try DataRows.table(JSONText.lines(bytes, path: path))
    }
  }
}

/// What an author says a column holds.
enum ColumnType: Sendable, Hashable {
  case number
  case boolean
  case string
  /// Dates, in a format where one is given; they become milliseconds since 1970.
  case date(TimeFormat?)

  static let names = ["number", "boolean", "string", "date", "date:'%Y-%m-%d'"]

  /// A type by its name in the grammar.
  init?(_ text: String) {
    switch text {
    case "number": self = .number
    case "boolean": self = .boolean
    case "string": self = .string
    case "date", "utc": self = .date(nil)
    default:
      let start = text.hasPrefix("date:") ? 5 : text.hasPrefix("utc:") ? 4 : 0
      let quotes: Set<Character> = ["'", "\""]
      var format = text.dropFirst(start)
      if let first = format.first, quotes.contains(first), format.last == first {
        format = format.dropFirst().dropLast()
      }
      guard start > 0, let format = TimeFormat(parsing: String(format)) else { return nil }
      self = .date(format)
    }
  }

  /// The column with its values so read; missing where they cannot be.
  func applied(to column: Column) -> Column {
    switch self {
    case .number: return Column(column.name, .numbers(column.keys.map(\.asNumber)))
    case .string:
      return Column(
        column.name, .strings(column.keys.map { $0 == .missing ? nil : $0.text }))
    case .boolean:
      return Column(
        column.name,
        .booleans(column.keys.map { $0 == .missing ? nil : $0.isTrue && $0.text != "false" }))
    case .date(let format):
      let times = column.keys.map { value -> Double in
        guard let format, value != .missing else { return DateText.time(value) }
        return format.time(value.text) ?? .nan
      }
      return Column(column.name, .numbers(times))
    }
  }
}
