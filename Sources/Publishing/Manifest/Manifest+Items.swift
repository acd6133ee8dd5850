public import Manuscript

extension Manifest {
  /// Where a chapter says something: its file and the line of the directive.
  public struct Place: Sendable, Hashable, Codable {
    /// The chapter's path from the repository's root.
    public var chapter: String
    /// The line, from 1.
    public var line: Int

    /// A place.
    public init(chapter: String, line: Int) {
      self.chapter = chapter
      self.line = line
    }
  }

  /// A figure: what it was drawn from, and the digests of what was drawn.
  public struct Figure: Sendable, Hashable, Codable {
    /// Where the directive stands.
    public var place: Place
    /// The experiments it draws.
    public var from: [String]
    /// The digest of the plot's specification.
    public var specification: String
    /// The digest of caption and alternative text.
    public var caption: String
    /// The caption as plain text; manifests of earlier programs have none.
    public var captionText: String?
    /// The digests of the files by extension: `svg`, `png`, `pdf`.
    public var files: [String: String]
    /// The width of the PNG, in pixels.
    public var width: Int
    /// The height of the PNG, in pixels.
    public var height: Int
    /// What stands in the plot, where the plot could tell.
    public var facts: Facts?
    /// Which numbers count as equal where it is compared, where the chapter says so.
    public var tolerance: Tolerance?

    /// A figure.
    public init(
      place: Place, from: [String], specification: String, caption: String,
      files: [String: String], width: Int, height: Int, facts: Facts? = nil,
      tolerance: Tolerance? = nil, captionText: String? = nil
    ) {
      self.place = place
      self.from = from
      self.specification = specification
      self.caption = caption
      self.captionText = captionText
      self.files = files
      self.width = width
      self.height = height
      self.facts = facts
      self.tolerance = tolerance
    }
  }

  /// A printed table.
  public struct PrintedTable: Sendable, Hashable, Codable {
    /// Where the directive stands.
    public var place: Place
    /// The experiment whose table it prints.
    public var from: String
    /// The headings, as plain text.
    public var columns: [String]
    /// The cells as printed, row by row.
    public var rows: [[String]]
    /// Which numbers count as equal where it is compared, where the chapter says so.
    public var tolerance: Tolerance?

    /// A printed table.
    public init(
      place: Place, from: String, columns: [String], rows: [[String]], tolerance: Tolerance? = nil
    ) {
      self.place = place
      self.from = from
      self.columns = columns
      self.rows = rows
      self.tolerance = tolerance
    }
  }

  /// A computed value in running text.
  public struct PrintedValue: Sendable, Hashable, Codable {
    /// Where it stands.
    public var place: Place
    /// The column, from 1.
    public var column: Int
    /// The expression.
    public var expression: String
    /// The value.
    public var value: Scalar
    /// The text on the page.
    public var text: String

    /// A computed value.
    public init(place: Place, column: Int, expression: String, value: Scalar, text: String) {
      self.place = place
      self.column = column
      self.expression = expression
      self.value = value
      self.text = text
    }
  }
}
