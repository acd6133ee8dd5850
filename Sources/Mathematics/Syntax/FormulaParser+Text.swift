extension FormulaParser {
  /// `\text{…}`: words, with formulas between dollars.
  mutating func text(_ style: MathTextStyle, _ token: MathToken) -> [MathText] {
    guard peekPastSpaces().kind == .open else {
      report(.missingArgument(of: token.name, at: token.range))
      return []
    }
    var text = TextBuilder()
    words(style, into: &text)
    return text.pieces
  }

  /// Reads words in braces, the opening one of which is the next token.
  private mutating func words(_ style: MathTextStyle, into text: inout TextBuilder) {
    let pieces = text
    text = nested(or: pieces) { parser in
      var text = pieces
      let opening = parser.take()
      while parser.peek().kind != .close {
        guard parser.upcoming.kind != .end else {
          parser.report(.unclosedBrace(at: opening.range))
          return text
        }
        parser.word(style, into: &text)
      }
      parser.take()
      return text
    }
  }

  private mutating func word(_ style: MathTextStyle, into text: inout TextBuilder) {
    let token = upcoming
    switch token.kind {
    case .open:
      words(style, into: &text)
      return
    case .dollar:
      text.append(math: mathInText())
      return
    default: break
    }
    take()
    switch token.kind {
    case .character(let character): text.append(character, style)
    case .space: text.append(" ", style)
    case .tie: text.append("\u{A0}", style)
    case .command(let name): textCommand(name, token, style, into: &text)
    default: report(.stray(token))
    }
  }

  /// `$…$` in words.
  private mutating func mathInText() -> MathList {
    let opening = take()
    opened.append(.dollar)
    let outer = alphabet
    alphabet = .normal
    let list = list()
    alphabet = outer
    opened.removeLast()
    if upcoming.kind == .dollar {
      take()
    } else {
      report(.unclosedDollar(at: opening.range))
    }
    return list
  }

  private mutating func textCommand(
    _ name: String, _ token: MathToken, _ style: MathTextStyle, into text: inout TextBuilder
  ) {
    if let characters = Self.textCharacters[name] {
      for character in characters.unicodeScalars { text.append(character, style) }
      return
    }
    if let accent = Self.textAccents[name] {
      accented(accent, token, style, into: &text)
      return
    }
    switch MathCommands.named(name) {
    case .text(let inner)? where peekPastSpaces().kind == .open:
      words(inner == .regular ? style : inner, into: &text)
    case .space(let ems)?:
      text.append(math: [MathNode(.space(ems: ems), at: token.range)])
    case .reference(let parenthesized)?:
      let content = reference(parenthesized: parenthesized, token)
      text.append(math: [node(content, from: token)])
    case nil:
      report(.unknownCommand(name, at: token.range))
    default:
      report(.mathInWords(token))
    }
  }

  /// `\'e` and the like, composed where Unicode composes it.
  private mutating func accented(
    _ accent: Unicode.Scalar, _ token: MathToken, _ style: MathTextStyle,
    into text: inout TextBuilder
  ) {
    let letters = argumentTokens(of: token.name, at: token.range)
    for (index, letter) in letters.written.unicodeScalars.enumerated() {
      text.append(letter, style)
      if index == 0 { text.append(accent, style) }
    }
  }

  private static let textCharacters: [String: String] = [
    " ": " ", "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}",
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "S": "§", "P": "¶", "dots": "…", "ldots": "…", "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textbackslash": "\\", "TeX": "TeX", "LaTeX": "LaTeX", "-": "\u{AD}", "/": "\u{200C}",
    "nobreakspace": "\u{A0}",
  ]

  private static let textAccents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}",
    "v": "\u{30C}", "c": "\u{327}", "k": "\u{328}",
  ]
}

/// Gathers words and formulas; TeX's ligatures of dashes and quotes are applied.
struct TextBuilder {
  /// What was gathered.
  private(set) var pieces: [MathText] = []

  mutating func append(_ character: Unicode.Scalar, _ style: MathTextStyle) {
    guard case .words(_, style)? = pieces.last, case .words(var words, _)? = pieces.popLast() else {
      pieces.append(.words(String(Self.typographic[character] ?? character), style))
      return
    }
    switch (words.unicodeScalars.last, character) {
    case ("-", "-"): words.replaceLast(with: "–")
    case ("–", "-"): words.replaceLast(with: "—")
    case ("‘", "`"): words.replaceLast(with: "“")
    case ("’", "'"): words.replaceLast(with: "”")
    default: words.unicodeScalars.append(Self.typographic[character] ?? character)
    }
    pieces.append(.words(words, style))
  }

  mutating func append(math list: MathList) {
    pieces.append(.math(list))
  }

  private static let typographic: [Unicode.Scalar: Unicode.Scalar] = ["`": "‘", "'": "’"]
}

extension String {
  fileprivate mutating func replaceLast(with scalar: Unicode.Scalar) {
    unicodeScalars.removeLast()
    unicodeScalars.append(scalar)
  }
}
