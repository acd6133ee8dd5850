/// Text marked for the poster: `::: {.poster name="The question" takeaway="…"}` … `:::`.
///
/// On the poster it opens a panel, which goes on with what is marked after it, up to the next one. In the report it is
/// text like any other, unless it is for the poster only, `::: {.poster-only name="…"}`.
public struct Panel: Sendable, Hashable {
  /// The class of what stands in the report and on the poster.
  static let posterClass = "poster"
  /// The class of what stands on the poster only.
  static let posterOnlyClass = "poster-only"

  /// Its title; empty where the text goes on with the panel before.
  public var title: [Inline]
  /// What it says in one line.
  public var takeaway: [Inline]
  /// Whether the report leaves it out.
  public var isForPosterOnly: Bool
  /// The contents.
  public var blocks: [Block]

  /// Text marked for the poster.
  public init(
    title: [Inline] = [], takeaway: [Inline] = [], isForPosterOnly: Bool = false, blocks: [Block]
  ) {
    self.title = title
    self.takeaway = takeaway
    self.isForPosterOnly = isForPosterOnly
    self.blocks = blocks
  }
}

/// What the report's front matter says of the poster, under `poster`.
public struct PosterDescription: Sendable, Hashable {
  /// The line that is read from afar; the report's title where none is given.
  public var headline: [Inline]
  /// The address that the QR code leads to; no code where none is given.
  public var source: Sourced<String>?
  /// The sheet, such as `A0`; nil where the author does not say.
  public var size: Sourced<String>?
  /// `portrait` or `landscape`; nil where the author does not say.
  public var orientation: Sourced<String>?
  /// In how many columns the panels stand; nil where the author does not say.
  public var columns: Sourced<Int>?

  /// What an author says of the poster.
  public init(
    headline: [Inline] = [], source: Sourced<String>? = nil, size: Sourced<String>? = nil,
    orientation: Sourced<String>? = nil, columns: Sourced<Int>? = nil
  ) {
    self.headline = headline
    self.source = source
    self.size = size
    self.orientation = orientation
    self.columns = columns
  }
}
