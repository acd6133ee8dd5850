/// A word of an expression.
enum ExpressionToken: Hashable {
  case number(Double, text: String)
  case string(String)
  case name(String)
  case symbol(String)
  /// A regular expression between slashes.
  case pattern(String, flags: String)

  /// The word as it is shown in messages.
  var text: String {
    switch self {
    case .number(_, let text): text
    case .string(let string): "'\(string)'"
    case .name(let name): name
    case .symbol(let symbol): symbol
    case .pattern(let pattern, let flags): "/\(pattern)/\(flags)"
    }
  }

  /// The member of an object that the word names.
  var memberName: String? {
    switch self {
    case .string(let name), .name(let name): name
    case .number(_, let text): text
    case .symbol, .pattern: nil
    }
  }

  private static let symbols = [
    "===", "!==", ">>>", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "<", ">", "+", "-", "*",
    "/", "%", "!", "?", ":", "(", ")", "[", "]", ",", ".", "&", "|", "^", "~",
    "{", "}",
  ]

  static func tokens(of text: String) throws(ExpressionError) -> [ExpressionToken] {
    var rest = text[...]
    var tokens: [ExpressionToken] = []
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character == "'" || character == "\"" {
        tokens.append(try string(&rest, quote: character))
      } else if character.isASCII, character.isNumber {
        tokens.append(try number(&rest))
      } else if character == ".", rest.dropFirst().first.map({ $0.isASCII && $0.isNumber }) == true
      {
        tokens.append(try number(&rest))
      } else if character == "/", !endsOperand(tokens.last) {
        tokens.append(try pattern(&rest))
      } else if character.isLetter || character == "_" || character == "$" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        rest.removeFirst(name.count)
        tokens.append(.name(String(name)))
      } else if let symbol = symbols.first(where: { rest.hasPrefix($0) }) {
        rest.removeFirst(symbol.count)
        tokens.append(.symbol(symbol))
      } else {
        throw ExpressionError(message: "unexpected ‘\(character)’")
      }
    }
    return tokens
  }

  /// Whether a word ends an operand, so that a slash after it divides.
  private static func endsOperand(_ token: ExpressionToken?) -> Bool {
    switch token {
    case nil: false
    case .symbol(let symbol): symbol == ")" || symbol == "]"
    default: true
    }
  }

  private static func pattern(_ rest: inout Substring) throws(ExpressionError) -> ExpressionToken {
    rest.removeFirst()
    var pattern = ""
    while let character = rest.popFirst() {
      if character == "/" {
        let flags = rest.prefix { $0.isLetter }
        rest.removeFirst(flags.count)
        return .pattern(pattern, flags: String(flags))
      }
      pattern.append(character)
      if character == "\\", let escaped = rest.popFirst() { pattern.append(escaped) }
    }
    throw ExpressionError(message: "a regular expression without its closing slash")
  }

  private static func string(
    _ rest: inout Substring, quote: Character
  ) throws(ExpressionError) -> ExpressionToken {
    rest.removeFirst()
    var string = ""
    while let character = rest.popFirst() {
      if character == quote { return .string(string) }
      if character == "\\", let escaped = rest.popFirst() {
        string.append(try unescaped(escaped, &rest))
      } else {
        string.append(character)
      }
    }
    throw ExpressionError(message: "a text without its closing quote")
  }

  /// What an escape in a text stands for, after its backslash and first character.
  private static func unescaped(
    _ escaped: Character, _ rest: inout Substring
  ) throws(ExpressionError) -> Character {
    switch escaped {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u", "x":
      let digits = rest.prefix(escaped == "u" ? 4 : 2)
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw ExpressionError(message: "‘\\\(escaped)\(digits)’ is no character")
      }
      rest = rest.dropFirst(digits.count)
      return Character(scalar)
    default: return escaped
    }
  }

  private static func number(_ rest: inout Substring) throws(ExpressionError) -> ExpressionToken {
    if rest.lowercased().hasPrefix("0x") {
      let digits = rest.dropFirst(2).prefix(while: \.isHexDigit)
      guard let number = Int(digits, radix: 16) else {
        throw ExpressionError(message: "‘0x\(digits)’ is no number")
      }
      rest = rest.dropFirst(2 + digits.count)
      return .number(Double(number), text: "0x\(digits)")
    }
    var text = String(rest.prefix { $0.isASCII && $0.isNumber || $0 == "." })
    rest.removeFirst(text.count)
    if rest.first == "e" || rest.first == "E" {
      var exponent = String(rest.removeFirst())
      if let sign = rest.first, sign == "-" || sign == "+" {
        exponent.append(rest.removeFirst())
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(digits.count)
      text += exponent + digits
    }
    guard let number = Double(text), number.isFinite else {
      throw ExpressionError(message: "‘\(text)’ is no number")
    }
    return .number(number, text: text)
  }
}
