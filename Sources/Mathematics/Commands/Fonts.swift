/// Alphabets, words and the classes an argument can be given.
enum Fonts {
  static let commands: [(String, MathCommand)] =
    alphabets.flatMap { alphabet, names in
      names.split(separator: " ").map { (String($0), MathCommand.alphabet(alphabet)) }
    }
    + switches.map { ($0.0, .alphabetSwitch($0.1)) } + texts.map { ($0.0, .text($0.1)) }
    + classes.map { ($0.0, .mathClass($0.1)) }

  private static let alphabets: [(MathAlphabet, String)] = [
    (.normal, "mathnormal"), (.upright, "mathrm mathup symrm symup"), (.italic, "mathit symit"),
    (.bold, "mathbf symbf mathbfup"), (.boldSymbol, "boldsymbol bm pmb symbfit mathbfit"),
    (.blackboard, "mathbb symbb mathds mathbbm Bbb"), (.calligraphic, "mathcal symcal"),
    (.script, "mathscr symscr"), (.fraktur, "mathfrak symfrak frak"),
    (.sansSerif, "mathsf symsf"), (.monospace, "mathtt symtt"),
  ]

  private static let switches: [(String, MathAlphabet)] = [
    ("rm", .upright), ("it", .italic), ("bf", .bold), ("sf", .sansSerif), ("tt", .monospace),
    ("cal", .calligraphic), ("mit", .normal), ("boldmath", .boldSymbol),
  ]

  private static let texts: [(String, MathTextStyle)] = [
    ("text", .regular), ("textrm", .regular), ("mbox", .regular), ("hbox", .regular),
    ("textnormal", .regular), ("textup", .regular), ("textmd", .regular), ("textit", .italic),
    ("textsl", .italic), ("emph", .italic), ("textbf", .bold), ("textsf", .sansSerif),
    ("texttt", .monospace),
  ]

  private static let classes: [(String, MathClass)] = [
    ("mathord", .ordinary), ("mathop", .largeOperator), ("mathbin", .binary),
    ("mathrel", .relation), ("mathopen", .opening), ("mathclose", .closing),
    ("mathpunct", .punctuation), ("mathinner", .inner),
  ]
}
