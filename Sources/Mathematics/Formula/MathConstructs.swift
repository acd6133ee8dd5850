/// A piece of `\text{…}`.
public enum MathText: Sendable, Hashable {
  /// Words, with their spaces.
  case words(String, MathTextStyle)
  /// A formula between dollars.
  case math(MathList)
}

/// The cut of words in a formula.
public enum MathTextStyle: String, Sendable, Hashable {
  /// `\text`, `\textrm`, `\mbox`
  case regular
  /// `\textit`, `\emph`
  case italic
  /// `\textbf`
  case bold
  /// `\textsf`
  case sansSerif
  /// `\texttt`
  case monospace
}

/// One list over another.
public struct MathFraction: Sendable, Hashable {
  /// How the line between the two is drawn.
  public enum Rule: Sendable, Hashable {
    /// As thick as the font has it.
    case normal
    /// No line: binomials, `\atop`.
    case none
    /// As thick as stated, in points at 10 points a quad (`\genfrac`).
    case thickness(Double)
  }

  /// What stands above.
  public var numerator: MathList
  /// What stands below.
  public var denominator: MathList
  /// The line between them.
  public var rule: Rule
  /// The style it is set in: nil as the surroundings have it; `\dfrac` display, `\tfrac` text.
  public var style: MathStyle?
  /// Whether numerator and denominator keep the displayed style (`\cfrac`).
  public var isContinued: Bool
  /// Delimiters around it (`\binom`); nil for none.
  public var delimiters: MathDelimiters?

  /// One list over another.
  public init(
    _ numerator: MathList, over denominator: MathList, rule: Rule = .normal,
    style: MathStyle? = nil, isContinued: Bool = false, delimiters: MathDelimiters? = nil
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.rule = rule
    self.style = style
    self.isContinued = isContinued
    self.delimiters = delimiters
  }
}

/// A delimiter that can grow; nil for the invisible one, `\left.`.
public struct MathDelimiter: Sendable, Hashable {
  /// The character: `(`, `⟨`, `|`, `‖`, `↑`; nil shows nothing.
  public var character: Unicode.Scalar?

  /// A delimiter.
  public init(_ character: Unicode.Scalar?) {
    self.character = character
  }
}

/// A pair of delimiters.
public struct MathDelimiters: Sendable, Hashable {
  /// The one at the left.
  public var left: MathDelimiter
  /// The one at the right.
  public var right: MathDelimiter

  /// A pair of delimiters.
  public init(_ left: MathDelimiter, _ right: MathDelimiter) {
    self.left = left
    self.right = right
  }
}

/// A mark over or under a base.
public struct MathAccent: Sendable, Hashable {
  /// What kind of mark it is.
  public enum Kind: Sendable, Hashable {
    /// A combining character of Unicode: `\hat` is U+0302. It keeps its size.
    case mark(Unicode.Scalar)
    /// The same, as wide as the base: `\widehat`.
    case wideMark(Unicode.Scalar)
    /// A line: `\overline`, `\underline`.
    case line
    /// A brace, bracket, parenthesis or arrow as wide as the base: `⏞`, `⏟`, `⎴`, `→`.
    case stretched(Unicode.Scalar)
  }

  /// What kind of mark it is.
  public var kind: Kind
  /// Whether it stands below the base.
  public var isUnder: Bool

  /// A mark over or under a base.
  public init(_ kind: Kind, isUnder: Bool = false) {
    self.kind = kind
    self.isUnder = isUnder
  }
}

/// Which measures of a phantom count, and whether it is seen.
public struct MathPhantom: Sendable, Hashable {
  /// Whether the contents are seen (`\smash`, `\mathclap`).
  public var isVisible: Bool
  /// Whether its width counts; where not, the contents hang as `alignment` says.
  public var keepsWidth: Bool
  /// Whether its height counts.
  public var keepsHeight: Bool
  /// Whether its depth counts.
  public var keepsDepth: Bool
  /// Where contents without width hang: `\mathllap` right, `\mathrlap` left, `\mathclap` centre.
  public var alignment: MathArray.Alignment

