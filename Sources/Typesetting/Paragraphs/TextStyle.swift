public import Drawing

/// How a stretch of text looks and where it may be broken.
public struct TextStyle: Sendable, Hashable {
  /// Where words may be broken.
  public enum Breaking: Sendable, Hashable {
    /// After hyphens and dashes, and where hyphenation allows.
    case prose
    /// At the joints of names, paths and addresses, without a hyphen; its spaces are kept.
    case code
    /// Nowhere, not even at spaces.
    case never
  }

  /// The font.
  public var font: Font
  /// The colour.
  public var color: Color
  /// How far the text stands above the line's baseline; below it where negative.
  public var rise: Length
  /// Choices among the forms that the font has.
  public var forms: LetterForms
  /// Space added after each letter, in ems.
  public var tracking: Double
  /// Where words may be broken.
  public var breaking: Breaking

  /// A style of text.
  public init(
    _ font: Font, color: Color = .black, rise: Length = .zero, forms: LetterForms = [],
    tracking: Double = 0, breaking: Breaking = .prose
  ) {
    self.font = font
    self.color = color
    self.rise = rise
    self.forms = forms
    self.tracking = tracking
    self.breaking = breaking
  }
}

/// Forms of letters and figures that OpenType fonts offer beside the usual ones.
public struct LetterForms: OptionSet, Sendable, Hashable {
  /// The choices as bits.
  public let rawValue: Int

  /// The choices by their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Small letters as small capitals (`smcp`).
  public static let smallCapitals = LetterForms(rawValue: 1)
  /// Capitals as small capitals (`c2sc`).
  public static let capitalsAsSmallCapitals = LetterForms(rawValue: 2)
  /// Figures with ascenders and descenders (`onum`).
  public static let oldStyleFigures = LetterForms(rawValue: 4)
  /// Figures of one width (`tnum`).
  public static let tabularFigures = LetterForms(rawValue: 8)
  /// No ligatures (`liga` off), as in program text.
  public static let noLigatures = LetterForms(rawValue: 16)

  /// The OpenType features to turn on or off, in a fixed order.
  var features: [(tag: String, value: UInt32)] {
    var features: [(tag: String, value: UInt32)] = []
    if contains(.smallCapitals) { features.append(("smcp", 1)) }
    if contains(.capitalsAsSmallCapitals) { features.append(("c2sc", 1)) }
    if contains(.oldStyleFigures) { features.append(("onum", 1)) }
    if contains(.tabularFigures) { features.append(("tnum", 1)) }
    if contains(.noLigatures) {
      features.append(("liga", 0))
      features.append(("clig", 0))
    }
    return features
  }
}
