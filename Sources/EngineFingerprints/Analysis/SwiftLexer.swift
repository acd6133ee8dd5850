/// Splits Swift text into words, operators and brackets; comments and the insides of strings are
/// dropped, interpolations are kept.
///
/// The literal text of each string is kept aside in `strings`, because a simulation's name is one.
package struct SwiftLexer {
  /// The tokens, in order.
  package private(set) var tokens: [SwiftToken] = []
  /// For the index of the token that follows a string without interpolation: the string.
  package private(set) var strings: [Int: String] = [:]

  private let text: [Unicode.Scalar]
  private var position = 0

  /// Lexes a whole file.
  package init(_ source: String) {
    text = Array(source.unicodeScalars)
    lexCode(untilClosingParenthesis: false)
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < text.count ? text[index] : nil
  }

  private mutating func lexCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while let scalar = peek() {
      switch scalar {
      case "/" where peek(1) == "/": skipLineComment()
      case "/" where peek(1) == "*": skipBlockComment()
      case "\"": lexString(hashes: 0)
      case "#" where startsRawString: lexString(hashes: skipHashes())
      case "`": position += 1
      case "(":
        depth += 1
        take(mark: "(")
      case ")":
        if untilClosingParenthesis, depth == 0 { return }
        depth -= 1
        take(mark: ")")
      case "{", "}", "[", "]", ",", ";", ":", "@", "#": take(mark: Character(scalar))
      default: lexWordOrSymbol(scalar)
      }
    }
  }

  private mutating func take(mark: Character) {
    tokens.append(.mark(mark))
    position += 1
  }

  private mutating func lexWordOrSymbol(_ first: Unicode.Scalar) {
    if first.continuesSwiftName {
      tokens.append(.word(run { $0.continuesSwiftName }))
    } else if first.isSwiftOperator {
      tokens.append(.symbol(run { $0.isSwiftOperator }))
    } else {
      position += 1
    }
  }

  private mutating func run(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var word = String.UnicodeScalarView()
    while let scalar = peek(), belongs(scalar) {
      if scalar == "/", peek(1) == "/" || peek(1) == "*", !word.isEmpty { break }
      word.append(scalar)
      position += 1
    }
    return String(word)
  }

  private mutating func skipLineComment() {
    while let scalar = peek(), scalar != "\n" { position += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while let scalar = peek() {
      if scalar == "/", peek(1) == "*" {
        depth += 1
        position += 2
      } else if scalar == "*", peek(1) == "/" {
        depth -= 1
        position += 2
        if depth == 0 { return }
      } else {
        position += 1
      }
    }
  }

  private var startsRawString: Bool {
    var offset = 0
    while peek(offset) == "#" { offset += 1 }
    return peek(offset) == "\""
  }

  private mutating func skipHashes() -> Int {
    let start = position
    while peek() == "#" { position += 1 }
    return position - start
  }

  private func hashes(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { peek(offset + $0) == "#" }
  }

  private mutating func lexString(hashes: Int) {
    let isMultiline = peek(1) == "\"" && peek(2) == "\""
    let isEmpty = isMultiline && hashes == 0 && peek(3) != "\n" && peek(3) != "\r"
    position += isMultiline && !isEmpty ? 3 : 1
    var literal: String.UnicodeScalarView? = .init()
    while let scalar = peek() {
      if scalar == "\\", self.hashes(hashes, at: 1) {
        position += 1 + hashes
        guard peek() == "(" else {
          position += 1
          literal = nil
          continue
        }
        literal = nil
        position += 1
        lexCode(untilClosingParenthesis: true)
        position += 1
      } else if scalar == "\"" {
        let closes =
          isMultiline && !isEmpty
          ? peek(1) == "\"" && peek(2) == "\"" && self.hashes(hashes, at: 3)
          : self.hashes(hashes, at: 1)
        position += closes ? (isMultiline && !isEmpty ? 3 : 1) + hashes : 1
        if closes { break }
        literal?.append(scalar)
      } else if scalar == "\n", !isMultiline || isEmpty {
        break
      } else {
        literal?.append(scalar)
        position += 1
      }
    }
    if let literal { strings[tokens.count] = String(literal) }
  }
}

extension Unicode.Scalar {
  /// Whether it can stand inside a name (or a number).
  fileprivate var continuesSwiftName: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24: true
    case 0x80...: !isSwiftOperator && !properties.isWhitespace
    default: false
    }
  }

  /// Whether operators are made of it: the head characters of the language's grammar.
  fileprivate var isSwiftOperator: Bool {
    switch value {
    case 0x21, 0x25, 0x26, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3C...0x3F, 0x5C, 0x5E, 0x7C, 0x7E: true
    case 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7: true
    case 0x2016, 0x2017, 0x2020...0x2027, 0x2030...0x203E, 0x2041...0x2053: true
    case 0x2055...0x205E, 0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF: true
    case 0x2E00...0x2E7F, 0x3001...0x3003, 0x3008...0x3020, 0x3030: true
    default: false
    }
  }
}
