extension MathMLWriter {
  /// A node as one element.
  mutating func element(_ node: MathNode, _ style: MathStyle) -> MathMLElement {
    switch node.content {
    case .symbol(let symbol): Self.symbol(symbol, style)
    case .operatorName(let name, _): Self.name(name)
    case .text(let pieces): text(pieces, style)
    case .group(let list, _): group(list, style)
    case .scripts(let nucleus, let sub, let sup, let placement):
      scripts(nucleus, sub, sup, placement, style)
    case .fraction(let fraction): self.fraction(fraction, style)
    case .radical(let list, let degree): radical(list, degree, style)
    case .fenced(let left, let parts, let middles, let right):
      fenced(left, parts, middles, right, style)
    case .sizedDelimiter(let delimiter, let size, let mathClass):
      Self.sized(delimiter, size, mathClass)
    case .accent(let accent, let base): self.accent(accent, base, style)
    case .stack(let base, let over, let under): stack(base, over, under, style)
    case .extensibleArrow(let arrow, let over, let under):
      extensibleArrow(arrow, over, under, style)
    case .array(let array): self.array(array, style)
    case .space(let ems): .space(ems: ems)
    case .phantom(let list, let phantom): self.phantom(list, phantom, style)
    case .styled, .colored: element(of: [node], style)
    case .boxed(let list):
      MathMLElement("mrow", [("class", "math-boxed")], elements(of: list, max(style, .display)))
    case .negated(let inner): negated(inner, style)
    case .reference(let id, let parenthesized): reference(id, parenthesized)
    case .problem(let source):
      MathMLElement("merror", [], [MathMLElement("mtext", text: source)])
    }
  }

  // MARK: Symbols

  /// A character as identifier, number or operator.
  static func symbol(_ symbol: MathSymbol, _ style: MathStyle) -> MathMLElement {
    let shown = String(symbol.alphabet.character(for: symbol.character))
    switch symbol.mathClass {
    case .ordinary, .inner:
      if symbol.character.isLetterOrDigit || symbol.character.isIdentifier {
        return identifier(symbol, shown)
      }
      let mark = MathMLElement("mo", text: shown)
      return symbol.character.stretches ? mark.rigid : mark
    case .largeOperator:
      return MathMLElement("mo", text: shown)
    case .opening, .closing, .relation, .binary, .punctuation:
      let mark = MathMLElement("mo", text: shown)
      return symbol.character.stretches ? mark.rigid : mark
    }
  }

  /// A letter: browsers set a lone one italic unless told otherwise.
  private static func identifier(_ symbol: MathSymbol, _ shown: String) -> MathMLElement {
    if ("0"..."9").contains(symbol.character) { return MathMLElement("mn", text: shown) }
    switch symbol.alphabet {
    case .normal:
      let isUpright = symbol.character == symbol.alphabet.character(for: symbol.character)
      let text = String(symbol.character)
      return isUpright && symbol.character.isLetterOrDigit
        ? MathMLElement("mi", [("mathvariant", "normal")], text: text)
        : MathMLElement("mi", text: text)
    case .upright:
      return MathMLElement("mi", [("mathvariant", "normal")], text: shown)
    default:
      return MathMLElement("mi", text: shown)
    }
  }

  /// An upright name.
  static func name(_ name: String) -> MathMLElement {
    name.unicodeScalars.count == 1
      ? MathMLElement("mi", [("mathvariant", "normal")], text: name)
      : MathMLElement("mi", text: name.replacingSpaces)
  }

  /// A list in braces; letters of one alphabet are one word.
  private mutating func group(_ list: MathList, _ style: MathStyle) -> MathMLElement {
    if let word = list.word { return MathMLElement("mi", text: word) }
    return MathMLElement("mrow", [], elements(of: list, style))
  }

  /// A struck symbol, where Unicode has none: the stroke is a combining character.
  private mutating func negated(_ inner: MathNode, _ style: MathStyle) -> MathMLElement {
    var element = element(inner, style)
    if case .text(let text)? = element.content.first, element.content.count == 1 {
      element.content = [.text(text + "\u{338}")]
      return element
    }
    return MathMLElement("mrow", [("class", "math-negated")], [element])
  }

  // MARK: Words

  /// Words and the formulas between them.
  mutating func text(_ pieces: [MathText], _ style: MathStyle) -> MathMLElement {
    var elements: [MathMLElement] = []
    for piece in pieces {
      switch piece {
      case .words(let words, let cut):
        let attributes =
          cut == .regular ? [] : [("class", "math-text-\(cut.rawValue.lowercased())")]
        elements.append(MathMLElement("mtext", attributes, text: words.keepingEndSpaces))
      case .math(let list):
        elements.append(element(of: list, max(style, .text)))
      }
    }
    return .row(elements)
  }

  private func reference(_ id: String, _ parenthesized: Bool) -> MathMLElement {
    guard let number = numbers[id] else {
      return MathMLElement("mtext", text: parenthesized ? "(\(id))" : id)
    }
    let text = parenthesized ? "(\(number.text))" : number.text
    guard let address = number.address else { return MathMLElement("mtext", text: text) }
    return MathMLElement("mtext", [], [MathMLElement("a", [("href", address)], text: text)])
  }
}

extension MathMLElement {
  /// An operator that keeps its size.
  var rigid: MathMLElement {
    var rigid = self
    rigid["stretchy"] = "false"
    return rigid
  }
}

extension MathList {
  /// The word that letters of one alphabet make.
  fileprivate var word: String? {
    guard count > 1, case .symbol(let first) = self[0].content, first.alphabet != .normal else {
      return nil
    }
    var word = ""
    for node in self {
      guard case .symbol(let symbol) = node.content, symbol.alphabet == first.alphabet,
        symbol.character.properties.isAlphabetic
      else { return nil }
      word.unicodeScalars.append(symbol.alphabet.character(for: symbol.character))
    }
    return word
  }
}

extension Unicode.Scalar {
  /// Whether an ordinary symbol that is no letter is read as a name: `∞`, `∅`, `⊤`.
  fileprivate var isIdentifier: Bool {
    properties.isAlphabetic || "∞∅⌀⊤⊥ℏ℧□■△▲◊★♣♢♡♠♭♮♯∎…⋯⋮⋱⋰?".unicodeScalars.contains(self)
  }

  /// Whether browsers let the operator grow with its neighbours.
  fileprivate var stretches: Bool {
    switch self {
    case "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "⟦", "⟧", "⟮", "⟯",
      "⎰", "⎱", "⟪", "⟫", "⦃", "⦄", "⌜", "⌝", "⌞", "⌟", "⦀", "∣", "∥", "/", "\\":
      true
    case "\u{2190}"..."\u{21FF}", "\u{27F0}"..."\u{27FF}": true
    default: false
    }
  }
}

extension String {
  /// The text with the thin space of names such as `lim sup`, which a browser must not break.
  fileprivate var replacingSpaces: String {
    String(map { $0 == " " ? "\u{A0}" : $0 })
  }

  /// The text with fixed spaces at its ends, which MathML would drop.
  fileprivate var keepingEndSpaces: String {
    var text = self
    if text.first == " " { text = "\u{A0}" + text.dropFirst() }
    if text.last == " " { text = text.dropLast() + "\u{A0}" }
    return text
  }
}
