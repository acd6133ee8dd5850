/// Relations of plain TeX, amssymb and mathtools, arrows aside.
enum Relations {
  static let commands =
    SymbolTable.commands(orders + likenesses + sets + others + negated) {
      MathSymbol($0, mathClass: .relation)
    }

  private static let orders = """
    < lt
    > gt
    ≤ le leq
    ≥ ge geq
    ≦ leqq
    ≧ geqq
    ⩽ leqslant
    ⩾ geqslant
    ⪕ eqslantless
    ⪖ eqslantgtr
    ≪ ll
    ≫ gg
    ⋘ lll llless
    ⋙ ggg gggtr
    ≲ lesssim
    ≳ gtrsim
    ⪅ lessapprox
    ⪆ gtrapprox
    ⋖ lessdot
    ⋗ gtrdot
    ≶ lessgtr
    ≷ gtrless
    ⋚ lesseqgtr
    ⋛ gtreqless
    ⪋ lesseqqgtr
    ⪌ gtreqqless
    ≺ prec
    ≻ succ
    ⪯ preceq
    ⪰ succeq
    ≼ preccurlyeq
    ≽ succcurlyeq
    ⋞ curlyeqprec
    ⋟ curlyeqsucc
    ≾ precsim
    ≿ succsim
    ⪷ precapprox
    ⪸ succapprox
    ⊲ vartriangleleft
    ⊳ vartriangleright
    ⊴ trianglelefteq
    ⊵ trianglerighteq
    ◀ blacktriangleleft
    ▶ blacktriangleright

    """

  private static let likenesses = """
    = equal eq
    ≡ equiv
    ∼ sim thicksim
    ≈ approx thickapprox
    ≃ simeq
    ≅ cong
    ≊ approxeq
    ∽ backsim
    ⋍ backsimeq
    ≍ asymp
    ≐ doteq
    ≑ doteqdot Doteq
    ≓ risingdotseq
    ≒ fallingdotseq
    ≖ eqcirc
    ≗ circeq
    ≜ triangleq
    ≏ bumpeq
    ≎ Bumpeq
    ∝ propto varpropto
    ≔ coloneqq coloneq defeq
    ≕ eqqcolon eqcolon
    ∷ Colon dblcolon
    ≟ questeq
    ≝ eqdef
    ≙ corresponds
    ⩴ Coloneqq

    """

  private static let sets = """
    ∈ in isin
    ∋ ni owns
    ⊂ subset sub
    ⊃ supset
    ⊆ subseteq sube
    ⊇ supseteq supe
    ⫅ subseteqq
    ⫆ supseteqq
    ⋐ Subset
    ⋑ Supset
    ⊏ sqsubset
    ⊐ sqsupset
    ⊑ sqsubseteq
    ⊒ sqsupseteq
    ϶ backepsilon

    """

  private static let others = """
    ⊢ vdash
    ⊣ dashv
    ⊨ models vDash
    ⊩ Vdash
    ⊪ Vvdash
    ⫫ Perp indep
    ⟂ perp
    ∣ mid shortmid
    ∥ parallel shortparallel
    ⋈ bowtie Join
    ⌣ smile smallsmile
    ⌢ frown smallfrown
    ≬ between
    ⋔ pitchfork
    ∴ therefore
    ∵ because

    """

  private static let negated = """
    ≠ ne neq
    ≮ nless
    ≯ ngtr
    ≰ nleq nleqslant nleqq
    ≱ ngeq ngeqslant ngeqq
    ⪇ lneq
    ⪈ gneq
    ≨ lneqq lvertneqq
    ≩ gneqq gvertneqq
    ⋦ lnsim
    ⋧ gnsim
    ⪉ lnapprox
    ⪊ gnapprox
    ⊀ nprec
    ⊁ nsucc
    ⋠ npreceq
    ⋡ nsucceq
    ⪵ precneqq
    ⪶ succneqq
    ⋨ precnsim
    ⋩ succnsim
    ⪹ precnapprox
    ⪺ succnapprox
    ≁ nsim
    ≇ ncong
    ≢ nequiv
    ≉ napprox
    ∤ nmid nshortmid
    ∦ nparallel nshortparallel
    ⊬ nvdash
    ⊭ nvDash
    ⊮ nVdash
    ⊯ nVDash
    ∉ notin
    ∌ notni
    ⊄ nsubset
    ⊅ nsupset
    ⊈ nsubseteq nsubseteqq
    ⊉ nsupseteq nsupseteqq
    ⊊ subsetneq varsubsetneq
    ⊋ supsetneq varsupsetneq
    ⫋ subsetneqq varsubsetneqq
    ⫌ supsetneqq varsupsetneqq
    ⋢ nsqsubseteq
    ⋣ nsqsupseteq
    ⋪ ntriangleleft
    ⋫ ntriangleright
    ⋬ ntrianglelefteq
    ⋭ ntrianglerighteq
    """
}
