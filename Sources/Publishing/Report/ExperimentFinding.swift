public import Results

/// An experiment's result, with all it depends on.
public struct ExperimentFinding: Sendable, Hashable {
  /// The result.
  public var table: Table
  /// The registered simulation, or `import`.
  public var simulation: String
  /// The parameters after defaults, without those swept.
  public var parameters: [String: Manifest.Scalar]
  /// The sweep's axes, slowest first.
  public var sweep: [Manifest.Experiment.Axis]
  /// The seed of the random streams.
  public var seed: Int
  /// How many repetitions each sweep point has.
  public var replicates: Int
  /// The digest of all ingredients.
  public var key: Fingerprint
  /// The digests of the engine's sources that the simulation depends on, by path.
  public var sources: [String: String]
  /// The digests of the files that it reads, by path from the repository's root.
  public var dataFiles: [String: Fingerprint]

  /// A result with all it depends on.
  public init(
    table: Table, simulation: String, parameters: [String: Manifest.Scalar] = [:],
    sweep: [Manifest.Experiment.Axis] = [], seed: Int = 0, replicates: Int = 1, key: Fingerprint,
    sources: [String: String] = [:], dataFiles: [String: Fingerprint] = [:]
  ) {
    self.table = table
    self.simulation = simulation
    self.parameters = parameters
    self.sweep = sweep
    self.seed = seed
    self.replicates = replicates
    self.key = key
    self.sources = sources
    self.dataFiles = dataFiles
  }
}
