import Manuscript

/// Reads JSON (RFC 8259) as the nodes that YAML gives.
enum JSONText {
  /// What is wrong with a JSON text.
  struct Failure: Error, CustomStringConvertible {
    var range: SourceRange
    var message: String
    var description: String { "\(range.file):\(range.start.line): \(message)" }

    init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// The value of a whole text.
  static func node(_ bytes: [UInt8], path: String) throws(Failure) -> YAMLNode {
    var parser = Parser(bytes, path)
    let node = try parser.value(depth: 0)
    try parser.end()
    return node
  }

  /// The values of a text with one a line; empty lines are skipped.
  static func lines(_ bytes: [UInt8], path: String) throws(Failure) -> [YAMLNode] {
    var parser = Parser(bytes, path)
    var nodes: [YAMLNode] = []
    while !parser.isAtEnd { nodes.append(try parser.value(depth: 0)) }
    return nodes
  }

  private struct Parser {
    private static let greatestDepth = 200
    private let bytes: [UInt8]
    private let path: String
    private var position = 0
    private var line = 1
    /// Where the line begins, moved on by the bytes that are no characters of their own.
    private var lineStart = 0

    init(_ bytes: [UInt8], _ path: String) {
      self.bytes = bytes
      self.path = path
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (position, lineStart) = (3, 3) }
    }

    private var location: SourceLocation {
      SourceLocation(line: line, column: position - lineStart + 1)
    }

    private func range(from start: SourceLocation) -> SourceRange {
      SourceRange(file: path, start: start, end: location)
    }

    private func failure(_ message: String) -> Failure {
      Failure(message, at: range(from: location))
    }

    private mutating func skipSpace() {
      while position < bytes.count {
        switch bytes[position] {
        case 0x20, 0x09, 0x0D: break
        case 0x0A:
          line += 1
          lineStart = position + 1
        default: return
        }
        position += 1
      }
    }

    private mutating func peek() -> UInt8? {
      skipSpace()
      return position < bytes.count ? bytes[position] : nil
    }

    var isAtEnd: Bool { mutating get { peek() == nil } }

    mutating func end() throws(Failure) {
      guard isAtEnd else { throw failure("text after the end of the JSON value") }
    }

    private mutating func accept(_ symbol: Unicode.Scalar) -> Bool {
      guard peek() == UInt8(ascii: symbol) else { return false }
      position += 1
      return true
    }

    private mutating func expect(_ symbol: Unicode.Scalar) throws(Failure) {
      guard accept(symbol) else { throw failure("expected ‘\(symbol)’") }
    }

    mutating func value(depth: Int) throws(Failure) -> YAMLNode {
      guard depth < Self.greatestDepth else { throw failure("too many levels") }
      let first = peek()
      let start = location
      let value: YAMLNode.Value
      switch first {
      case UInt8(ascii: "{"): value = .mapping(try object(depth))
      case UInt8(ascii: "["): value = .sequence(try list(depth))
      case UInt8(ascii: "\""): value = .string(try string())
      case nil: throw failure("expected a value")
      default: value = try plain()
      }
      return YAMLNode(value, at: range(from: start))
    }

    /// The members in their order; of those with one name the last counts.
    private mutating func object(_ depth: Int) throws(Failure) -> [YAMLNode.Entry] {
      try expect("{")
      var entries: [YAMLNode.Entry] = []
      if accept("}") { return [] }
      repeat {
        guard peek() == UInt8(ascii: "\"") else { throw failure("expected a name in quotes") }
        let start = location
        let key = Sourced(try string(), at: range(from: start))
        try expect(":")
        let entry = YAMLNode.Entry(key: key, value: try value(depth: depth + 1))
        if let index = entries.firstIndex(where: { $0.key.value == key.value }) {
          entries[index] = entry
        } else {
          entries.append(entry)
        }
      } while accept(",")
      try expect("}")
      return entries
    }

    private mutating func list(_ depth: Int) throws(Failure) -> [YAMLNode] {
      try expect("[")
      var elements: [YAMLNode] = []
      if accept("]") { return [] }
      repeat { elements.append(try value(depth: depth + 1)) } while accept(",")
      try expect("]")
      return elements
    }

    private mutating func plain() throws(Failure) -> YAMLNode.Value {
      let start = position
      while position < bytes.count, !Self.endsPlain(bytes[position]) { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      switch text {
      case "null", "NaN", "Infinity", "-Infinity": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: break
      }
      if let integer = Int(text) { return .integer(integer) }
      guard text.first != "+", let number = Double(text), number.isFinite else {
        position = start
        guard !text.isEmpty else { throw failure("expected a value") }
        throw failure("‘\(text.prefix(20))’ is no JSON value")
      }
      return .number(number)
    }

    private static func endsPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"), 0x20, 0x09,
        0x0D, 0x0A:
        true
      default: false
      }
    }

    private mutating func string() throws(Failure) -> String {
      try expect("\"")
      var units: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
        guard byte == UInt8(ascii: "\\") else {
          if byte & 0xC0 == 0x80 { lineStart += 1 }
          units.append(byte)
          continue
        }
        units += try escaped()
      }
      throw failure("a text without its closing quote")
    }

    private mutating func escaped() throws(Failure) -> [UInt8] {
      guard position < bytes.count else { throw failure("a text without its closing quote") }
      let letter = bytes[position]
      position += 1
      switch letter {
      case UInt8(ascii: "n"): return [0x0A]
      case UInt8(ascii: "t"): return [0x09]
      case UInt8(ascii: "r"): return [0x0D]
      case UInt8(ascii: "b"): return [0x08]
      case UInt8(ascii: "f"): return [0x0C]
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
      case UInt8(ascii: "u"): break
      default: throw failure("unknown escape in a text")
      }
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: Array("\\u".utf8)) {
        position += 2
        units.append(try codeUnit())
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func codeUnit() throws(Failure) -> UInt16 {
      let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
      guard digits.count == 4, let unit = UInt16(digits, radix: 16) else {
        throw failure("‘\\u’ needs four hexadecimal digits")
      }
      position += 4
      return unit
    }
  }
}
