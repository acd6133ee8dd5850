import Manuscript

/// Reads JSON (RFC 8259) as the nodes that YAML gives, without a place for each of them.
enum JSONText {
  /// What is wrong with a JSON text.
  struct Failure: Error, CustomStringConvertible {
    var path: String
    var line: Int
    var message: String
    var description: String { "\(path):\(line): \(message)" }
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
    private let place: SourceRange
    private var position = 0

    init(_ bytes: [UInt8], _ path: String) {
      self.bytes = bytes
      self.path = path
      let start = SourceLocation(line: 1, column: 1)
      place = SourceRange(file: path, start: start, end: start)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private func failure(_ message: String) -> Failure {
      let line = 1 + bytes.prefix(position).count { $0 == UInt8(ascii: "\n") }
      return Failure(path: path, line: line, message: message)
    }

    private mutating func skipSpace() {
      while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
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
      switch peek() {
      case UInt8(ascii: "{"): return try object(depth)
      case UInt8(ascii: "["): return try list(depth)
      case UInt8(ascii: "\""): return YAMLNode(.string(try string()), at: place)
      case nil: throw failure("expected a value")
      default: return try plain()
      }
    }

    private mutating func object(_ depth: Int) throws(Failure) -> YAMLNode {
      try expect("{")
      var entries: [YAMLNode.Entry] = []
      if accept("}") { return YAMLNode(.mapping([]), at: place) }
      repeat {
        guard peek() == UInt8(ascii: "\"") else { throw failure("expected a name in quotes") }
        let name = try string()
        try expect(":")
        entries.append(
          YAMLNode.Entry(
            key: Sourced(name, at: place), value: try value(depth: depth + 1)))
      } while accept(",")
      try expect("}")
      return YAMLNode(.mapping(entries), at: place)
    }

    private mutating func list(_ depth: Int) throws(Failure) -> YAMLNode {
      try expect("[")
      var elements: [YAMLNode] = []
      if accept("]") { return YAMLNode(.sequence([]), at: place) }
      repeat { elements.append(try value(depth: depth + 1)) } while accept(",")
      try expect("]")
      return YAMLNode(.sequence(elements), at: place)
    }

    private mutating func plain() throws(Failure) -> YAMLNode {
      let start = position
      let ends = Set(",]}: \t\r\n".utf8)
      while position < bytes.count, !ends.contains(bytes[position]) { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      switch text {
      case "null", "NaN", "Infinity", "-Infinity": return YAMLNode(.null, at: place)
      case "true": return YAMLNode(.boolean(true), at: place)
      case "false": return YAMLNode(.boolean(false), at: place)
      default: break
      }
      if let integer = Int(text) { return YAMLNode(.integer(integer), at: place) }
      guard text.first != "+", let number = Double(text), number.isFinite else {
        position = start
        guard !text.isEmpty else { throw failure("expected a value") }
        throw failure("‘\(text.prefix(20))’ is no JSON value")
      }
      return YAMLNode(.number(number), at: place)
    }

    private mutating func string() throws(Failure) -> String {
      try expect("\"")
      var units: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
        guard byte == UInt8(ascii: "\\") else {
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
