public import Mathematics

/// One chapter: a file `Chapters/NN-name.md`, read.
public struct Chapter: Sendable, Hashable {
  /// What the front matter of a chapter says of it and, in one chapter, of the whole report.
  public struct FrontMatter: Sendable, Hashable {
    /// The chapter's title.
    public var title: [Inline]
    /// The authors of the chapter, where they are not the report's.
    public var authors: [String]
    /// One paragraph on what the chapter says, if given.
    public var abstract: [Inline]
    /// The report's title block; given in at most one chapter, under the key `report`.
    public var report: ReportDescription?

    /// A chapter's front matter.
    public init(
      title: [Inline] = [], authors: [String] = [], abstract: [Inline] = [],
      report: ReportDescription? = nil
    ) {
      self.title = title
      self.authors = authors
      self.abstract = abstract
      self.report = report
    }
  }

  /// The name without number and extension: `flat-landscape`.
  public var name: String
  /// The file's name without extension, by which commands call the chapter: `02-flat-landscape`.
  public var identifier: String
  /// The number that orders and numbers the chapters, from the file's name.
  public var number: Int
  /// The path relative to the repository's root: `Chapters/02-flat-landscape.md`.
  public var path: String
  /// The front matter.
  public var frontMatter: FrontMatter
  /// The contents, in order.
  public var blocks: [Block]
  /// The footnotes, in order of their first mention; the n-th has number n.
  public var footnotes: [[Block]]
  /// The lines of the source text, for diagnostics and provenance.
  public var sourceLines: [String]
  /// What the TeX of its formulas means, by the TeX and its place.
  public var formulas: [Sourced<String>: Formula] = [:]
  /// The macros in force at each figure that has any, by the figure's id.
  public var figureMacros: [Sourced<String>: MathMacros] = [:]
  /// The ids that its formulas refer to by `\ref` and `\eqref`.
  public var formulaReferences: [Sourced<String>] = []

  /// A chapter that has been read.
  public init(
    name: String, identifier: String, number: Int, path: String, frontMatter: FrontMatter,
    blocks: [Block], footnotes: [[Block]], sourceLines: [String]
  ) {
    self.name = name
    self.identifier = identifier
    self.number = number
    self.path = path
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
    self.sourceLines = sourceLines
  }
}

/// The report's title block, from the key `report` of one chapter's front matter.
public struct ReportDescription: Sendable, Hashable {
  /// The report's title.
  public var title: [Inline]
  /// A second line, if given.
  public var subtitle: [Inline]
  /// The authors, in order.
  public var authors: [String]
  /// The abstract.
  public var abstract: [Inline]
  /// What it says of the poster.
  public var poster = PosterDescription()
  /// The paper that the report is printed on, `a4` or `letter`; nil where the author does not say.
  public var paper: Sourced<String>?
  /// Where the title block stands.
  public var range: SourceRange?

  /// A title block.
  public init(
    title: [Inline], subtitle: [Inline] = [], authors: [String] = [], abstract: [Inline] = [],
    range: SourceRange? = nil
  ) {
    self.range = range
    self.title = title
    self.subtitle = subtitle
    self.authors = authors
    self.abstract = abstract
  }
}
