/// How the rows of an environment are read and set.
struct ArrayForm: Sendable {
  /// What space and style the cells have.
  var spacing: MathArray.Spacing
  /// The columns' alignment; the last two hold for what follows, in turn.
  var alignments: [MathArray.Alignment]
  /// How many columns there may be; nil for any number.
  var columnLimit: Int?
  /// What stands around it.
  var delimiters: MathDelimiters?
  /// Whether its rows are equations that can have numbers.
  var hasNumbers = false
  /// What its cells are wrapped in: `dcases` sets them displayed.
  var style: MathStyle?

  /// The rows of `\substack`.
  static let substack = ArrayForm(spacing: .substack, alignments: [.center], columnLimit: 1)
}

/// The environments of LaTeX, amsmath and mathtools.
enum Environments {
  /// What `\begin` of a name opens.
  enum Form: Sendable {
    /// Rows and columns.
    case rows(ArrayForm)
    /// `array`, whose argument states the columns.
    case array
    /// `alignat`, whose argument counts the pairs.
    case alignedAt(ArrayForm)
    /// `subarray`, whose argument says how its column stands.
    case subarray
    /// `matrix*` of mathtools, whose option says how the columns stand.
    case alignedMatrix(ArrayForm)
    /// `equation`: a formula with a number.
    case equation
  }

  /// The environment of a name.
  static func named(_ name: String) -> Form? {
    table[name]
  }

  /// All names, in a stable order.
  static let names = all.map(\.0)

  private static let table = Dictionary(all, uniquingKeysWith: { first, _ in first })

  private static let all: [(String, Form)] = matrices + cases + alignments + others

  private static let matrices: [(String, Form)] =
    fences.flatMap { name, delimiters in
      let form = ArrayForm(
        spacing: .matrix, alignments: [.center], delimiters: delimiters)
      let small = ArrayForm(spacing: .small, alignments: [.center], delimiters: delimiters)
      return [
        (name + "matrix", Form.rows(form)), (name + "matrix*", .alignedMatrix(form)),
        ((name == "" ? "small" : name + "small") + "matrix", .rows(small)),
      ]
    }

  private static let fences: [(String, MathDelimiters?)] = [
    ("", nil), ("p", pair("(", ")")), ("b", pair("[", "]")), ("B", pair("{", "}")),
    ("v", pair("|", "|")), ("V", pair("‖", "‖")),
  ]

  private static let cases: [(String, Form)] = [
    ("cases", .rows(caseForm(pair("{", nil)))),
    ("rcases", .rows(caseForm(pair(nil, "}")))),
    ("dcases", .rows(caseForm(pair("{", nil), style: .display))),
    ("drcases", .rows(caseForm(pair(nil, "}"), style: .display))),
  ]

  private static func caseForm(
    _ delimiters: MathDelimiters, style: MathStyle? = nil
  ) -> ArrayForm {
    ArrayForm(
      spacing: .cases, alignments: [.left], columnLimit: 2, delimiters: delimiters, style: style)
  }

  private static let alignments: [(String, Form)] =
    ["align", "align*", "flalign", "flalign*", "eqnarray", "eqnarray*"].map { name in
      (name, .rows(name.hasPrefix("eqn") ? threeColumns : pairs(hasNumbers: true)))
    }
    + ["aligned", "split"].map { ($0, .rows(pairs(hasNumbers: false))) }
    + ["alignat", "alignat*", "xalignat", "xalignat*"].map {
      ($0, .alignedAt(pairs(hasNumbers: true)))
    } + [("alignedat", .alignedAt(pairs(hasNumbers: false)))]

  private static func pairs(hasNumbers: Bool) -> ArrayForm {
    ArrayForm(spacing: .alignment, alignments: [.right, .left], hasNumbers: hasNumbers)
  }

  private static let threeColumns = ArrayForm(
    spacing: .alignment, alignments: [.right, .center, .left], columnLimit: 3, hasNumbers: true)

  private static let others: [(String, Form)] = [
    ("array", .array), ("subarray", .subarray), ("equation", .equation), ("equation*", .equation),
    ("displaymath", .equation),
    ("gather", .rows(lines(.gather, hasNumbers: true))),
    ("gather*", .rows(lines(.gather, hasNumbers: true))),
    ("gathered", .rows(lines(.gather, hasNumbers: false))),
    ("multline", .rows(lines(.multline, hasNumbers: true))),
    ("multline*", .rows(lines(.multline, hasNumbers: true))),
    ("multlined", .rows(lines(.multline, hasNumbers: false))),
  ]

  private static func lines(_ spacing: MathArray.Spacing, hasNumbers: Bool) -> ArrayForm {
    ArrayForm(spacing: spacing, alignments: [.center], columnLimit: 1, hasNumbers: hasNumbers)
  }

  private static func pair(
    _ left: Unicode.Scalar?, _ right: Unicode.Scalar?
  ) -> MathDelimiters {
    MathDelimiters(MathDelimiter(left), MathDelimiter(right))
  }
}
