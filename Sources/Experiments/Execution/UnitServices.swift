import NumericalMethods
import Results
import Synchronization

/// The services of one piece of work: a unit, or a shared computation that a unit needs.
final class UnitServices: WorkServices {
  /// The least time between two reports of how far the work is.
  private static let reporting = Duration.milliseconds(100)

  /// The key of the work.
  private let key: Fingerprint
  /// The key of the unit that it is for.
  private let unit: Fingerprint
  /// What people are told the work is; nil for a unit.
  private let work: SharedWork?
  private let shared: SharedResults
  private struct State {
    var lastKept: Duration?
    var lastReport: Duration?
    var used: Set<Fingerprint> = []
  }
  private let state: Mutex<State>

  /// The services of a unit.
  convenience init(of unit: Fingerprint, _ shared: SharedResults) {
    self.init(of: unit, unit: unit, work: nil, shared)
  }

  private init(
    of key: Fingerprint, unit: Fingerprint, work: SharedWork?, _ shared: SharedResults
  ) {
    self.key = key
    self.unit = unit
    self.work = work
    self.shared = shared
    state = Mutex(State())
  }

  var team: WorkerTeam { shared.team }

  func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments, for context: WorkContext
  ) throws -> [UInt8] {
    let own = arguments.restricted(to: computation.parameters)
    let key = shared.key(
      of: computation, own, seed: context.seed, replicate: context.replicate)
    state.withLock { _ = $0.used.insert(key) }
    return try shared.result(key, of: computation) {
      let work = SharedWork(
        key: key, computation: computation.name,
        activity: "\(computation.activity), \(context.naming)")
      let services = UnitServices(of: key, unit: unit, work: work, shared)
      var isDone = false
      shared.observer.observe(.sharedStarted(work, unit: unit))
      defer {
        let used = services.state.withLock { $0.used }
        state.withLock { $0.used.formUnion(used) }
        shared.observer.observe(.sharedEnded(work, isDone: isDone, unit: unit))
      }
      let bytes = try computation.compute(
        own,
        WorkContext(
          seed: context.seed, replicate: context.replicate, point: UnitRunner.point(of: own),
          services: services, isCancelled: { context.isCancelled }))
      isDone = true
      return bytes
    }
  }

  func advance(to step: Int, of count: Int) {
    guard let work else { return }
    let now = shared.configuration.now()
    let isDue = state.withLock { state in
      if let last = state.lastReport, now - last < Self.reporting, step < count { return false }
      state.lastReport = now
      return true
    }
    if isDue { shared.observer.observe(.advanced(work, step: step, count: count)) }
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
}

extension WorkContext {
  /// “seed 3, replicate 1”.
  fileprivate var naming: String { "seed \(seed), replicate \(replicate)" }
}
