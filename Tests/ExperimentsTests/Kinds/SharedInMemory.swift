import Experiments
import NumericalMethods
import Results
import Synchronization

/// Shared results that are kept as long as the value; nothing is kept of unfinished work.
final class SharedInMemory: WorkServices {
  private let results = Mutex<[Fingerprint: [UInt8]]>([:])
  private let asked = Mutex<Set<String>>([])
  let team: WorkerTeam

  init(team: WorkerTeam = .single) {
    self.team = team
  }

  /// What was asked for: names with arguments.
  var requests: Set<String> { asked.withLock { $0 } }

  /// A computation with its own arguments in words.
  static func name(of computation: any SharedComputation.Type, _ arguments: Arguments) -> String {
    let own = arguments.restricted(to: computation.parameters)
    return "\(computation.name) \(own.values.sorted { $0.key < $1.key })"
  }

  func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments, for context: WorkContext
  ) throws -> [UInt8] {
    let own = arguments.restricted(to: computation.parameters)
    asked.withLock { _ = $0.insert(Self.name(of: computation, arguments)) }
    var builder = FingerprintBuilder(computation.name)
    builder.add("arguments", "\(own.values.sorted { $0.key < $1.key })")
    for (name, file) in own.files.sorted(by: { $0.key < $1.key }) {
      builder.add(name, bytes: file.contents)
    }
    builder.add("seed", context.seed)
    builder.add("replicate", context.replicate)
    let key = builder.fingerprint
    if let bytes = results.withLock({ $0[key] }) { return bytes }
    let bytes = try computation.compute(
      own,
      WorkContext(
        seed: context.seed, replicate: context.replicate, point: key.leadingBits, services: self,
        isCancelled: { context.isCancelled }))
    results.withLock { $0[key] = bytes }
    return bytes
  }

  func keptState() -> [UInt8]? { nil }

  func keep(_ bytes: () -> [UInt8]) {}
}
