public import Manuscript
import Publishing
import Results

/// The published result tables of two reports as one patch, which `git apply` takes.
public struct ResultPatch: Sendable {
  /// The patch's bytes, empty where no table differs.
  public let bytes: [UInt8]
  /// The tables that are too large to be committed, and those that cannot be read.
  public let omitted: [String]
  /// The tables that are equal within tolerance, which the patch leaves alone.
  public let equal: [String]

  /// The patch that turns the tables of one report into those of another.
  ///
  /// Tables follow their experiment where it was renamed.
  ///
  /// - Parameter tolerance: Which numbers count as equal; nil for what directives say. A table in which
  ///   one differs by more is in the patch as a whole.
  public init(
    from earlier: PublishedReport, to later: PublishedReport, tolerance: Tolerance? = nil
  ) {
    let tolerances = ItemTolerances(asked: tolerance, in: later.manifest)
    let pairs = ItemPair.pairs(
      earlier.manifest.experiments, later.manifest.experiments,
      signature: ExperimentContent.init)
    var bytes: [UInt8] = []
    var omitted: [String] = []
    var equal: [String] = []
    for pair in pairs {
      let paths = (
        PublishedReport.dataPath(pair.previousID ?? pair.id), PublishedReport.dataPath(pair.id)
      )
      let before = pair.from.map { TableFile(paths.0, of: $0, in: earlier) }
      let after = pair.to.map { TableFile(paths.1, of: $0, in: later) }
      if before?.bytes == nil && pair.from != nil || after?.bytes == nil && pair.to != nil {
        if pair.from?.key != pair.to?.key || pair.from?.data != pair.to?.data {
          omitted.append(pair.id)
        }
        continue
      }
      if Self.isEqual(pair, before, after, within: tolerances.results(of: pair.id)) {
        equal.append(pair.id)
      } else {
        bytes += Self.file(from: before, to: after)
      }
    }
    self.bytes = bytes
    self.omitted = omitted
    self.equal = equal
  }

  /// Whether two tables of the same experiment differ, by less than is looked at.
  private static func isEqual(
    _ pair: ItemPair<Manifest.Experiment>, _ before: TableFile?, _ after: TableFile?,
    within tolerance: Tolerance
  ) -> Bool {
    guard tolerance != .exact, pair.previousID == nil, let to = pair.to,
      let old = before?.bytes, let new = after?.bytes, old != new,
      let earlier = try? Table(csv: old, path: ""), let later = try? Table(csv: new, path: "")
    else { return false }
    return TableDifference(
      from: earlier, to: later, keys: to.keyColumns, tolerance: tolerance
    ).isEmpty
  }

  private struct TableFile {
    var path: String
    var bytes: [UInt8]?

    init(_ path: String, of experiment: Manifest.Experiment, in report: PublishedReport) {
      self.path = path
      bytes = experiment.data.flatMap { report.read(path, listed: $0).bytes }
    }
  }

  private static func file(from earlier: TableFile?, to later: TableFile?) -> [UInt8] {
    let isRenamed = earlier != nil && later != nil && earlier?.path != later?.path
    let hunks = UnifiedPatch(from: earlier?.bytes, to: later?.bytes).hunks
    guard !hunks.isEmpty || isRenamed, let path = later?.path ?? earlier?.path else { return [] }
    let former = earlier?.path ?? path
    var header = "diff --git a/\(former) b/\(path)\n"
    if earlier == nil { header += "new file mode 100644\n" }
    if later == nil { header += "deleted file mode 100644\n" }
    if isRenamed { header += "rename from \(former)\nrename to \(path)\n" }
    if !hunks.isEmpty {
      header += "--- \(earlier.map { "a/\($0.path)" } ?? "/dev/null")\n"
      header += "+++ \(later.map { "b/\($0.path)" } ?? "/dev/null")\n"
    }
    return Array(header.utf8) + hunks
  }
}
