import NumericalMethods
import Results
import Synchronization
import SystemPackage

/// The results that work units share, and the states kept of unfinished work: one for each execution.
///
/// Of several threads and processes that need the same result one computes it; the others are told
/// ``Postponement`` and do something else first. Nothing waits here, so nothing can wait in a circle.
final class SharedResults: Sendable {
  /// Thrown to a unit that needs what another is computing; the unit is put off.
  struct Postponement: Error {
    /// What it waits for.
    var key: Fingerprint
  }

  private struct State {
    /// What threads of this process are computing.
    var inProgress: Set<Fingerprint> = []
    /// What was computed by this execution.
    var computed: Set<Fingerprint> = []
    /// What cannot be computed, and why.
    var failures: [Fingerprint: String] = [:]
    /// What came out otherwise than it was stored, with the computation's name.
    var differences: [Fingerprint: String] = [:]
  }

  /// How much the shared results may take on disk, and the kept states as much again.
  private static let sizeLimit = 2 << 30

  let configuration: LocalExecutor.Configuration
  /// The threads of the unit that runs alone.
  let team: WorkerTeam
  /// How many units are being computed.
  let activity: UnitActivity
  let observer: any ExecutionObserver
  private let results: ByteStore
  private let keptStates: ByteStore
  private let state = Mutex(State())

  init(
    _ store: ResultStore, _ configuration: LocalExecutor.Configuration,
    _ observer: any ExecutionObserver
  ) {
    results = ByteStore(at: Self.folder(in: store))
    keptStates = ByteStore(at: store.folder.appending("unfinished"))
    self.configuration = configuration
    self.observer = observer
    let activity = UnitActivity()
    self.activity = activity
    team =
      configuration.workers == 1
      ? .single
      : WorkerTeam(threadCount: configuration.workers, isFree: { activity.count <= 1 })
  }

  /// Where the results are.
  static func folder(in store: ResultStore) -> FilePath { store.folder.appending("shared") }

  /// The key of a result.
  ///
  /// - Parameter arguments: The computation's own arguments alone.
  func key(
    of computation: any SharedComputation.Type, _ arguments: Arguments, seed: UInt64,
    replicate: Int
  ) -> Fingerprint {
    guard let engine = configuration.engine(computation.name) else {
      preconditionFailure("the name of ‘\(computation.name)’ stands as a literal in its source")
    }
    var builder = UnitIngredients(
      simulation: computation.name, engine: engine, seed: Int(seed)
    ).builder()
    builder.add(arguments.values)
    builder.add(digests: arguments.files.mapValues(\.digest))
    builder.add("shared replicate", replicate)
    return builder.fingerprint
  }

  /// Whether a result is stored and may be used.
  func isStored(_ key: Fingerprint) -> Bool {
    !configuration.isFresh && results.contains(key)
  }

  /// The result under a key, computed by `compute` where it is not at hand.
  ///
  /// - Throws: ``Postponement`` where someone else is computing it; `ResultStoreError`; what `compute`
  ///   throws.
  func result(
    _ key: Fingerprint, of computation: any SharedComputation.Type, _ compute: () throws -> [UInt8]
  ) throws -> [UInt8] {
    if let bytes = try atHand(key) { return bytes }
    try begin(key)
    defer { state.withLock { _ = $0.inProgress.remove(key) } }
    if configuration.isFresh { return try computed(key, of: computation, compute) }
    switch UnitClaim.request(key, in: results.folder) {
    case .granted(let claim):
      let bytes = try atHand(key) ?? computed(key, of: computation, compute)
      _ = consume claim
      return bytes
    case .taken: throw Postponement(key: key)
    case .unsupported: return try computed(key, of: computation, compute)
    }
  }

  /// Whether a result that was waited for is no longer being computed.
  func isSettled(_ key: Fingerprint) -> Bool {
    if state.withLock({ $0.inProgress.contains(key) }) { return false }
    if configuration.isFresh || results.contains(key) { return true }
    if case .taken = UnitClaim.request(key, in: results.folder) { return false }
    return true
  }

  /// The computation's name where what came out is not what was stored under the key.
  func difference(of key: Fingerprint) -> String? { state.withLock { $0.differences[key] } }

  /// What was kept of unfinished work; nothing where everything is computed anew.
  func keptState(of key: Fingerprint) -> [UInt8]? {
    configuration.isFresh ? nil : try? keptStates.bytes(for: key)
  }

  /// Keeps the state of unfinished work; where it cannot be written, the work goes on without.
  func keep(_ bytes: [UInt8], of key: Fingerprint) {
    try? keptStates.store(bytes, for: key)
  }

  /// Forgets the state of work that is done.
  func forgetState(of key: Fingerprint) {
    try? keptStates.remove(key)
  }

  /// Gives up what was not used for longest, where there is too much.
  func prune() {
    guard state.withLock({ !$0.computed.isEmpty }) else { return }
    try? results.prune(toAtMost: Self.sizeLimit)
    try? keptStates.prune(toAtMost: Self.sizeLimit)
  }

  private func atHand(_ key: Fingerprint) throws(ResultStoreError) -> [UInt8]? {
    let isTrusted = !configuration.isFresh || state.withLock { $0.computed.contains(key) }
    guard isTrusted, let bytes = try results.bytes(for: key) else { return nil }
    // The process that stored it may have been killed before it forgot.
    forgetState(of: key)
    return bytes
  }

  private func begin(_ key: Fingerprint) throws {
    try state.withLock { state in
      if let reason = state.failures[key] { throw SimulationFailure(reason) }
      guard state.inProgress.insert(key).inserted else { throw Postponement(key: key) }
    }
  }

  private func computed(
    _ key: Fingerprint, of computation: any SharedComputation.Type, _ compute: () throws -> [UInt8]
  ) throws -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try compute()
    } catch let failure as SimulationFailure {
      state.withLock { $0.failures[key] = failure.message }
      throw failure
    }
    let isOther =
      configuration.isFresh ? try results.bytes(for: key).map { $0 != bytes } ?? false : false
    try results.store(bytes, for: key)
    forgetState(of: key)
    state.withLock { state in
      state.computed.insert(key)
      if isOther { state.differences[key] = computation.name }
    }
    return bytes
  }
}
