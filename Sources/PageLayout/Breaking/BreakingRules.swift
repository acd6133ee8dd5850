public import Drawing

/// What makes one division into pages better than another.
///
/// There is no grid of baselines. A grid keeps lines of facing pages and of columns side by side level, and those that
/// shine through thin paper; pages here have one column, are read on screens or printed on one side, and hold a figure,
/// formula, table or claim every few lines, each of which a grid would pad to whole lines, half a line on average.
/// Room is better left to the gaps, which grow and shrink together so that pages end at the same line.
public struct BreakingRules: Sendable, Hashable {
  /// The distance between baselines of text, the unit in which empty room at the foot is judged.
  public var leading: Length
  /// The least distance from a page's top to its first baseline.
  public var topSkip: Length
  /// The space between a float and text.
  public var floatGap: Glue
  /// The space between text and the rule above notes, with the rule and the space below it.
  public var noteGap: Length
  /// The space between two notes.
  public var noteSpacing: Length
  /// Below floats, text of fewer lines than this is left for the next page.
  public var leastLinesWithFloats: Double

  /// Rules for text with a distance between baselines.
  public init(leading: Length) {
    self.leading = leading
    topSkip = leading * 0.75
    floatGap = Glue(leading * 1.25, stretch: leading * 0.5, shrink: leading * 0.25)
    noteGap = leading * 1.25
    noteSpacing = leading * 0.15
    leastLinesWithFloats = 6
  }

  /// The cost of a page whose gaps change by this part of what they may, with room left at the foot.
  func cost(ofRatio ratio: Double, emptyRoom: Length) -> Double {
    let lines = emptyRoom / leading
    return 100 * ratio * ratio * ratio + 20 * lines * lines
  }

  /// The cost of a page as such, so that fewer are better.
  static let costOfPage = 50.0
  /// The cost of a note that goes on on the next page.
  static let costOfSplitNote = 150.0
  /// The cost of each float that has to wait for the next page.
  static let costOfWaiting = 40.0
  /// The cost of each float that stands between text and text, where it parts what is read at one go.
  static let costOfInterruption = 150.0
  /// The cost of a chapter's last page with less than five lines.
  static let costOfShortPage = 800.0
  /// The cost of a page that breaks a rule because nothing else was possible.
  static let costOfEmergency = 100_000.0
}
