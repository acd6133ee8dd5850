extension FormulaParser {
  /// Reads one atom without its scripts; nil where a command gave none.
  mutating func nucleus() -> MathNode? {
    nested(or: nil) { parser in
      let token = parser.peekPastSpaces()
      switch token.kind {
      case .open: return parser.group()
      case .character(let character):
        parser.take()
        return parser.node(parser.character(character), from: token)
      case .tie:
        parser.take()
        return parser.node(.space(ems: Spaces.betweenWords), from: token)
      case .command(let name):
        parser.take()
        return parser.nucleus(ofCommand: name, token)
      default:
        return nil
      }
    }
  }

  /// A node from a token to what was taken last.
  func node(_ content: MathNode.Content, from token: MathToken) -> MathNode {
    let start = token.range.lowerBound
    return MathNode(content, at: start..<max(token.range.upperBound, lastEnd))
  }

  private mutating func nucleus(ofCommand name: String, _ token: MathToken) -> MathNode? {
    guard let command = MathCommands.named(name) else {
      report(.unknownCommand(name, at: token.range))
      return node(.problem("\\" + name), from: token)
    }
    return content(of: command, token).map { node($0, from: token) }
  }

  /// `{…}`: an ordinary atom; a lone letter stays what it is.
  private mutating func group() -> MathNode {
    let token = upcoming
    let list = bracedList()
    if list.count == 1, case .symbol(let symbol) = list[0].content,
      symbol.mathClass == .ordinary
    {
      return list[0]
    }
    return node(.group(list, mathClass: .ordinary), from: token)
  }

  /// Reads `{…}`, whose opening brace is the next token.
  mutating func bracedList() -> MathList {
    let token = take()
    opened.append(.brace)
    let list = list()
    opened.removeLast()
    close(token)
    return list
  }

  /// Takes the brace that closes what `opening` opened.
  mutating func close(_ opening: MathToken) {
    if upcoming.kind == .close {
      take()
    } else {
      report(.unclosedBrace(at: opening.range))
    }
  }

  // MARK: Characters

  /// What a character of the formula means.
  private func character(_ character: Unicode.Scalar) -> MathNode.Content {
    .symbol(inAlphabet(Characters.symbol(character)))
  }

  /// A symbol in the alphabet in force: letters and digits change, and with `\boldsymbol` everything.
  func inAlphabet(_ symbol: MathSymbol) -> MathSymbol {
    guard alphabet != .normal, symbol.alphabet == .normal else { return symbol }
    guard alphabet == .boldSymbol || symbol.character.isLetterOrDigit else { return symbol }
    var symbol = symbol
    symbol.alphabet = alphabet
    return symbol
  }
}

/// The characters that stand for themselves.
enum Characters {
  /// The symbol that a character of a formula means.
  static func symbol(_ character: Unicode.Scalar) -> MathSymbol {
    switch character {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "/", "|", "@": MathSymbol(character)
    case "+": MathSymbol("+", mathClass: .binary)
    case "-": MathSymbol("−", mathClass: .binary)
    case "*": MathSymbol("∗", mathClass: .binary)
    case "=", "<", ">", ":": MathSymbol(character, mathClass: .relation)
    case ",", ";": MathSymbol(character, mathClass: .punctuation)
    case "(", "[": MathSymbol(character, mathClass: .opening)
    case ")", "]", "!", "?": MathSymbol(character, mathClass: .closing)
    default: written[character] ?? MathSymbol(character)
    }
  }

  /// Characters beyond ASCII mean what the command that gives them means.
  private static let written: [Unicode.Scalar: MathSymbol] = {
    var symbols: [Unicode.Scalar: MathSymbol] = [:]
    let tables = [
      LargeOperators.commands, Relations.commands, BinaryOperators.commands, Arrows.commands,
      Delimiters.commands, OrdinarySymbols.commands,
    ]
    for (_, command) in tables.joined() {
      guard case .symbol(let symbol) = command, symbols[symbol.character] == nil else { continue }
      symbols[symbol.character] = symbol
    }
    return symbols
  }()
}

extension Unicode.Scalar {
  /// Whether alphabets change it: Latin and Greek letters, digits, `∂` and `∇`.
  var isLetterOrDigit: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "Α"..."ω", "ϑ", "ϕ", "ϖ", "ϰ", "ϱ", "ϵ", "ϝ", "∂", "∇",
      "ı", "ȷ", "ϴ":
      true
    default: false
    }
  }
}
