import Results
import Synchronization

/// The services of one piece of work: a unit, or a shared computation that a unit needs.
final class UnitServices: WorkServices {
  /// The key of the work.
  private let key: Fingerprint
  private let shared: SharedResults
  private struct State {
    var lastKept: Duration?
    var used: Set<Fingerprint> = []
  }
  private let state: Mutex<State>

  init(of key: Fingerprint, _ shared: SharedResults) {
    self.key = key
    self.shared = shared
    state = Mutex(State())
  }

  func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments, for context: WorkContext
  ) throws -> [UInt8] {
    let own = arguments.restricted(to: computation.parameters)
    let key = try sharedKey(of: computation, own, context)
    state.withLock { _ = $0.used.insert(key) }
    return try shared.result(key, of: computation) {
      let services = UnitServices(of: key, shared)
      defer {
        let used = services.state.withLock { $0.used }
        state.withLock { $0.used.formUnion(used) }
      }
      let activity = "\(computation.activity), \(context.naming)"
      let start = shared.configuration.now()
      shared.observer.observe(.sharedStarted(activity: activity))
      let bytes = try computation.compute(
        own,
        WorkContext(
          seed: context.seed, replicate: context.replicate, point: UnitRunner.point(of: own),
          services: services, isCancelled: { context.isCancelled }))
      let elapsed = shared.configuration.now() - start
      shared.observer.observe(.sharedFinished(activity: activity, elapsed: elapsed))
      return bytes
    }
  }

  func keptState() -> [UInt8]? { shared.keptState(of: key) }

  func keep(_ bytes: () -> [UInt8]) {
    let now = shared.configuration.now()
    let isDue = state.withLock { state in
      // The first call after the work began starts the clock.
      let last = state.lastKept ?? now
      let isDue = now - last >= shared.configuration.keepingInterval
      state.lastKept = isDue ? now : last
      return isDue
    }
    if isDue { shared.keep(bytes(), of: key) }
  }

  /// The names of shared computations used whose results are not what was stored, sorted.
  var differences: [String] {
    Set(state.withLock { $0.used }.compactMap(shared.difference(of:))).sorted()
  }

  private func sharedKey(
    of computation: any SharedComputation.Type, _ arguments: Arguments, _ context: WorkContext
  ) throws -> Fingerprint {
    guard let engine = shared.configuration.engine(computation.name) else {
      preconditionFailure("the name of ‘\(computation.name)’ stands as a literal in its source")
    }
    var builder = UnitIngredients(
      simulation: computation.name, engine: engine, seed: Int(context.seed)
    ).builder()
    builder.add(arguments.values)
    builder.add(digests: arguments.files.mapValues(\.digest))
    builder.add("shared replicate", context.replicate)
    return builder.fingerprint
  }
}

extension WorkContext {
  /// “seed 3, replicate 1”.
  fileprivate var naming: String { "seed \(seed), replicate \(replicate)" }
}
