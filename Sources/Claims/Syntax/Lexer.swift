/// Cuts an expression into tokens.
///
/// A hyphen between letters, digits or underscores belongs to the name (`time-to-gain`); with a space
/// or anything else on a side it is the minus sign.
struct Lexer {
  private let characters: [Character]
  private var position = 0
  private(set) var tokens: [Token] = []
  private(set) var mistakes: [ExpressionMistake] = []

  /// The tokens of an expression, the last one its end, and everything that is no token.
  init(_ characters: [Character]) {
    self.characters = characters
    while let character = current {
      if character.isWhitespace {
        position += 1
      } else {
        readToken(from: character)
      }
    }
    tokens.append(Token(kind: .end, stretch: position..<position))
  }

  private var current: Character? { peek(0) }

  private func peek(_ distance: Int) -> Character? {
    let index = position + distance
    return characters.indices.contains(index) ? characters[index] : nil
  }

  private mutating func readToken(from first: Character) {
    let start = position
    if first.isDigit || (first == "." && peek(1)?.isDigit == true) {
      readNumber()
    } else if first.beginsName || first == "[" {
      readName()
    } else if first == "'" || first == "\"" {
      if let text = readDelimited(by: first) {
        append(.text(text), from: start)
      } else {
        mistakes.append(.init(start..<position, .unterminatedText))
      }
    } else {
      readSymbol()
    }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, stretch: start..<position))
  }

  private mutating func readNumber() {
    let start = position
    skipDigits()
    if current == "." { position += 1 }
    skipDigits()
    if current == "e" || current == "E" {
      let signed = peek(1) == "+" || peek(1) == "-" ? 2 : 1
      if peek(signed)?.isDigit == true {
        position += signed
        skipDigits()
      }
    }
    while let character = current, character.continuesName || character == "." { position += 1 }
    let text = String(characters[start..<position])
    if let integer = Int(text) {
      append(.integer(integer), from: start)
    } else if let number = Double(text), number.isFinite, text.allSatisfy(\.isNumberPart) {
      append(.number(number), from: start)
    } else {
      mistakes.append(.init(start..<position, .malformedNumber(text)))
      append(.number(0), from: start)
    }
  }

  private mutating func skipDigits() {
    while current?.isDigit == true { position += 1 }
  }

  private mutating func readName() {
    let start = position
    let isQuoted = current == "["
    guard let name = readNamePart() else { return }
    guard current == "." else { return append(.name(name, isQuoted: isQuoted), from: start) }
    position += 1
    guard let next = current, next.beginsName || next == "[", let member = readNamePart() else {
      mistakes.append(.init(start..<position, .nothingAfterPoint(name)))
      return append(.member(name, ""), from: start)
    }
    append(.member(name, member), from: start)
  }

  /// A plain name or one in brackets; nil after a bracket that is not closed.
  private mutating func readNamePart() -> String? {
    let start = position
    if current == "[" {
      if let name = readDelimited(by: "]") { return name }
      mistakes.append(.init(start..<position, .unterminatedBracket))
      return nil
    }
    while let character = current {
      let isHyphen = character == "-" && peek(1)?.continuesName == true
      guard character.continuesName || isHyphen else { break }
      position += 1
    }
    return String(characters[start..<position])
  }

  /// What stands before the next closing character, which doubled stands for itself; nil without one.
  private mutating func readDelimited(by closing: Character) -> String? {
    position += 1
    var text = ""
    while let character = current {
      position += 1
      if character == closing {
        guard current == closing else { return text }
        position += 1
      }
      text.append(character)
    }
    return nil
  }

  private mutating func readSymbol() {
    let start = position
    let pair = String(characters[start..<min(start + 2, characters.count)])
    if let symbol = Self.pairs[pair] {
      position += 2
      append(.symbol(symbol), from: start)
    } else if let symbol = Self.singles[characters[start]] {
      position += 1
      append(.symbol(symbol), from: start)
    } else {
      let isPair = ["&&", "||", "=~"].contains(pair)
      position += isPair ? 2 : 1
      let text = String(characters[start..<position])
      mistakes.append(.init(start..<position, .unknownSymbol(text)))
    }
  }

  private static let pairs = [
    "<=": "<=", ">=": ">=", "==": "==", "!=": "!=", "+-": "±", "**": "^",
  ]
  private static let singles: [Character: String] = [
    "+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "·": "*", "/": "/", "÷": "/", "^": "^",
    "(": "(", ")": ")", ",": ",", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "≠": "!=", "±": "±",
    "~": "~", "%": "%",
  ]
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
  fileprivate var beginsName: Bool { isLetter || self == "_" }
  fileprivate var continuesName: Bool { isLetter || isDigit || self == "_" }
  fileprivate var isNumberPart: Bool {
    isDigit || self == "." || self == "e" || self == "E" || self == "+" || self == "-"
  }
}

extension String {
  /// Whether the text reads as one plain name.
  var isPlainName: Bool {
    let lexer = Lexer(Array(self))
    guard lexer.mistakes.isEmpty, lexer.tokens.count == 2 else { return false }
    return lexer.tokens[0].kind == .name(self, isQuoted: false) && !Token.keywords.contains(self)
  }
}
