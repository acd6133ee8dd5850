import Manuscript
import Publishing

/// Two reports side by side: their items paired, and the results of their experiments compared
/// once for all who are made from them.
final class ReportComparison {
  let earlier: PublishedReport
  let later: PublishedReport
  let tolerances: ItemTolerances
  let experimentPairs: [ItemPair<Manifest.Experiment>]
  let figurePairs: [ItemPair<Manifest.Figure>]
  let tablePairs: [ItemPair<Manifest.PrintedTable>]
  let claimPairs: [ItemPair<Manifest.Claim>]
  let chapterPairs: [ItemPair<Manifest.Chapter>]
  let valuePairs: [ItemPair<Manifest.PrintedValue>]
  /// The later ids of experiments by their earlier ones.
  let laterExperimentIDs: [String: String]
  /// The later paths of chapters by their earlier ones.
  let laterChapters: [String: String]
  /// Changed results by the experiment's later id.
  private(set) var experimentChanges: [String: ItemChange] = [:]

  init(from earlier: PublishedReport, to later: PublishedReport, tolerance: Tolerance?) {
    self.earlier = earlier
    self.later = later
    tolerances = ItemTolerances(asked: tolerance, in: later.manifest)
    let (from, to) = (earlier.manifest, later.manifest)
    experimentPairs = ItemPair.pairs(
      from.experiments, to.experiments, signature: ExperimentContent.init)
    figurePairs = ItemPair.pairs(from.figures, to.figures, signature: FigureContent.init)
    tablePairs = ItemPair.pairs(from.tables, to.tables, signature: TableContent.init)
    claimPairs = ItemPair.pairs(from.claims, to.claims, signature: ClaimContent.init)
    chapterPairs = ItemPair.pairs(Self.byPath(from.chapters), Self.byPath(to.chapters)) { $0.title }
    laterExperimentIDs = Self.laterIDs(experimentPairs)
    laterChapters = Self.laterIDs(chapterPairs)
    valuePairs = Self.valuePairs(from.values, to.values, laterChapters)
    for pair in experimentPairs { experimentChanges[pair.id] = change(of: pair) }
  }

  /// How many values of results differ by less than is looked at.
  var valuesWithinTolerance: Int {
    experimentChanges.values.reduce(0) { sum, change in
      sum + (change.withinTolerance?.values ?? 0)
        + change.data.reduce(0) { $0 + ($1.table?.cellsWithinTolerance ?? 0) }
    }
  }

  /// What became of the chapters as wholes.
  func chapters() -> [ItemChange] {
    chapterPairs.map { pair in
      var change = ItemChange(.chapter, pair.id, pair.status, previousID: pair.previousID)
      change.settleRename()
      return change
    }
  }

  /// The cause that an item now stands in another chapter; renamed chapters are the same ones.
  func move(from earlier: Manifest.Place, to later: Manifest.Place) -> [Cause] {
    if (laterChapters[earlier.chapter] ?? earlier.chapter) == later.chapter { return [] }
    return [Cause(.chapter, from: .text(earlier.chapter), to: .text(later.chapter))]
  }

  /// Why an item has no result, where that differs.
  func failure(_ id: String, previousID: String?) -> FailureChange? {
    let from = earlier.manifest.failures[previousID ?? id]
    let to = later.manifest.failures[id]
    return from == to ? nil : FailureChange(from: from, to: to)
  }

  /// Items that have a result in neither report, and fail in one of them or in another way.
  func failures() -> [ItemChange] {
    var known = Set(experimentPairs.map(\.id) + figurePairs.map(\.id))
    known.formUnion(tablePairs.map(\.id) + claimPairs.map(\.id))
    known.formUnion(laterExperimentIDs.keys)
    let differing = changes(from: earlier.manifest.failures, to: later.manifest.failures)
    return differing.filter { !known.contains($0.key) }.map { id, from, to in
      let status: ItemChange.Status = from == nil ? .added : to == nil ? .removed : .changed
      var change = ItemChange(ItemKind(id: id), id, status)
      change.failure = FailureChange(from: from, to: to)
      return change
    }
  }

  private static func byPath(_ chapters: [Manifest.Chapter]) -> [String: Manifest.Chapter] {
    Dictionary(chapters.map { ($0.path, $0) }) { first, _ in first }
  }

  private static func laterIDs<Item>(_ pairs: [ItemPair<Item>]) -> [String: String] {
    Dictionary(
      pairs.compactMap { pair in pair.from == nil ? nil : (pair.previousID ?? pair.id, pair.id) }
    ) { first, _ in first }
  }
}
