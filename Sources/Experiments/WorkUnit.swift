public import Results

/// One run of a simulation: one sweep point, one replicate.
public struct WorkUnit: Sendable {
  /// The digest of everything that the result depends on.
  public let key: Fingerprint
  /// The place of the sweep point in the sweep, from 0.
  public let point: Int
  /// The replicate, from 0.
  public let replicate: Int
}

/// What goes into the key of a work unit.
struct UnitIngredients {
  /// The version of the way units are run and stored; a higher number makes all results stale.
  static let formatVersion = 1

  /// The name of the simulation.
  let simulation: String
  /// The sources behind it.
  let engine: EngineFingerprint
  /// The seed.
  let seed: Int

  /// The part of the key that all units of an experiment share.
  func builder() -> FingerprintBuilder {
    var builder = FingerprintBuilder("folio work unit")
    builder.add("format", Self.formatVersion)
    builder.add("simulation", simulation)
    builder.add("engine", engine.fingerprint)
    builder.add("seed", seed)
    return builder
  }
}

extension EngineFingerprint {
  /// One digest of all sources and their paths.
  public var fingerprint: Fingerprint {
    var builder = FingerprintBuilder("folio engine sources")
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) { builder.add(path, digest) }
    return builder.fingerprint
  }
}

extension FingerprintBuilder {
  /// Adds the value of a parameter.
  mutating func add(_ name: String, _ argument: ArgumentValue) {
    switch argument {
    case .boolean(let boolean): add(name, boolean)
    case .integer(let integer): add(name, integer)
    case .number(let number): add(name, number)
    case .string(let string): add(name, string)
    case .numbers(let numbers): add(name, numbers)
    }
  }

  /// Adds the digests of files, sorted by the names of the parameters that name them.
  mutating func add(digests: [String: Fingerprint]) {
    for (name, digest) in digests.sorted(by: { $0.key < $1.key }) { add("file \(name)", digest) }
  }

  /// Adds the values of all parameters, sorted by name.
  mutating func add(_ arguments: [String: ArgumentValue]) {
    for (name, argument) in arguments.sorted(by: { $0.key < $1.key }) { add(name, argument) }
  }
}
