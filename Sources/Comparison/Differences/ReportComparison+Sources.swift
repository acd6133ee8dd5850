import Publishing

extension ReportComparison {
  /// What reaches an item from the experiments that it is made from.
  struct Sources {
    var causes: [Cause] = []
    var data: [DataChange] = []
    var problems: [Problem] = []
  }

  /// What differs in the experiments that an item is made from: how their results changed, and
  /// for those why; and which experiments they are.
  func sources(from earlierIDs: [String], to laterIDs: [String]) -> Sources {
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
      guard let change = experimentChanges[id], !change.data.isEmpty else { continue }
      sources.data += change.data
      sources.problems += change.problems
      sources.causes += change.causes.filter { $0.kind != .chapter }.map { cause in
        var cause = cause
        cause.experiment = id
        return cause
      }
    }
    return sources
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
