/// A line of text with sub- and superscripts: an axis title, a tick's label, a legend's entry.
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
    /// Whether it is slanted, as variables in formulas are.
    public var isItalic: Bool
    /// Where it stands.
    public var level: Level

    /// A stretch of text.
    public init(_ text: String, isItalic: Bool = false, level: Level = .normal) {
      self.text = text
      self.isItalic = isItalic
      self.level = level
    }
  }

  /// The spans, left to right; a superscript right after a subscript stands above it.
  public var spans: [Span]

  /// A label of spans.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// The label as plain text, for alternative texts and inspection: `t_γ`, `10^−3`.
  public var plainText: String {
    spans.map { span in
      switch span.level {
      case .normal: span.text
      case .superscript: Label.raised(span.text) ?? "^\(span.text)"
      case .subscript: "_\(span.text)"
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
