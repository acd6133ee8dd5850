/// Arrows: relations, some of which are delimiters too.
enum Arrows {
  static let commands = SymbolTable.commands(table) { MathSymbol($0, mathClass: .relation) }

  private static let table = """
    ← leftarrow gets larr
    → rightarrow to rarr
    ↔ leftrightarrow lrarr
    ⇐ Leftarrow lArr
    ⇒ Rightarrow rArr
    ⇔ Leftrightarrow lrArr
    ⟵ longleftarrow
    ⟶ longrightarrow
    ⟷ longleftrightarrow
    ⟸ Longleftarrow
    ⟹ Longrightarrow
    ⟺ Longleftrightarrow
    ↑ uparrow uarr
    ↓ downarrow darr
    ↕ updownarrow
    ⇑ Uparrow
    ⇓ Downarrow
    ⇕ Updownarrow
    ↦ mapsto
    ⟼ longmapsto
    ↤ mapsfrom
    ↩ hookleftarrow
    ↪ hookrightarrow
    ↼ leftharpoonup
    ↽ leftharpoondown
    ⇀ rightharpoonup
    ⇁ rightharpoondown
    ⇌ rightleftharpoons
    ⇋ leftrightharpoons
    ↗ nearrow
    ↘ searrow
    ↙ swarrow
    ↖ nwarrow
    ⇝ leadsto rightsquigarrow
    ↭ leftrightsquigarrow
    ⤳ lleadsto
    ⇠ dashleftarrow
    ⇢ dashrightarrow dasharrow
    ⇇ leftleftarrows
    ⇉ rightrightarrows
    ⇈ upuparrows
    ⇊ downdownarrows
    ⇆ leftrightarrows
    ⇄ rightleftarrows
    ⇚ Lleftarrow
    ⇛ Rrightarrow
    ↞ twoheadleftarrow
    ↠ twoheadrightarrow
    ↢ leftarrowtail
    ↣ rightarrowtail
    ↫ looparrowleft
    ↬ looparrowright
    ↶ curvearrowleft
    ↷ curvearrowright
    ↺ circlearrowleft
    ↻ circlearrowright
    ↰ Lsh
    ↱ Rsh
    ⊸ multimap
    ↿ upharpoonleft
    ↾ upharpoonright restriction
    ⇃ downharpoonleft
    ⇂ downharpoonright
    ↚ nleftarrow
    ↛ nrightarrow
    ↮ nleftrightarrow
    ⇍ nLeftarrow
    ⇏ nRightarrow
    ⇎ nLeftrightarrow
    """
}
