/// Commands that are written with others.
enum Abbreviations {
  static let commands: [(String, MathCommand)] = table.compactMap { name, count, body in
    (name, .macro(MathMacro(argumentCount: count, body: MathLexer.tokens(of: body))))
  }

  private static let table: [(String, Int, String)] = [
    ("iff", 0, #"\;\Longleftrightarrow\;"#),
    ("implies", 0, #"\;\Longrightarrow\;"#),
    ("impliedby", 0, #"\;\Longleftarrow\;"#),
    ("And", 0, #"\;\&\;"#),
    ("bmod", 0, #"\mkern1mu\mathbin{\operatorname{mod}}\mkern1mu "#),
    ("pmod", 1, #"\mkern12mu(\operatorname{mod}\mkern6mu #1)"#),
    ("mod", 1, #"\mkern12mu\operatorname{mod}\mkern6mu #1"#),
    ("pod", 1, #"\mkern12mu(#1)"#),
    ("varlimsup", 0, #"\mathop{\overline{\mathrm{lim}}}"#),
    ("varliminf", 0, #"\mathop{\underline{\mathrm{lim}}}"#),
    ("varinjlim", 0, #"\mathop{\underrightarrow{\mathrm{lim}}}"#),
    ("varprojlim", 0, #"\mathop{\underleftarrow{\mathrm{lim}}}"#),
    ("idotsint", 0, #"\int\!\cdots\!\int "#),
    ("mathstrut", 0, #"\vphantom{(}"#),
    ("strut", 0, #"\vphantom{(}"#),
    ("surd", 0, #"\mathord{√}"#),
    ("Vvert", 0, #"\mathord{⦀}"#),
    ("lVvert", 0, #"\mathopen{⦀}"#),
    ("rVvert", 0, #"\mathclose{⦀}"#),
    ("ratio", 0, #"\mathrel{:}"#),
    ("vcentcolon", 0, #"\mathrel{:}"#),
    ("colonapprox", 0, #"\mathrel{:}\approx "#),
    ("colonsim", 0, #"\mathrel{:}\sim "#),
    ("simcolon", 0, #"\sim\mathrel{:}"#),
    ("approxcolon", 0, #"\approx\mathrel{:}"#),
    ("eqqsim", 0, #"\mathrel{≂}"#),
    ("bra", 1, #"\langle #1|"#),
    ("ket", 1, #"|#1\rangle "#),
    ("braket", 1, #"\langle #1\rangle "#),
    ("TeX", 0, #"\text{TeX}"#),
    ("LaTeX", 0, #"\text{LaTeX}"#),
  ]
}
