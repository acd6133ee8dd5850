extension FormulaParser {
  /// `\tag{∗}`, `\tag*{∗}`: the number of the row or formula.
  mutating func tag(_ token: MathToken) -> MathNode.Content? {
    var isParenthesized = true
    if upcoming.kind == .character("*") {
      take()
      isParenthesized = false
    }
    let content = text(.regular, token)
    if marks.tag != nil { report(.doubleMark(token)) }
    marks.tag = MathTag(content, isParenthesized: isParenthesized)
    return nil
  }

  /// `\label{eq-x}`: the id of the row or formula.
  mutating func label(_ token: MathToken) -> MathNode.Content? {
    let label = rawArgument(of: token)
    labels.append(FormulaId(id: label, range: token.range.lowerBound..<lastEnd))
    if marks.label != nil { report(.doubleMark(token)) }
    marks.label = label
    return nil
  }

  /// `\ref{eq-x}`, `\eqref{eq-x}`.
  mutating func reference(parenthesized: Bool, _ token: MathToken) -> MathNode.Content {
    let id = rawArgument(of: token)
    references.append(FormulaId(id: id, range: token.range.lowerBound..<lastEnd))
    return .reference(id: id, parenthesized: parenthesized)
  }

  /// `\textcolor{red}{x}`.
  mutating func colored(_ token: MathToken) -> MathNode.Content? {
    let color = colorName(of: token)
    let list = argument(of: token)
    return color.map { .colored($0, list) } ?? .group(list, mathClass: .ordinary)
  }

  /// The colour that a command names: by name, as `#rrggbb`, or in a model, `[HTML]{0F62FE}`.
  mutating func colorName(of token: MathToken) -> String? {
    let model = optionalTokens()?.written
    let name = rawArgument(of: token)
    let color = TeXColor.name(name, model: model)
    if color == nil { report(.unknownColor(name, token)) }
    return color
  }

  /// The width that `\hspace{1em}` or `\kern 3pt` states.
  mutating func width(isBraced: Bool, _ token: MathToken) -> Double {
    if isBraced {
      if upcoming.kind == .character("*") { take() }
      let text = rawArgument(of: token)
      if let length = MathLength(text) { return length.ems }
      report(.wrongLength(text, at: token.range))
      return 0
    }
    var text = ""
    while case .character(let character) = peekPastSpaces().kind, text.utf8.count < 24 {
      if MathLength(text) != nil { break }
      guard character.isPartOfLength else { break }
      text.unicodeScalars.append(character)
      take()
    }
    if let length = MathLength(text) { return length.ems }
    report(.wrongLength(text, at: token.range))
    return 0
  }
}

extension Unicode.Scalar {
  /// Whether it can stand in `-1.5em`.
  fileprivate var isPartOfLength: Bool {
    switch self {
    case "0"..."9", ".", "-", "+", "a"..."z": true
    default: false
    }
  }
}
