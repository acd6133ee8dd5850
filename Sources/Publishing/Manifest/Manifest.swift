/// What a published report says of itself to programs: every item with its place, its ingredients
/// and the digests of what came of it.
///
/// Two manifests are enough to tell what changed between two commits, and one is enough to take
/// results and label numbers from a report that is already published. A manifest holds no clock, no
/// host and no absolute path: equal inputs give equal bytes.
public struct Manifest: Sendable, Hashable, Codable {
  /// The version of the format that this program writes, and the newest it reads.
  public static let currentVersion = 1
  /// The path of the manifest inside the output folder.
  public static let fileName = "manifest.json"

  /// The version of the format.
  public var version: Int
  /// The profile that was built: `full` in `Output/`, else the name of another.
  public var profile: String
  /// The digests of the engine's sources that simulations depend on, by path.
  public var engine: [String: String]
  /// The fonts that texts in figures were set in.
  public var fonts: [Font]
  /// The chapters, in the order of their numbers.
  public var chapters: [Chapter]
  /// The experiments by id.
  public var experiments: [String: Experiment]
  /// The figures by id.
  public var figures: [String: Figure]
  /// The printed tables by id.
  public var tables: [String: PrintedTable]
  /// The claims by id.
  public var claims: [String: Claim]
  /// The computed values in running text, in reading order.
  public var values: [PrintedValue]
  /// Why items have no result, by id: one sentence each.
  public var failures: [String: String]
  /// The digest of `index.html`.
  public var page: String
  /// The digest of `report.pdf`, where it could be made.
  public var printed: String?
  /// The digest of `poster.pdf`, where there is one.
  public var poster: String?
  /// The digests of the pages of chapters by path, where the report was split.
  public var chapterPages: [String: String]?
  /// The digests of the patterns by which pages to print hyphenate, by language; they state no version of their own.
  public var hyphenation: [String: String]?

  /// A manifest without items.
  ///
  /// - Parameters:
  ///   - profile: The profile that was built.
  ///   - page: The digest of `index.html`.
  public init(profile: String, page: String) {
    version = Self.currentVersion
    self.profile = profile
    self.page = page
    engine = [:]
    fonts = []
    chapters = []
    experiments = [:]
    figures = [:]
    tables = [:]
    claims = [:]
    values = []
    failures = [:]
  }
}

extension Manifest {
  /// A font, as its package names and versions it.
  public struct Font: Sendable, Hashable, Codable {
    /// The font's full name.
    public var name: String
    /// The version written in the font.
    public var version: String

    /// A font.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// A chapter: enough to build another one alone with its references to this one resolved.
  public struct Chapter: Sendable, Hashable, Codable {
    /// The number and title behind an id.
    public struct Label: Sendable, Hashable, Codable {
      /// What carries the id, in the words references print: `Figure`, `Theorem`, `Section`.
      public var kind: String
      /// The number as printed: `2.1`.
      public var number: String
      /// The title or name as plain text; empty where there is none.
      public var title: String

      /// A label.
      public init(kind: String, number: String, title: String) {
        self.kind = kind
        self.number = number
        self.title = title
      }
    }

    /// The path from the repository's root.
    public var path: String
    /// The chapter's number.
    public var number: Int
    /// The title as plain text.
    public var title: String
    /// The digest of the file.
    public var digest: String
    /// The labels that the chapter defines, by id.
    public var labels: [String: Label]

    /// A chapter.
    public init(
      path: String, number: Int, title: String, digest: String, labels: [String: Label]
    ) {
      self.path = path
      self.number = number
      self.title = title
      self.digest = digest
      self.labels = labels
    }
  }
}
