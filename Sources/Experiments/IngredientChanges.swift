/// What differs between the ingredients of two results, in sentences.
struct IngredientChanges {
  private let old: Ingredients
  private let new: Ingredients

  init(from old: Ingredients, to new: Ingredients) {
    self.old = old
    self.new = new
  }

  /// One sentence for each difference, in a fixed order.
  var sentences: [String] {
    if old.simulation != new.simulation {
      return ["simulation ‘\(old.simulation)’ → ‘\(new.simulation)’"]
    }
    var sentences = parameterChanges + sweepChanges
    if old.seed != new.seed { sentences.append("seed \(old.seed) → \(new.seed)") }
    if old.replicates != new.replicates {
      sentences.append("replicates \(old.replicates) → \(new.replicates)")
    }
    sentences += fileChanges(old.dataFiles, new.dataFiles, noun: "data file")
    sentences += fileChanges(old.sources, new.sources, noun: "engine source")
    return sentences
  }

  private var parameterChanges: [String] {
    let names = Set(old.parameters.keys).union(new.parameters.keys).sorted()
    return names.compactMap { name in
      switch (old.parameters[name], new.parameters[name]) {
      case (let before?, let after?):
        before.isEquivalent(to: after) ? nil : "parameter ‘\(name)’ \(before) → \(after)"
      case (let before?, nil):
        new.sweep.parameters.contains(name)
          ? "parameter ‘\(name)’ was \(before) and is swept now"
          : "parameter ‘\(name)’ is gone (was \(before))"
      case (nil, let after?):
        old.sweep.parameters.contains(name)
          ? "parameter ‘\(name)’ was swept and is \(after) now"
          : "parameter ‘\(name)’ is new (\(after))"
      case (nil, nil): nil
      }
    }
  }

  private var sweepChanges: [String] {
    let (before, after) = (old.sweep.axes, new.sweep.axes)
    let beforeNames = before.map(\.parameters)
    let afterNames = after.map(\.parameters)
    var sentences: [String] = []
    for axis in after {
      guard let match = before.first(where: { $0.parameters == axis.parameters }) else {
        if !axis.parameters.allSatisfy({ old.parameters[$0] != nil }) {
          sentences.append("a sweep over \(PlanningMessages.list(axis.parameters)) is new")
        }
        continue
      }
      sentences += Self.pointChanges(from: match, to: axis)
    }
    for names in beforeNames where !afterNames.contains(names) {
      if !names.allSatisfy({ new.parameters[$0] != nil }) {
        sentences.append("the sweep over \(PlanningMessages.list(names)) is gone")
      }
    }
    if beforeNames != afterNames, Set(beforeNames) == Set(afterNames) {
      sentences.append("the sweeps come in another order")
    }
    return sentences
  }

  private static func pointChanges(from old: SweepAxis, to new: SweepAxis) -> [String] {
    let before = old.points.map(Self.comparable)
    let after = new.points.map(Self.comparable)
    guard before != after else { return [] }
    let added = after.filter { !Set(before).contains($0) }
    let removed = before.filter { !Set(after).contains($0) }
    let names = PlanningMessages.list(new.parameters)
    var sentences: [String] = []
    if !added.isEmpty { sentences.append("sweep over \(names): \(points(added)) added") }
    if !removed.isEmpty { sentences.append("sweep over \(names): \(points(removed)) removed") }
    return sentences.isEmpty ? ["sweep over \(names): the points come in another order"] : sentences
  }

  /// The values of a point as texts, in which 3 and 3.0 are the same.
  private static func comparable(_ point: [ArgumentValue]) -> String {
    point.map(\.description).joined(separator: ", ")
  }

  /// “3 points (0.1; 0.2; 0.3)”, the first four named.
  private static func points(_ points: [String]) -> String {
    let named = points.prefix(4).joined(separator: "; ") + (points.count > 4 ? "; …" : "")
    return points.count == 1 ? "1 point (\(named))" : "\(points.count) points (\(named))"
  }

  private func fileChanges<Digest: Equatable>(
    _ before: [String: Digest], _ after: [String: Digest], noun: String
  ) -> [String] {
    Set(before.keys).union(after.keys).sorted().compactMap { path in
      switch (before[path], after[path]) {
      case (nil, .some): "\(noun) \(path) is new"
      case (.some, nil): "\(noun) \(path) is no longer used"
      case (let old?, let new?): old == new ? nil : "\(noun) \(path) changed"
      case (nil, nil): nil
      }
    }
  }
}
