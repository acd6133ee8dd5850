public import Mathematics

/// A line of text with formulas: an axis title, a tick's label, a legend's entry.
public struct Label: Sendable, Hashable {
  /// Where a span stands.
  public enum Level: Sendable, Hashable {
    /// On the baseline, at full size.
    case normal
    /// Raised and smaller.
    case superscript
    /// Lowered and smaller.
    case `subscript`
  }

  /// A stretch of text of one kind.
  public struct Span: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Where it stands.
    public var level: Level

    /// A stretch of text.
    public init(_ text: String, level: Level = .normal) {
      self.text = text
      self.level = level
    }
  }

  /// A part of a label.
  public enum Piece: Sendable, Hashable {
    /// Text.
    case text(Span)
    /// A formula, set by the rules of mathematics.
    case formula(Formula)
  }

  /// The parts, left to right; a superscript right after a subscript stands above it.
  public var pieces: [Piece]

  /// A label of parts.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// A label of text alone.
  public init(_ spans: [Span]) {
    pieces = spans.map(Piece.text)
  }

  /// The label as plain text, for alternative texts and inspection: `t_γ`, `10^−3`.
  public var plainText: String {
    pieces.map { piece in
      switch piece {
      case .formula(let formula): formula.plainText
      case .text(let span):
        switch span.level {
        case .normal: span.text
        case .superscript: Label.raised(span.text) ?? "^\(span.text)"
        case .subscript: "_\(span.text)"
        }
      }
    }.joined()
  }

  /// The text in Unicode's superscripts, or nil where one of its characters has none.
  private static func raised(_ text: String) -> String? {
    let raised = text.unicodeScalars.compactMap { scalar in
      Script.superscripts.first { $0.value == scalar }?.key
    }
    guard raised.count == text.unicodeScalars.count else { return nil }
    return String(String.UnicodeScalarView(raised))
  }
}

/// The characters that Unicode has raised and lowered.
enum Script {
  /// What each raised character stands for; a list, so that its order is fixed.
  static let superscripts: [(key: Unicode.Scalar, value: Unicode.Scalar)] = pairs(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+\u{2212}=()ni")
  /// What each lowered character stands for.
  static let subscripts: [(key: Unicode.Scalar, value: Unicode.Scalar)] = pairs(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+\u{2212}=()aehijklmnoprstuvx")

  private static func pairs(
    _ keys: String, _ values: String
  ) -> [(key: Unicode.Scalar, value: Unicode.Scalar)] {
    zip(keys.unicodeScalars, values.unicodeScalars).map { (key: $0, value: $1) }
  }
}
