/// What can stand after `\left`, `\middle`, `\right` and `\big`.
enum Delimiters {
  /// The commands that are symbols of their own.
  static let commands =
    SymbolTable.commands(opening) { MathSymbol($0, mathClass: .opening) }
    + SymbolTable.commands(closing) { MathSymbol($0, mathClass: .closing) }

  /// The delimiter that a command names.
  static func named(_ name: String) -> Unicode.Scalar? {
    byName[name]
  }

  /// The delimiter that a character of the formula stands for.
  static func written(_ character: Unicode.Scalar) -> Unicode.Scalar? {
    switch character {
    case "<": "⟨"
    case ">": "⟩"
    case "(", ")", "[", "]", "/", "|": character
    default: characters.contains(character) ? character : nil
    }
  }

  private static let opening = """
    { { lbrace
    [ lbrack
    ( lparen
    ⟨ langle lang
    ⌊ lfloor
    ⌈ lceil
    | lvert
    ‖ lVert
    ⟮ lgroup
    ⎰ lmoustache
    ⌜ ulcorner
    ⌞ llcorner
    ⟦ llbracket lBrack
    ⦃ lBrace
    ⟪ llangle lAngle
    """

  private static let closing = """
    } } rbrace
    ] rbrack
    ) rparen
    ⟩ rangle rang
    ⌋ rfloor
    ⌉ rceil
    | rvert
    ‖ rVert
    ⟯ rgroup
    ⎱ rmoustache
    ⌝ urcorner
    ⌟ lrcorner
    ⟧ rrbracket rBrack
    ⦄ rBrace
    ⟫ rrangle rAngle
    """

  private static let others = """
    | vert
    ‖ | Vert
    ∣ mid
    ∥ parallel
    / slash
    \\ backslash
    ↑ uparrow
    ↓ downarrow
    ↕ updownarrow
    ⇑ Uparrow
    ⇓ Downarrow
    ⇕ Updownarrow
    ⟨ lt
    ⟩ gt
    ⎪ bracevert
    ⏐ arrowvert
    """

  private static let byName = Dictionary(
    [opening, closing, others].flatMap(SymbolTable.entries).flatMap { character, names in
      names.map { ($0, character) }
    }, uniquingKeysWith: { first, _ in first })

  private static let characters = Set(byName.values)
}
