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

  /// Compares two reports.
  ///
  /// Files are read only where the manifests (or, on disk, the files) say that they differ.
  ///
  /// - Parameter tolerance: Which numbers, of results and of claims, count as equal although they
  ///   differ; a verdict that flips is never passed over.
  public init(
    from earlier: PublishedReport, to later: PublishedReport, tolerance: Tolerance = .none
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
    items = groups.flatMap { kind, changes, _ in
      (changes + failures.filter { $0.kind == kind }).filter { !$0.isEmpty }
    }
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
