public import Drawing

/// A part of a paragraph, in reading order.
///
/// Lines may be broken at spaces of texts, at points within words, at `glue` and at `breakPoint`s; never
/// between items that follow each other without one of these.
public indirect enum ParagraphItem: Sendable, Hashable {
  /// Text in a style. Runs of spaces count as one, unless the style keeps them.
  case text(String, TextStyle)
  /// Something that stands on the line whole: a formula or a part of one, a small picture.
  case box(InlineBox)
  /// White space that lines may be broken at, where it vanishes.
  case glue(InlineGlue)
  /// White space that lines are not broken at.
  case kern(Length)
  /// White space that takes what is left of its line, shared with others on the line; lines are not
  /// broken at it. After a glue it puts the end of a proof at the right edge, of this line or the next.
  case fill
  /// A place to break at, from 0 (as good as a space) to 10,000 (never), from 5,000 on only where lines could not be
  /// made otherwise; below 0 it is sought.
  case breakPoint(penalty: Double)
  /// The line ends here and is not stretched.
  case lineBreak
  /// Items that are clicked to go somewhere.
  case link(LinkTarget, [ParagraphItem])
  /// A place that links lead to, by its name.
  case anchor(String)
  /// A sign for whoever sets pages, which finds it in the `marks` of its line: a footnote's number.
  case mark(String)
}

/// Something of fixed size that stands on a line like a letter.
public struct InlineBox: Sendable, Hashable {
  /// How wide it is.
  public var width: Length
  /// How far it reaches above the baseline.
  public var ascent: Length
  /// How far it reaches below the baseline.
  public var descent: Length
  /// What is drawn; the origin is the left end of the box on the baseline.
  public var items: [FrameItem]

  /// A box of a size with what is drawn in it, its origin at the left end on the baseline.
  public init(width: Length, ascent: Length, descent: Length, items: [FrameItem]) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.items = items
  }
}

/// White space that grows and shrinks to make lines of equal length.
public struct InlineGlue: Sendable, Hashable {
  /// The width it would like to have.
  public var width: Length
  /// How much it grows, at a cost; in measure of it, not a bound.
  public var stretch: Length
  /// How much it shrinks at most.
  public var shrink: Length

  /// White space with what it may grow and shrink.
  public init(width: Length, stretch: Length = .zero, shrink: Length = .zero) {
    self.width = width
    self.stretch = stretch
    self.shrink = shrink
  }
}
