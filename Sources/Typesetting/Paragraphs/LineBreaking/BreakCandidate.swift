/// A sum of widths with what they stretch and shrink, in pixels.
struct LineTotals: Hashable {
  var width = 0.0
  var stretch = 0.0
  var shrink = 0.0
  /// How many parts take whatever is left.
  var fills = 0
}

/// A place where a line may end.
struct BreakCandidate: Hashable {
  /// Everything up to here with what the line's end adds (a hyphen) or saves (protrusion).
  var end: LineTotals
  /// Everything that the next line does not hold, as it starts after white space.
  var start: LineTotals
  /// What the break costs; `BreakPenalty.forced` for one that must be.
  var penalty: Double
  /// Whether the line would end in a hyphen or the like.
  var isFlagged = false

  var isForced: Bool { penalty <= BreakPenalty.forced }
}

/// Costs of breaks, in the measure of TeX.
enum BreakPenalty {
  /// A line is never broken here.
  static let never = 10_000.0
  /// A line must be broken here.
  static let forced = -10_000.0
  /// After a hyphen put in by hyphenation.
  static let hyphen = 50.0
  /// Beside this, where only two letters would stand before the hyphen.
  static let shortPart = 100.0
  /// Beside this, in a word with a capital: it may be a name.
  static let name = 50.0
  /// After a hyphen that the word has anyway.
  static let wordHyphen = 50.0
  /// After a dash.
  static let dash = 30.0
  /// Within a range of numbers, after its dash.
  static let range = 300.0
  /// At a joint of an address or program text.
  static let joint = 100.0
  /// Where only a few letters would be left for the last line, beside the cost of the break.
  static let shortLastLine = 100.0
  /// Anywhere in a word that is too long for any line, and wherever else lines end only in an emergency.
  static let emergency = 5_000.0
}
