import Manuscript
import Publishing

extension ReportComparison {
  /// What reaches an item from the experiments that it is made from.
  struct Sources {
    var causes: [Cause] = []
    var data: [DataChange] = []
    var problems: [Problem] = []
    /// How many values differ by less than is looked at, where none differs by more.
    var valuesWithinTolerance = 0
  }

  /// What differs in the experiments that an item is made from: how their results changed, and
  /// for those why; and which experiments they are.
  ///
  /// - Parameter tolerance: By which tolerance the results of each are compared; nil for their own.
  func sources(
    from earlierIDs: [String], to laterIDs: [String],
    by tolerance: (String) -> Tolerance? = { _ in nil }
  ) -> Sources {
    let before = earlierIDs.map { laterExperimentIDs[$0] ?? $0 }
    var sources = Sources()
    if before != laterIDs {
      sources.causes.append(Cause(.from, from: names(before), to: names(laterIDs)))
    }
    for id in laterIDs where !before.contains(id) {
      sources.data.append(DataChange(experiment: id, extent: .added))
    }
    for id in before where !laterIDs.contains(id) {
      sources.data.append(DataChange(experiment: id, extent: .removed))
    }
    for id in laterIDs where before.contains(id) {
      guard var change = experimentChanges[id] else { continue }
      if let own = tolerance(id), own != tolerances.results(of: id) {
        compareAnew(&change, by: own)
      }
      sources.valuesWithinTolerance += change.withinTolerance?.values ?? 0
      guard !change.data.isEmpty else { continue }
      sources.data += change.data
      sources.problems += change.problems
      sources.causes += change.causes.filter { ![.chapter, .tolerance].contains($0.kind) }.map {
        cause in
        var cause = cause
        cause.experiment = id
        return cause
      }
    }
    return sources
  }

  /// Compares the results of an experiment by a tolerance that is not theirs.
  private func compareAnew(_ change: inout ItemChange, by tolerance: Tolerance) {
    guard let pair = experimentPairs.first(where: { $0.id == change.id }) else { return }
    let compared = results(of: pair, by: tolerance)
    change.data = compared.change.map { [$0] } ?? []
    change.problems = compared.problems
    change.withinTolerance = compared.withinTolerance.map {
      WithinTolerance(tolerance: tolerance, values: $0)
    }
  }

  private func names(_ ids: [String]) -> Manifest.Scalar {
    .list(ids.map(Manifest.Scalar.text))
  }
}

extension ItemChange {
  /// Adds what reaches the item from the experiments that it is made from.
  mutating func addSources(_ sources: ReportComparison.Sources) {
    causes += sources.causes
    data += sources.data
    problems += sources.problems
  }
}
