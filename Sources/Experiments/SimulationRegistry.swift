/// The simulations that chapters can run, by name.
public struct SimulationRegistry: Sendable {
  private let kinds: [String: any SimulationKind.Type]
  private let fingerprints: [String: EngineFingerprint]

  /// The simulations of a list, each with the fingerprint of the engine sources behind it.
  ///
  /// - Parameters:
  ///   - kinds: The simulations; their names must differ.
  ///   - fingerprint: The fingerprint of a simulation by name; nil counts as a mistake of ours.
  public init(
    _ kinds: [any SimulationKind.Type],
    fingerprint: (String) -> EngineFingerprint? = EngineFingerprint.init(ofSimulation:)
  ) {
    var byName: [String: any SimulationKind.Type] = [:]
    var prints: [String: EngineFingerprint] = [:]
    for kind in kinds {
      precondition(byName[kind.name] == nil, "every simulation has a name of its own")
      guard let print = fingerprint(kind.name) else {
        preconditionFailure("the name of ‘\(kind.name)’ stands as a literal in its source")
      }
      byName[kind.name] = kind
      prints[kind.name] = print
    }
    self.kinds = byName
    fingerprints = prints
  }

  /// The names, sorted.
  public var names: [String] { kinds.keys.sorted() }

  /// The simulation of that name, or nil.
  public subscript(name: String) -> (any SimulationKind.Type)? { kinds[name] }

  /// The fingerprint of the engine sources behind a simulation, or nil for an unknown name.
  public func fingerprint(of name: String) -> EngineFingerprint? { fingerprints[name] }
}
