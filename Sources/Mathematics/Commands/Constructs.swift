/// The commands that take arguments or act on what surrounds them.
enum Constructs {
  static let commands: [(String, MathCommand)] =
    fractions + fences + stacks + phantoms + structure + definitions

  private static let fractions: [(String, MathCommand)] = [
    ("frac", .fraction(MathFraction([], over: []))),
    ("dfrac", .fraction(MathFraction([], over: [], style: .display))),
    ("tfrac", .fraction(MathFraction([], over: [], style: .text))),
    ("binom", .fraction(binomial(nil))),
    ("dbinom", .fraction(binomial(.display))),
    ("tbinom", .fraction(binomial(.text))),
    ("cfrac", .construct(.continuedFraction)),
    ("genfrac", .construct(.genericFraction)),
    ("over", .infix(MathFraction([], over: []))),
    ("atop", .infix(MathFraction([], over: [], rule: .none))),
    ("choose", .infix(stacked("(", ")"))),
    ("brack", .infix(stacked("[", "]"))),
    ("brace", .infix(stacked("{", "}"))),
    ("sqrt", .construct(.root)),
    ("root", .construct(.root)),
  ]

  private static func binomial(_ style: MathStyle?) -> MathFraction {
    var fraction = stacked("(", ")")
    fraction.style = style
    return fraction
  }

  private static func stacked(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> MathFraction {
    MathFraction(
      [], over: [], rule: .none, delimiters: MathDelimiters(.init(left), .init(right)))
  }

  private static let fences: [(String, MathCommand)] =
    [
      ("left", .construct(.left)), ("middle", .construct(.middle)), ("right", .construct(.right)),
    ]
    + zip(["big", "Big", "bigg", "Bigg"], 1...4).flatMap { name, size in
      [
        (name, MathCommand.sizedDelimiter(size: size, .ordinary)),
        (name + "l", .sizedDelimiter(size: size, .opening)),
        (name + "m", .sizedDelimiter(size: size, .relation)),
        (name + "r", .sizedDelimiter(size: size, .closing)),
      ]
    }

  private static let stacks: [(String, MathCommand)] =
    [
      ("overset", .construct(.overset)), ("underset", .construct(.underset)),
      ("overunderset", .construct(.overunderset)),
      ("stackrel", .construct(.stackrel)), ("prescript", .construct(.prescript)),
    ]
    + SymbolTable.entries(extensibleArrows).flatMap { character, names in
      names.map { ($0, MathCommand.arrow(character)) }
    }

  private static let extensibleArrows = """
    → xrightarrow
    ← xleftarrow
    ↔ xleftrightarrow
    ⇒ xRightarrow
    ⇐ xLeftarrow
    ⇔ xLeftrightarrow
    ↦ xmapsto
    ↪ xhookrightarrow
    ↩ xhookleftarrow
    ⇀ xrightharpoonup
    ⇁ xrightharpoondown
    ↼ xleftharpoonup
    ↽ xleftharpoondown
    ⇌ xrightleftharpoons
    ⇋ xleftrightharpoons
    ↠ xtwoheadrightarrow
    ↞ xtwoheadleftarrow
    = xlongequal
    """

  private static let phantoms: [(String, MathCommand)] = [
    ("phantom", .phantom(MathPhantom())),
    ("hphantom", .phantom(MathPhantom(keepsHeight: false, keepsDepth: false))),
    ("vphantom", .phantom(MathPhantom(keepsWidth: false))),
    ("mathllap", .phantom(overlap(.right))), ("llap", .phantom(overlap(.right))),
    ("mathrlap", .phantom(overlap(.left))), ("rlap", .phantom(overlap(.left))),
    ("mathclap", .phantom(overlap(.center))), ("clap", .phantom(overlap(.center))),
    ("smash", .construct(.smash)),
  ]

  private static func overlap(_ alignment: MathArray.Alignment) -> MathPhantom {
    MathPhantom(isVisible: true, keepsWidth: false, alignment: alignment)
  }

  private static let structure: [(String, MathCommand)] = [
    ("begin", .construct(.begin)), ("end", .construct(.end)),
    ("\\", .construct(.newRow)), ("cr", .construct(.newRow)), ("newline", .construct(.newRow)),
    ("hline", .construct(.horizontalLine)), ("substack", .construct(.substack)),
    ("matrix", .construct(.plainMatrix("matrix"))),
    ("pmatrix", .construct(.plainMatrix("pmatrix"))),
    ("cases", .construct(.plainMatrix("cases"))),
    ("operatorname", .construct(.operatorName)),
    ("boxed", .construct(.boxed)), ("fbox", .construct(.framedText)),
    ("dots", .construct(.dots)), ("not", .construct(.not)),
    ("color", .construct(.color)),
    ("textcolor", .construct(.textColor)), ("mathcolor", .construct(.textColor)),
    ("tag", .construct(.tag)), ("label", .construct(.label)),
    ("ref", .reference(parenthesized: false)), ("eqref", .reference(parenthesized: true)),
    ("limits", .limits(.limits)), ("nolimits", .limits(.side)),
    ("displaylimits", .limits(.displayLimits)),
    ("displaystyle", .style(.display)), ("textstyle", .style(.text)),
    ("scriptstyle", .style(.script)), ("scriptscriptstyle", .style(.scriptScript)),
  ]

  private static let definitions: [(String, MathCommand)] = [
    ("newcommand", .construct(.newCommand)), ("renewcommand", .construct(.newCommand)),
    ("providecommand", .construct(.newCommand)), ("DeclareRobustCommand", .construct(.newCommand)),
    ("def", .construct(.definition)), ("gdef", .construct(.definition)),
    ("let", .construct(.alias)), ("DeclareMathOperator", .construct(.declareOperator)),
  ]
}
