/// Binary operations of plain TeX, amssymb and stmaryrd.
enum BinaryOperators {
  static let commands = SymbolTable.commands(table) { MathSymbol($0, mathClass: .binary) }

  private static let table = """
    + plus
    − minus
    ± pm plusmn
    ∓ mp
    × times
    ÷ div
    ∗ ast
    ⋆ star
    ∘ circ
    ∙ bullet
    ⋅ cdot centerdot sdot
    ∩ cap
    ∪ cup
    ⊎ uplus
    ⊓ sqcap
    ⊔ sqcup
    ∨ vee lor
    ∧ wedge land
    ∖ setminus smallsetminus
    ≀ wr
    ⋄ diamond
    △ bigtriangleup
    ▽ bigtriangledown
    ◃ triangleleft
    ▹ triangleright
    ⊲ lhd
    ⊳ rhd
    ⊴ unlhd
    ⊵ unrhd
    ⊕ oplus
    ⊖ ominus
    ⊗ otimes
    ⊘ oslash
    ⊙ odot
    ◯ bigcirc
    † dagger dag
    ‡ ddagger ddag
    ⨿ amalg
    ∔ dotplus
    ⋒ Cap doublecap
    ⋓ Cup doublecup
    ⊼ barwedge
    ⊻ veebar
    ⩞ doublebarwedge
    ⊟ boxminus
    ⊠ boxtimes
    ⊡ boxdot
    ⊞ boxplus
    ⋇ divideontimes
    ⋉ ltimes
    ⋊ rtimes
    ⋋ leftthreetimes
    ⋌ rightthreetimes
    ⋏ curlywedge
    ⋎ curlyvee
    ⊝ circleddash
    ⊛ circledast
    ⊚ circledcirc
    ⊺ intercal
    ⟑ wedgedot
    ⫽ sslash
    ∸ dotminus
    ⊍ cupdot
    ⩀ capdot
    """
}
