/// Reads BibTeX into entries with raw fields.
struct BibTeXParser {
  /// An entry as written, macros and concatenations resolved.
  struct RawEntry {
    let key: Sourced<String>
    let type: String
    var fields: [(name: String, value: String)] = []
  }

  private let source: SourceText
  private var offset = 0
  private var macros: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
  ]
  /// The entries in the file's order.
  private(set) var entries: [RawEntry] = []
  /// What was wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// A parser of a file.
  init(_ source: SourceText) {
    self.source = source
  }

  private var bytes: [UInt8] { source.bytes }
  private var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// What stops the reading of an entry.
  private struct Failure: Error {
    let diagnostic: Diagnostic
  }

  /// Reads all entries; text between them is a comment.
  mutating func parse() {
    while let at = bytes.firstOffset(of: .at, in: offset..<bytes.count) {
      offset = at + 1
      if at > 0, bytes[at - 1].isAlphanumeric { continue }
      do throws(Failure) {
        try readEntry(from: at)
      } catch {
        diagnostics.append(error.diagnostic)
        offset = nextEntry(after: at)
      }
    }
  }

  /// The next `@` that begins a line.
  private func nextEntry(after at: Int) -> Int {
    var next = source.lineIndex(at: at) + 1
    while next < source.lines.count {
      let line = source.trimmed(source.lines[next])
      if !line.isEmpty, bytes[line.lowerBound] == .at { return line.lowerBound }
      next += 1
    }
    return bytes.count
  }

  private mutating func readEntry(from at: Int) throws(Failure) {
    let type = word().value.lowercased()
    skipWhitespace()
    if type == "comment" { return skipComment() }
    guard !type.isEmpty, current == .openBrace || current == UInt8(ascii: "(") else {
      throw Failure(diagnostic: .malformedEntry(at: source.range(at..<at + 1)))
    }
    let closing: UInt8 = current == .openBrace ? .closeBrace : UInt8(ascii: ")")
    offset += 1
    skipWhitespace()
    switch type {
    case "string":
      let field = try readField(from: at)
      macros[field.name.value.lowercased()] = field.value
      skipWhitespace()
      try expectEnd(closing, from: at)
    case "preamble":
      _ = try readValue(from: at)
      skipWhitespace()
      try expectEnd(closing, from: at)
    default: try readFields(type: type, closing: closing, from: at)
    }
  }

  private mutating func readFields(
    type: String, closing: UInt8, from at: Int
  ) throws(Failure) {
    let key = word()
    guard !key.value.isEmpty else {
      throw Failure(diagnostic: .entryWithoutKey(at: source.range(at..<max(offset, at + 1))))
    }
    var entry = RawEntry(key: key, type: type)
    skipWhitespace()
    while current == UInt8(ascii: ",") {
      offset += 1
      skipWhitespace()
      if current == closing { break }
      let field = try readField(from: at)
      let name = field.name.value.lowercased()
      if entry.fields.contains(where: { $0.name == name }) {
        diagnostics.append(.duplicateField(field.name, in: key.value))
      } else {
        entry.fields.append((name, field.value))
      }
      skipWhitespace()
    }
    try expectEnd(closing, from: at)
    entries.append(entry)
    if !entry.fields.contains(where: { $0.name == "title" }) {
      diagnostics.append(.entryWithoutTitle(key))
    }
  }

  private mutating func expectEnd(_ closing: UInt8, from at: Int) throws(Failure) {
    guard offset < bytes.count, current != .at else { throw unterminated(from: at) }
    guard current == closing else {
      throw Failure(diagnostic: .missingComma(at: source.range(offset..<offset + 1)))
    }
    offset += 1
  }

  private func unterminated(from at: Int) -> Failure {
    Failure(
      diagnostic: .unterminatedEntry(at: source.range(ofLine: source.lineIndex(at: at))))
  }

  // MARK: Fields

  private mutating func readField(
    from at: Int
  ) throws(Failure) -> (name: Sourced<String>, value: String) {
    let name = word()
    skipWhitespace()
    guard offset < bytes.count else { throw unterminated(from: at) }
    guard !name.value.isEmpty, current == UInt8(ascii: "=") else {
      throw Failure(diagnostic: .fieldWithoutValue(name))
    }
    offset += 1
    skipWhitespace()
    return (name, try readValue(from: at))
  }

  /// Reads pieces joined by `#`.
  private mutating func readValue(from at: Int) throws(Failure) -> String {
    var value = try readPiece(from: at)
    skipWhitespace()
    while current == .hash {
      offset += 1
      skipWhitespace()
      value += try readPiece(from: at)
      skipWhitespace()
    }
    return value
  }

  private mutating func readPiece(from at: Int) throws(Failure) -> String {
    guard offset < bytes.count else { throw unterminated(from: at) }
    if current == .openBrace || current == .quote { return try readDelimited(from: at) }
    let name = word()
    guard !name.value.isEmpty else {
      throw Failure(diagnostic: .fieldWithoutValue(name))
    }
    if name.value.utf8.allSatisfy(\.isDigit) { return name.value }
    if let value = macros[name.value.lowercased()] { return value }
    diagnostics.append(.unknownMacro(name, known: macros.keys.sorted()))
    return name.value
  }

  /// Reads `{…}` or `"…"`, braces inside balanced.
  private mutating func readDelimited(from at: Int) throws(Failure) -> String {
    let closing: UInt8 = current == .openBrace ? .closeBrace : .quote
    let start = offset + 1
    var depth = 0
    offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == closing, depth == 0 {
        offset += 1
        return source.text(start..<offset - 1)
      }
      switch byte {
      case .backslash: offset += 1
      case .openBrace: depth += 1
      case .closeBrace: depth -= 1
      default: break
      }
      offset += 1
    }
    throw unterminated(from: at)
  }

  // MARK: Characters

  private mutating func skipWhitespace() {
    while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
  }

  private mutating func skipComment() {
    guard current == .openBrace else { return }
    var depth = 0
    repeat {
      if current == .openBrace { depth += 1 }
      if current == .closeBrace { depth -= 1 }
      offset += 1
    } while depth > 0 && offset < bytes.count
  }

  /// A name: everything up to white space or a mark of BibTeX.
  private mutating func word() -> Sourced<String> {
    let start = offset
    while offset < bytes.count, !bytes[offset].isWhitespace,
      !"{}(),=#\"@%".utf8.contains(bytes[offset])
    {
      offset += 1
    }
    let range = source.range(start..<max(offset, min(start + 1, bytes.count)))
    return Sourced(source.text(start..<offset), at: range)
  }
}
