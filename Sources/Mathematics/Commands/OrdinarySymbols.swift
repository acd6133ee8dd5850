/// Symbols that are ordinary atoms without being letters, and punctuation.
enum OrdinarySymbols {
  static let commands =
    SymbolTable.commands(ordinary) { MathSymbol($0) }
    + SymbolTable.commands(punctuation) { MathSymbol($0, mathClass: .punctuation) }
    + SymbolTable.commands(dots) { MathSymbol($0, mathClass: .inner) }
    + [
      ("nolinebreak", .nothing), ("nobreak", .nothing), ("allowbreak", .nothing),
      ("relax", .nothing), ("displaybreak", .nothing), ("nonumber", .nothing), ("notag", .nothing),
      ("protect", .nothing), ("noindent", .nothing), ("centering", .nothing),
    ]

  private static let ordinary = """
    ∞ infty infin
    ∂ partial
    ∇ nabla
    ∅ emptyset
    ⌀ varnothing
    ∀ forall
    ∃ exists exist
    ∄ nexists
    ¬ neg lnot
    ′ prime
    ‵ backprime
    ∠ angle
    ∡ measuredangle
    ∢ sphericalangle
    ⊤ top
    ⊥ bot
    △ triangle vartriangle
    ▽ triangledown
    ▲ blacktriangle
    ▼ blacktriangledown
    □ square Box
    ■ blacksquare qedsymbol
    ◊ lozenge Diamond
    ⧫ blacklozenge
    ★ bigstar
    ♣ clubsuit clubs
    ♢ diamondsuit diamonds
    ♡ heartsuit hearts
    ♠ spadesuit spades
    ♭ flat
    ♮ natural
    ♯ sharp
    ✓ checkmark
    ✠ maltese
    ® circledR
    Ⓢ circledS
    ¶ P
    § S sect
    © copyright
    £ pounds mathsterling
    € euro
    ¥ yen
    ° degree
    ∁ complement
    ╲ diagdown
    ╱ diagup
    % %
    & &
    # #
    $ $
    _ _
    / slash
    \\ backslash
    ‖ | Vert
    | vert
    ? question
    ⋮ vdots
    … mathellipsis
    ∎ qed QED
    ⎵ mathvisiblespace
    """

  private static let punctuation = """
    : colon
    . ldotp
    · cdotp
    , comma
    ; semicolon
    """

  private static let dots = """
    … ldots dotsc dotso
    ⋯ cdots dotsb dotsm dotsi
    ⋱ ddots
    ⋰ iddots adots
    """
}
