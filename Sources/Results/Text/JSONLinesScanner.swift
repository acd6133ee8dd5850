/// Reads objects of scalars from JSON text, byte by byte.
struct JSONLinesScanner {
  let bytes: [UInt8]
  let path: String
  /// Whether lists and objects are read as texts, as they stand there, and `NaN` as a missing value.
  let isLenient: Bool
  private(set) var position = 0

  /// A scanner at the first byte after a byte order mark.
  init(_ bytes: [UInt8], path: String, isLenient: Bool = false) throws(DataFileError) {
    self.bytes = bytes
    self.path = path
    self.isLenient = isLenient
    if let offset = UTF8Text.firstInvalidOffset(in: bytes) { throw error(.invalidUTF8, at: offset) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// An error at a byte.
  func error(_ problem: DataFileError.Problem, at offset: Int) -> DataFileError {
    DataFileError(problem, at: offset, of: bytes, path: path)
  }

  /// Passes over empty lines; false at the end of the text.
  mutating func findObject() -> Bool {
    while let byte = current, byte == UInt8(ascii: "\n") || Self.isSpace(byte) { position += 1 }
    return position < bytes.count
  }

  /// Reads one object and the rest of its line, giving each member to `body`.
  mutating func object(
    _ body: (_ name: String, _ value: Value, _ offset: Int) throws(DataFileError) -> Void
  ) throws(DataFileError) {
    try expect("{", "an object, ‘{…}’, on each line")
    skipSpaces()
    if current == UInt8(ascii: "}") {
      position += 1
    } else {
      repeat {
        skipSpaces()
        let nameOffset = position
        guard current == UInt8(ascii: "\"") else {
          throw error(.malformedJSON(expected: "a name in double quotes"), at: position)
        }
        let name = try string()
        skipSpaces()
        try expect(":", "‘:’ after the name")
        skipSpaces()
        try body(name, try value(of: name), nameOffset)
        skipSpaces()
      } while take(",")
      try expect("}", "‘,’ or ‘}’")
    }
    skipSpaces()
    guard current == nil || take("\n") else {
      throw error(.malformedJSON(expected: "the end of the line after the object"), at: position)
    }
  }

  /// Whether the member whose name stands at a byte, in an object read before, is a text in quotes.
  func isText(ofNameAt offset: Int) -> Bool {
    var ahead = self
    ahead.position = offset
    guard (try? ahead.string()) != nil else { return false }
    ahead.skipSpaces()
    guard ahead.take(":") else { return false }
    ahead.skipSpaces()
    return ahead.current == UInt8(ascii: "\"")
  }

  private mutating func value(of name: String) throws(DataFileError) -> Value {
    guard let first = current else {
      throw error(.malformedJSON(expected: "a value"), at: position)
    }
    switch first {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard isLenient else { throw error(.nestedValue(name), at: position) }
      return .string(try nestedText())
    default: return try word()
    }
  }

  /// A list or an object as it stands there; its brackets and texts are closed, more is not checked.
  private mutating func nestedText() throws(DataFileError) -> String {
    let start = position
    var depth = 0
    repeat {
      switch current {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      case nil, UInt8(ascii: "\n"):
        throw error(.malformedJSON(expected: "a closing bracket on the same line"), at: start)
      default: break
      }
      position += 1
    } while depth > 0
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(DataFileError) -> Value {
    let start = position
    while let byte = current, Self.isWordByte(byte) { position += 1 }
    let word = bytes[start..<position]
    switch String(decoding: word.prefix(20), as: UTF8.self) {
    case "null": return .missing
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: break
    }
    switch NumberText(word) {
    case .integer(let integer) where Self.isJSONNumber(word): return .integer(integer)
    case .number(let number) where Self.isJSONNumber(word): return .number(number)
    case .nonFinite where isLenient && word.elementsEqual("NaN".utf8): return .missing
    case .nonFinite:
      throw error(.nonFinite(String(decoding: word, as: UTF8.self)), at: start)
    default:
      throw error(
        .malformedJSON(expected: "a number, a text in double quotes, true, false or null"),
        at: start)
    }
  }

  /// A text; the position is at its opening quote.
  private mutating func string() throws(DataFileError) -> String {
    let opening = position
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if current == UInt8(ascii: "\"") {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = current, byte >= 0x20 {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      default: text.append(byte)
      }
    }
    throw error(.malformedJSON(expected: "a closing ‘\"’ on the same line"), at: opening)
  }

  /// The UTF-8 of what follows a backslash.
  private mutating func escape() throws(DataFileError) -> [UInt8] {
    let start = position - 1
    defer { position += 1 }
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[position]]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      if let scalar = unicodeEscape() { return Array(String(scalar).utf8) }
      throw error(.malformedJSON(expected: "a whole character after ‘\\u’"), at: start)
    default:
      throw error(
        .malformedJSON(expected: "one of \" \\ / b f n r t u after the backslash"), at: start)
    }
  }

  /// The character of `u` and four hexadecimal digits, or of two such escapes; afterwards the position is at the
  /// last digit.
  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let high = hexadecimalUnit(at: position + 1) else { return nil }
    position += 4
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(high)), position + 2 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "\\"), bytes[position + 2] == UInt8(ascii: "u"),
      let low = hexadecimalUnit(at: position + 3), UTF16.isTrailSurrogate(UInt16(low))
    else { return nil }
    position += 6
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private func hexadecimalUnit(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    let digits = bytes[start..<start + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpaces() {
    while let byte = current, Self.isSpace(byte) { position += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar, _ what: String) throws(DataFileError) {
    guard take(scalar) else { throw error(.malformedJSON(expected: what), at: position) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "}")
      && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ":")
  }

  /// JSON's numbers have no plus sign before them and digits on both sides of a point.
  private static func isJSONNumber(_ word: ArraySlice<UInt8>) -> Bool {
    let unsigned = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
    guard let first = unsigned.first, NumberText.isDigit(first) else { return false }
    guard let point = unsigned.firstIndex(of: UInt8(ascii: ".")) else { return true }
    return point + 1 < unsigned.endIndex && NumberText.isDigit(unsigned[point + 1])
  }
}
