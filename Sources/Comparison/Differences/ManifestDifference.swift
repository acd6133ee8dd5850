public import Manuscript
import Publishing

/// Everything that differs between two reports, item by item, explained from what was set
/// through the data and the verdicts to the picture.
///
/// An item in which nothing differs is not listed: a directive that only moved to another line,
/// a file with other bytes for the same content of a table that is nobody's. A chapter's prose is
/// not compared; `git diff` does that.
public struct ManifestDifference: Sendable, Hashable, Codable {
  /// One of the two reports.
  public struct Side: Sendable, Hashable, Codable {
    /// What the reader calls it.
    public var name: String
    /// Whether it is the files on disk.
    public var isWorkingTree: Bool
    /// The profile it was built with.
    public var profile: String
  }

  /// The earlier report.
  public var from: Side
  /// The later report.
  public var to: Side
  /// What became of the items in which something differs, by kind, then by id.
  public var items: [ItemChange]
  /// How many items of each kind there were to compare, in either report.
  public var compared: [String: Int]
  /// How many values of results differ by less than was looked at.
  public var valuesWithinTolerance: Int
  /// The items that are equal as far as was looked at, by kind, then by id.
  public var withinTolerance: [EqualItem]
  /// What texts are set with that differs: fonts and hyphenation.
  ///
  /// Alone it is no difference, as lines and pages are not compared.
  public var typesetting: [Cause]

  /// Compares two reports.
  ///
  /// Files are read only where the manifests (or, on disk, the files) say that they differ.
  ///
  /// Which numbers count as equal although they differ is what the directives of the later report say,
  /// unless it is given. Of a figure whose results moved by no more than that, and in whose plot nothing
  /// else differs, the picture counts as equal too; a verdict that flips is never passed over.
  ///
  /// - Parameter tolerance: What holds for every item, whatever directives say; nil for what they say.
  public init(
    from earlier: PublishedReport, to later: PublishedReport, tolerance: Tolerance? = nil
  ) {
    from = Side(earlier)
    to = Side(later)
    let comparison = ReportComparison(from: earlier, to: later, tolerance: tolerance)
    let groups: [(ItemKind, [ItemChange], Int)] = [
      (.chapter, comparison.chapters(), comparison.chapterPairs.count),
      (.figure, comparison.figures(), comparison.figurePairs.count),
      (.table, comparison.tables(), comparison.tablePairs.count),
      (.claim, comparison.claims(), comparison.claimPairs.count),
      (.value, comparison.values(), comparison.valuePairs.count),
      (.experiment, comparison.experiments(), comparison.experimentPairs.count),
    ]
    let failures = comparison.failures()
    valuesWithinTolerance = comparison.valuesWithinTolerance
    typesetting = comparison.typesetting
    items = groups.flatMap { kind, changes, _ in
      (changes + failures.filter { $0.kind == kind }).filter { !$0.isEmpty }
    }
    withinTolerance = groups.flatMap { _, changes, _ in changes.compactMap(EqualItem.init) }
    compared = Dictionary(uniqueKeysWithValues: groups.map { ($0.0.rawValue, $0.2) })
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { items.isEmpty }
}

extension ManifestDifference.Side {
  fileprivate init(_ report: PublishedReport) {
    name = report.revision.name
    isWorkingTree = report.revision.isWorkingTree
    profile = report.manifest.profile
  }
}
