/// Cuts TeX into tokens, in one pass over its bytes.
struct MathLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [MathToken] = []

  /// The tokens of a piece of TeX, the last of which is not yet `end`.
  static func tokens(of tex: String) -> [MathToken] {
    var lexer = MathLexer(bytes: Array(tex.utf8))
    lexer.tokens.reserveCapacity(lexer.bytes.count)
    while lexer.position < lexer.bytes.count { lexer.readToken() }
    return lexer.tokens
  }

  private mutating func readToken() {
    let start = position
    let byte = bytes[start]
    position += 1
    switch byte {
    case UInt8(ascii: "\\"):
      put(readCommand(), from: start)
      if bytes[position - 1].isLetter { skipSpaces() }
    case UInt8(ascii: "{"): put(.open, from: start)
    case UInt8(ascii: "}"): put(.close, from: start)
    case UInt8(ascii: "^"): put(.superscript, from: start)
    case UInt8(ascii: "_"): put(.subscript, from: start)
    case UInt8(ascii: "&"): put(.ampersand, from: start)
    case UInt8(ascii: "~"): put(.tie, from: start)
    case UInt8(ascii: "$"): put(.dollar, from: start)
    case UInt8(ascii: "#"): put(readParameter(), from: start)
    case UInt8(ascii: "%"): skipComment()
    case UInt8(ascii: " "), 9...13:
      skipSpaces()
      put(.space, from: start)
    case ..<0x80: put(.character(Unicode.Scalar(byte)), from: start)
    default: put(.character(readScalar(from: start)), from: start)
    }
  }

  private mutating func put(_ kind: MathToken.Kind, from start: Int) {
    tokens.append(MathToken(kind: kind, range: start..<position))
  }

  /// A run of letters or one other character; spaces after letters belong to the command.
  private mutating func readCommand() -> MathToken.Kind {
    let start = position
    while position < bytes.count, bytes[position].isLetter { position += 1 }
    guard position == start else {
      return .command(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    guard position < bytes.count else { return .command("") }
    position += 1
    if bytes[start].isSpace { return .command(" ") }
    if bytes[start] >= 0x80 { return .command(String(readScalar(from: start))) }
    return .command(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func readParameter() -> MathToken.Kind {
    guard position < bytes.count, (0x31...0x39).contains(bytes[position]) else {
      return .character("#")
    }
    position += 1
    return .parameter(Int(bytes[position - 1]) - 0x30)
  }

  private mutating func skipComment() {
    while position < bytes.count, bytes[position] != 10 { position += 1 }
    skipSpaces()
  }

  private mutating func skipSpaces() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }

  /// The scalar whose first byte stands at `start`; the bytes of a `String` are valid UTF-8.
  private mutating func readScalar(from start: Int) -> Unicode.Scalar {
    position = start + 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }
}

extension UInt8 {
  /// Whether it is a letter of ASCII.
  var isLetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }

  /// Whether it is white space of ASCII.
  var isSpace: Bool {
    self == 0x20 || (9...13).contains(self)
  }
}
