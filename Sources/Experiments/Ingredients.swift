public import Results

/// Everything that the result of an experiment depends on, in a form that is kept beside the result,
/// so that a later build can say what has changed.
public struct Ingredients: Sendable, Hashable, Codable {
  /// The registered simulation, or `import`.
  public var simulation: String
  /// The SHA-256 of each engine source behind it, by path below `Sources/`.
  public var sources: [String: String]
  /// The parameters after defaults, without those swept.
  public var parameters: [String: ArgumentValue]
  /// The sweep.
  public var sweep: Sweep
  /// The seed of the random streams.
  public var seed: Int
  /// How many repetitions each sweep point has.
  public var replicates: Int
  /// The digests of the files read, by path from the repository's root.
  public var dataFiles: [String: Fingerprint]

  /// The ingredients of a result.
  public init(
    simulation: String, sources: [String: String], parameters: [String: ArgumentValue],
    sweep: Sweep = Sweep(), seed: Int = 0, replicates: Int = 1,
    dataFiles: [String: Fingerprint] = [:]
  ) {
    self.simulation = simulation
    self.sources = sources
    self.parameters = parameters
    self.sweep = sweep
    self.seed = seed
    self.replicates = replicates
    self.dataFiles = dataFiles
  }
}
