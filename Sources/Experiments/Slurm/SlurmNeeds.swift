import Results
import Synchronization

/// The shared computations that work needs: their keys, and whether they are at hand.
final class SlurmNeeds: Sendable {
  /// A shared computation that something needs.
  struct Need: Sendable {
    /// The computation, with its own arguments alone.
    let need: SharedNeed
    /// The key of its result.
    let key: Fingerprint
  }

  /// Whose needs are asked for.
  struct Owner: Sendable {
    /// The seed.
    let seed: UInt64
    /// The replicate, from 0.
    let replicate: Int

    /// A unit of a plan.
    init(_ unit: WorkUnit, of plan: ExperimentPlan) {
      seed = UInt64(plan.ingredients.seed)
      replicate = unit.replicate
    }
  }

  private let shared: SharedResults
  private let keys = Mutex<[SharedNeedName: Fingerprint]>([:])

  init(_ shared: SharedResults) {
    self.shared = shared
  }

  /// What a unit needs.
  func needs(of unit: WorkUnit, in plan: ExperimentPlan) -> [Need] {
    guard case .simulation(let kind) = plan.source else { return [] }
    let owner = Owner(unit, of: plan)
    return kind.needs(plan.arguments(of: unit)).map { keyed($0, owner) }
  }

  /// What a shared computation needs.
  func needs(of need: Need, _ owner: Owner) -> [Need] {
    need.need.computation.needs(need.need.arguments).map { keyed($0, owner) }
  }

  /// The need that a path leads to from a unit, or nil where there is none.
  func need(at path: [Int], of unit: WorkUnit, in plan: ExperimentPlan) -> Need? {
    let owner = Owner(unit, of: plan)
    var candidates = needs(of: unit, in: plan)
    var found: Need?
    for place in path {
      guard candidates.indices.contains(place) else { return nil }
      found = candidates[place]
      candidates = needs(of: candidates[place], owner)
    }
    return found
  }

  /// Whether everything is stored.
  func areStored(_ needs: [Need]) -> Bool { needs.allSatisfy { shared.isStored($0.key) } }

  private func keyed(_ need: SharedNeed, _ owner: Owner) -> Need {
    let computation = need.computation
    let own = need.arguments.restricted(to: computation.parameters)
    let name = SharedNeedName(computation, own, seed: owner.seed, replicate: owner.replicate)
    let known = keys.withLock { $0[name] }
    let key =
      known
      ?? shared.key(of: computation, own, seed: owner.seed, replicate: owner.replicate)
    if known == nil { keys.withLock { $0[name] = key } }
    return Need(need: SharedNeed(computation, own), key: key)
  }
}
