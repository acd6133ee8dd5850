/// A list of nodes set one after another: what TeX calls a math list.
public typealias MathList = [MathNode]

/// One node of a formula, with the place of the TeX it was written with.
public struct MathNode: Sendable, Hashable {
  /// What it is.
  public var content: Content
  /// Where it stands, in bytes (UTF-8) of the formula's source; what a macro gave stands where the macro was used.
  public var range: Range<Int>

  /// A node written at `range`.
  public init(_ content: Content, at range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// What a node can be.
  public indirect enum Content: Sendable, Hashable {
    /// One character with its class, such as `x`, `+`, `\sum`, `(`.
    case symbol(MathSymbol)
    /// A name set upright as one operator: `\log`, `\operatorname{Var}`.
    case operatorName(String, limits: LimitsPlacement)
    /// Words, with formulas between them: `\text{if $x > 0$}`.
    case text([MathText])
    /// A list in braces: an ordinary atom, except where `mathClass` says otherwise (`\mathrel{…}`).
    case group(MathList, mathClass: MathClass)
    /// A nucleus with what stands below and above it; primes are symbols at the front of the superscript.
    case scripts(nucleus: MathNode?, sub: MathList?, sup: MathList?, placement: LimitsPlacement)
    /// One list over another: fractions, binomials, `\genfrac`.
    case fraction(MathFraction)
    /// A root; `degree` is what stands in its crook.
    case radical(MathList, degree: MathList?)
    /// `\left( … \middle| … \right)`: `parts.count` is one more than `middles.count`.
    case fenced(
      left: MathDelimiter, parts: [MathList], middles: [MathDelimiter], right: MathDelimiter)
    /// A delimiter of a stated size: `\big` 1, `\Big` 2, `\bigg` 3, `\Bigg` 4.
    case sizedDelimiter(MathDelimiter, size: Int, mathClass: MathClass)
    /// A mark over or under a base: `\hat`, `\widehat`, `\overline`, `\underbrace`.
    case accent(MathAccent, base: MathList)
    /// Something set small above and below a base, in the base's class: `\overset`, `\underset`, `\stackrel`.
    case stack(base: MathNode, over: MathList?, under: MathList?)
    /// An arrow as long as what stands above and below it: `\xrightarrow[below]{above}`.
    case extensibleArrow(Unicode.Scalar, over: MathList, under: MathList?)
    /// Rows and columns: matrices, cases, alignments, arrays.
    case array(MathArray)
    /// Space of the given width in ems of the current size; negative draws together.
    case space(ems: Double)
    /// What takes room but shows nothing, or shows but takes none.
    case phantom(MathList, MathPhantom)
    /// A list in a stated style: `\displaystyle` and what follows it in its group.
    case styled(MathStyle, MathList)
    /// A list in a colour: its TeX or CSS name, or `#rrggbb`.
    case colored(String, MathList)
    /// A list in a frame: `\boxed`.
    case boxed(MathList)
    /// A symbol struck through, where no character of its own says so: `\not`.
    case negated(MathNode)
    /// A cross reference: `\ref{eq-x}`, `\eqref{eq-x}` (in parentheses).
    case reference(id: String, parenthesized: Bool)
    /// What could not be understood, as written.
    case problem(String)
  }
}

/// A character of a formula.
public struct MathSymbol: Sendable, Hashable {
  /// The character, before any alphabet: `x` for both $x$ and $\mathbf{x}$; `∑` for `\sum`; `−` for `-`.
  public var character: Unicode.Scalar
  /// The alphabet that it is shown in.
  public var alphabet: MathAlphabet
  /// Its class, which decides the space around it.
  public var mathClass: MathClass
  /// For operators: where their scripts go.
  public var limits: LimitsPlacement

  /// A character of a class.
  public init(
    _ character: Unicode.Scalar, alphabet: MathAlphabet = .normal, mathClass: MathClass = .ordinary,
    limits: LimitsPlacement = .side
  ) {
    self.character = character
    self.alphabet = alphabet
    self.mathClass = mathClass
    self.limits = limits
  }
}

/// The classes of atoms (TeXbook, chapter 17), which decide the space between them.
public enum MathClass: String, Sendable, Hashable, CaseIterable {
  /// Letters, digits, `∞`.
  case ordinary
  /// Large operators and operator names: `∑`, `log`.
  case largeOperator
  /// Binary operations: `+`, `×`.
  case binary
  /// Relations: `=`, `→`.
  case relation
  /// Opening delimiters.
  case opening
  /// Closing delimiters.
  case closing
  /// Commas and the like.
  case punctuation
  /// `\left … \right` and dots. Fractions of LaTeX are ordinary: it puts them in braces.
  case inner
}

/// Where the scripts of an operator go.
public enum LimitsPlacement: String, Sendable, Hashable {
  /// At its right side.
  case side
  /// Below and above it.
  case limits
  /// Below and above it in displayed style, at the side elsewhere.
  case displayLimits
}

/// The alphabets of letters and digits.
public enum MathAlphabet: String, Sendable, Hashable, CaseIterable {
  /// As TeX has it: Latin and small Greek letters italic; digits and capital Greek upright.
  case normal
  /// `\mathrm`, `\mathup`
  case upright
  /// `\mathit`
  case italic
  /// `\mathbf`
  case bold
  /// `\boldsymbol`, `\bm`: bold, and italic where normal letters are
  case boldSymbol
  /// `\mathbb`
  case blackboard
  /// `\mathcal`
  case calligraphic
  /// `\mathscr`
  case script
  /// `\mathfrak`
  case fraktur
  /// `\mathsf`
  case sansSerif
  /// `\mathtt`
  case monospace
}

/// The styles that a list can be forced into (TeXbook, chapter 17).
public enum MathStyle: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Displayed formulas.
  case display
  /// Formulas in a line of text.
  case text
  /// Sub- and superscripts.
  case script
  /// Scripts of scripts.
  case scriptScript

  /// Whether one style is larger than another.
  public static func < (left: MathStyle, right: MathStyle) -> Bool {
    left.rawValue < right.rawValue
  }
}