  /// Which measures count.
  public init(
    isVisible: Bool = false, keepsWidth: Bool = true, keepsHeight: Bool = true,
    keepsDepth: Bool = true, alignment: MathArray.Alignment = .left
  ) {
    self.isVisible = isVisible
    self.keepsWidth = keepsWidth
    self.keepsHeight = keepsHeight
    self.keepsDepth = keepsDepth
    self.alignment = alignment
  }
}

/// Rows and columns of formulas.
public struct MathArray: Sendable, Hashable {
  /// Where the cells of a column stand.
  public enum Alignment: String, Sendable, Hashable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// The cells, left to right.
    public var cells: [MathList]
    /// Space below the row beyond the usual, in ems: `\\[1ex]`.
    public var gapEms: Double
    /// Lines above the row: `\hline`.
    public var linesAbove: Int
    /// What `\tag` says, without its parentheses unless starred.
    public var tag: MathTag?
    /// The id of `\label`.
    public var label: String?

    /// A row.
    public init(
      cells: [MathList], gapEms: Double = 0, linesAbove: Int = 0, tag: MathTag? = nil,
      label: String? = nil
    ) {
      self.cells = cells
      self.gapEms = gapEms
      self.linesAbove = linesAbove
      self.tag = tag
      self.label = label
    }
  }

  /// What spaces the columns have, and in which style the cells are set.
  public enum Spacing: String, Sendable, Hashable {
    /// `matrix` and `array`: text style, a quad between columns (`\arraycolsep` twice).
    case matrix
    /// `smallmatrix`: script style, close.
    case small
    /// `cases`: text style, a quad before the condition.
    case cases
    /// `align`, `aligned`, `split`: displayed style, nothing between the columns of a pair, two quads between pairs.
    case alignment
    /// `alignat`, `alignedat`: the same without space between the pairs.
    case alignedAt
    /// `multline`: one column, the first row at the left, the last at the right, the others centred.
    case multline
    /// `gather`, `gathered`: one column in displayed style.
    case gather
    /// `\substack`: one column in the style of its surroundings, close.
    case substack
  }

  /// The rows.
  public var rows: [Row]
  /// How each column is set, one entry per column of the longest row.
  public var alignments: [Alignment]
  /// Vertical lines: how many before each column, and after the last one.
  public var columnLines: [Int]
  /// The lines after the last row.
  public var linesBelow: Int
  /// Space and style.
  public var spacing: Spacing
  /// Delimiters around it (`pmatrix`, `cases`); nil for none.
  public var delimiters: MathDelimiters?

  /// Rows and columns of formulas.
  public init(
    rows: [Row], alignments: [Alignment], columnLines: [Int] = [], linesBelow: Int = 0,
    spacing: Spacing, delimiters: MathDelimiters? = nil
  ) {
    self.rows = rows
    self.alignments = alignments
    self.columnLines = columnLines
    self.linesBelow = linesBelow
    self.spacing = spacing
    self.delimiters = delimiters
  }
}

/// The author's own number of a formula: `\tag{∗}` is shown in parentheses, `\tag*{∗}` as it is.
public struct MathTag: Sendable, Hashable {
  /// What it shows.
  public var content: [MathText]
  /// Whether parentheses are put around it.
  public var isParenthesized: Bool

  /// A number of the author's.
  public init(_ content: [MathText], isParenthesized: Bool) {
    self.content = content
    self.isParenthesized = isParenthesized
  }
}

extension MathArray.Spacing {
  /// Whether its columns come in pairs of a right and a left side.
  public var isInPairs: Bool {
    self == .alignment || self == .alignedAt
  }

  /// Whether its rows are equations of their own, set displayed.
  public var isOfEquations: Bool {
    isInPairs || self == .gather || self == .multline
  }
}
