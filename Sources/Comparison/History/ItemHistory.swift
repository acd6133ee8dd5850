public import Manuscript
import Publishing

/// The versions of one item: every commit in which it changed, newest first.
///
/// The manifest of each commit is read once and forgotten; what is kept is what is reported. Where that
/// may be much, ``follow(_:in:upTo:since:tolerance:each:)`` keeps nothing.
public struct ItemHistory: Sendable {
  /// A commit in which the item changed.
  public struct Version: Sendable, Hashable, Codable {
    /// The commit's whole name.
    public var commit: String
    /// The author's date, `2026-11-23`.
    public var date: String
    /// The author's name.
    public var author: String
    /// The first line of the commit's message.
    public var subject: String
    /// How the item differs from the commit before; nil where a report could not be read.
    public var change: ItemChange?
    /// Why it could not.
    public var problem: String?
  }

  /// The item's id in the newest commit that has it.
  public let item: String
  /// What the newest commit was asked for by.
  public let upTo: String
  /// The versions, newest first.
  public let versions: [Version]
  /// How many commits of the report were looked at.
  public let commitCount: Int

  /// The history of an item.
  ///
  /// Renamed items are followed: the one that has the same content under another id is the same.
  ///
  /// - Parameters:
  ///   - item: The id of a figure, a table, a claim or an experiment.
  ///   - revision: The newest commit.
  ///   - since: The revision whose history is left out; nil for the whole history.
  ///   - tolerance: Which numbers count as equal although they differ; nil for what the directives of
  ///     each version say.
  /// - Throws: `ComparisonError.unknownItem` where no report of the history has it.
  public init(
    of item: String, in repository: GitRepository, upTo revision: String = "HEAD",
    since: String? = nil, tolerance: Tolerance? = nil
  ) throws(ComparisonError) {
    var versions: [Version] = []
    commitCount = try Self.follow(
      item, in: repository, upTo: revision, since: since, tolerance: tolerance
    ) { versions.append($0) }
    self.item = item
    self.upTo = revision
    self.versions = versions
  }

  /// Hands on the versions of an item, newest first, each as soon as it is found.
  ///
  /// - Parameters:
  ///   - item: The id of a figure, a table, a claim or an experiment.
  ///   - revision: The newest commit.
  ///   - since: The revision whose history is left out; nil for the whole history.
  ///   - tolerance: Which numbers count as equal; nil for what the directives of each later report say.
  ///   - receive: Takes a version.
  /// - Returns: How many commits of the report were looked at.
  /// - Throws: `ComparisonError.unknownItem` where no report of the history has it.
  public static func follow(
    _ item: String, in repository: GitRepository, upTo revision: String = "HEAD",
    since: String? = nil, tolerance: Tolerance? = nil, each receive: (Version) -> Void
  ) throws(ComparisonError) -> Int {
    var reader = HistoryReader(repository: repository, tolerance: tolerance, item: item)
    let commits = try repository.history(
      of: PublishedReport.manifestPath, upTo: revision, since: since)
    var count = 0
    while let commit = try commits.next() {
      count += 1
      if let version = reader.version(commit) { receive(version) }
    }
    guard reader.hasSeenItem else {
      throw .unknownItem(item, nearest: NearestName.nearest(to: item, among: reader.knownItems))
    }
    return count
  }
}
