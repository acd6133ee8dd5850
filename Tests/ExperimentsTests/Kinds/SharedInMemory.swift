import Experiments
import Results
import Synchronization

/// Shared results that are kept as long as the value; nothing is kept of unfinished work.
final class SharedInMemory: WorkServices {
  private let results = Mutex<[Fingerprint: [UInt8]]>([:])

  func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments, for context: WorkContext
  ) throws -> [UInt8] {
    let own = arguments.restricted(to: computation.parameters)
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
