/// What a command of TeX means to the parser.
enum MathCommand: Sendable {
  /// A character with its class: `\alpha`, `\le`, `\sum`.
  case symbol(MathSymbol)
  /// An upright name: `\log`.
  case operatorName(String, LimitsPlacement)
  /// A mark over or under the argument: `\hat`.
  case accent(MathAccent)
  /// Space in ems: `\quad`.
  case space(Double)
  /// Space of a stated width: `\hspace{1em}`, `\kern 3pt`.
  case spaceOf(isBraced: Bool)
  /// Letters of the argument in an alphabet: `\mathbf`.
  case alphabet(MathAlphabet)
  /// Letters of the rest of the group in an alphabet: `\bf`.
  case alphabetSwitch(MathAlphabet)
  /// The rest of the group in a style: `\displaystyle`.
  case style(MathStyle)
  /// Words: `\text`.
  case text(MathTextStyle)
  /// The argument as an atom of a class: `\mathbin`.
  case mathClass(MathClass)
  /// A delimiter of a stated size: `\bigl`.
  case sizedDelimiter(size: Int, MathClass)
  /// A fraction in a style: `\frac`, `\dfrac`, `\binom`.
  case fraction(MathFraction)
  /// A fraction of everything before it over everything after it in the group: `\over`.
  case infix(MathFraction)
  /// An arrow as long as its labels: `\xrightarrow`.
  case arrow(Unicode.Scalar)
  /// Contents of which not all measures count: `\phantom`, `\mathllap`.
  case phantom(MathPhantom)
  /// Where the scripts of the operator before go: `\limits`.
  case limits(LimitsPlacement)
  /// Something of these tables that is written with other commands: `\iff`.
  case macro(MathMacro)
  /// A reference: `\ref`, `\eqref`.
  case reference(parenthesized: Bool)
  /// Something that changes nothing in a formula set by us: `\notag`, `\allowbreak`.
  case nothing
  /// A construct with a rule of its own.
  case construct(MathConstruct)
}

/// The constructs that have a rule of their own in the parser.
enum MathConstruct: Sendable, Hashable {
  case genericFraction
  case continuedFraction
  case root
  case left
  case middle
  case right
  case begin
  case end
  case newRow
  case horizontalLine
  case substack
  case plainMatrix(String)
  case operatorName
  case overset
  case underset
  case overunderset
  case stackrel
  case prescript
  case smash
  case boxed
  case framedText
  case dots
  case not
  case color
  case textColor
  case tag
  case label
  case newCommand
  case definition
  case alias
  case declareOperator
}

/// Every command the parser knows.
enum MathCommands {
  /// The meaning of a command by its name, without the backslash.
  static func named(_ name: String) -> MathCommand? {
    table[name]
  }

  /// The names of all commands in a stable order.
  static let names = all.map(\.0)

  // Where two tables give a name, the first holds.
  private static let table = Dictionary(all, uniquingKeysWith: { first, _ in first })

  private static let all: [(String, MathCommand)] =
    Constructs.commands + Accents.commands + Spaces.commands + Fonts.commands
    + LargeOperators.commands + Letters.commands + Relations.commands + BinaryOperators.commands
    + Arrows.commands + Delimiters.commands + OrdinarySymbols.commands + Abbreviations.commands
}
