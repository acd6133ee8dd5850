public import Drawing

/// How a paragraph is made into lines.
public struct ParagraphStyle: Sendable, Hashable {
  /// What the ends of lines do.
  public enum Alignment: Sendable, Hashable {
    /// Both ends are straight; the last line ends where it does.
    case justified
    /// The left ends are straight.
    case left
    /// The lines stand in the middle.
    case center
    /// The right ends are straight.
    case right
  }

  /// A language whose patterns of hyphenation are used.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English as it is hyphenated in America, by pronunciation.
    case americanEnglish = "en_US"
    /// English as it is hyphenated in Britain, by origin.
    case britishEnglish = "en_GB"
  }

  /// What the ends of lines do.
  public var alignment: Alignment
  /// The distance from one baseline to the next; greater where lines would come too close.
  public var leading: Length
  /// The indent of the first line; negative for one that hangs out.
  public var firstIndent: Length
  /// The indent of all later lines.
  public var hangingIndent: Length
  /// The language to hyphenate in; nil for no hyphenation.
  public var hyphenation: Language?
  /// The greatest badness of a line, `100 (stretch over stretchability)³`, that is taken without
  /// trying emergency means.
  public var tolerance: Double
  /// Whether hyphens, full stops, commas and the like reach a little out of the measure.
  public var protrudes: Bool
  /// Whether lines are made of about the same length, no more of them than it takes: titles do not end in one word.
  public var isBalanced = false

  /// A way to make lines.
  public init(
    _ alignment: Alignment = .justified, leading: Length, firstIndent: Length = .zero,
    hangingIndent: Length = .zero, hyphenation: Language? = .americanEnglish,
    tolerance: Double = 300, protrudes: Bool = true
  ) {
    self.alignment = alignment
    self.leading = leading
    self.firstIndent = firstIndent
    self.hangingIndent = hangingIndent
    self.hyphenation = hyphenation
    self.tolerance = tolerance
    self.protrudes = protrudes
  }
}
