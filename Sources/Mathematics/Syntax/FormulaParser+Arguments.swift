extension FormulaParser {
  /// The argument of a command: a list in braces or one atom.
  mutating func argument(of token: MathToken) -> MathList {
    argument(of: token.name, at: token.range)
  }

  /// The argument of a command: a list in braces or one atom.
  mutating func argument(of name: String, at range: Range<Int>) -> MathList {
    nested(or: []) { parser in
      let token = parser.peekPastSpaces()
      switch token.kind {
      case .open:
        return parser.bracedList()
      case .character, .tie:
        return parser.nucleus().map { [$0] } ?? []
      case .command(let command) where !parser.endsSomething(command):
        return parser.commandArgument(of: name, at: range)
      default:
        parser.report(.missingArgument(of: name, at: range))
        return []
      }
    }
  }

  /// A command as argument; one that is written with others gives all of what it stands for.
  private mutating func commandArgument(of name: String, at range: Range<Int>) -> MathList {
    let token = peekPastSpaces()
    guard case .command(let command) = token.kind,
      case .macro(let macro) = MathCommands.named(command)
    else { return nucleus().map { [$0] } ?? [] }
    take()
    // Closed off by braces, its end is known.
    let brace = MathToken(kind: .close, range: token.range)
    give([brace], at: token.range)
    expand(macro, named: token.name, at: token.range)
    give([MathToken(kind: .open, range: token.range)], at: token.range)
    return argument(of: name, at: range)
  }

  private func endsSomething(_ command: String) -> Bool {
    switch command {
    case "right", "middle", "end", "\\", "cr", "over", "atop", "choose": true
    default: false
    }
  }

  /// An argument in brackets, where one follows.
  mutating func optionalArgument() -> MathList? {
    guard peekPastSpaces().kind == .character("[") else { return nil }
    let token = take()
    opened.append(.bracket)
    let list = list()
    opened.removeLast()
    if upcoming.kind == .character("]") {
      take()
    } else {
      report(.unclosedBracket(at: token.range))
    }
    return list
  }

  // MARK: As written

  /// The tokens of an argument, without its braces.
  mutating func argumentTokens(of name: String, at range: Range<Int>) -> [MathToken] {
    while upcoming.kind == .space { take() }
    switch upcoming.kind {
    case .open:
      return tokensInBraces()
    case .end, .close:
      report(.missingArgument(of: name, at: range))
      return []
    default:
      return [take()]
    }
  }

  private mutating func tokensInBraces() -> [MathToken] {
    let opening = take()
    var tokens: [MathToken] = []
    var depth = 0
    while upcoming.kind != .end {
      let token = take()
      switch token.kind {
      case .open: depth += 1
      case .close where depth == 0: return tokens
      case .close: depth -= 1
      default: break
      }
      tokens.append(token)
    }
    report(.unclosedBrace(at: opening.range))
    return tokens
  }

  /// The tokens between brackets, where a bracket follows.
  mutating func optionalTokens() -> [MathToken]? {
    while upcoming.kind == .space { take() }
    guard upcoming.kind == .character("[") else { return nil }
    let opening = take()
    var tokens: [MathToken] = []
    var depth = 0
    while upcoming.kind != .end {
      let token = take()
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .character("]") where depth == 0: return tokens
      default: break
      }
      tokens.append(token)
    }
    report(.unclosedBracket(at: opening.range))
    return tokens
  }

  /// An argument that is a name or a number, as written, without blanks at its ends.
  mutating func rawArgument(of token: MathToken) -> String {
    argumentTokens(of: token.name, at: token.range).written
  }

  /// An argument in braces, as written, where there is one.
  mutating func rawArgument() -> String? {
    guard upcoming.kind == .open else { return nil }
    return tokensInBraces().written
  }
}

extension Collection<MathToken> {
  /// The tokens as they were written, without white space at the ends.
  var written: String {
    var words = self[...]
    while words.first?.kind == .space { words.removeFirst() }
    var text = words.map(\.name).joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}
