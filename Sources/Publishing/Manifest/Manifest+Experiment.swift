public import Manuscript

extension Manifest {
  /// An experiment: everything its result depends on, and the digest of that result.
  public struct Experiment: Sendable, Hashable, Codable {
    /// A column of the result.
    public struct Column: Sendable, Hashable, Codable {
      /// Its name.
      public var name: String
      /// What it holds: `boolean`, `integer`, `number` or `string`.
      public var kind: String

      /// A column.
      public init(name: String, kind: String) {
        self.name = name
        self.kind = kind
      }
    }

    /// Parameters that advance together, with the values of each step.
    public struct Axis: Sendable, Hashable, Codable {
      /// The parameters; several where they are zipped.
      public var parameters: [String]
      /// The steps, each with a value a parameter.
      public var points: [[Scalar]]

      /// An axis of a sweep.
      public init(parameters: [String], points: [[Scalar]]) {
        self.parameters = parameters
        self.points = points
      }
    }

    /// Where the directive stands.
    public var place: Place
    /// The registered simulation, or `import`.
    public var simulation: String
    /// The parameters after defaults, without those swept.
    public var parameters: [String: Scalar]
    /// The sweep's axes, slowest first; empty for a single point.
    public var sweep: [Axis]
    /// The seed of the random streams.
    public var seed: Scalar
    /// How many repetitions each sweep point has.
    public var replicates: Int
    /// The result's key: the digest of all ingredients.
    public var key: String
    /// The engine's sources the simulation depends on; their digests are in the manifest's `engine`.
    public var sources: [String]
    /// The digests of the files it reads, by path from the repository's root.
    public var dataFiles: [String: String]
    /// How many rows the result has.
    public var rowCount: Int
    /// The result's columns, in order.
    public var columns: [Column]
    /// The digest of `data/ID.csv`; nil where the table is too large to be published.
    public var data: String?
    /// Which numbers count as equal where it is compared, where the chapter says so.
    public var tolerance: Tolerance?

    /// An experiment.
    public init(
      place: Place, simulation: String, parameters: [String: Scalar], sweep: [Axis], seed: Scalar,
      replicates: Int, key: String, sources: [String], dataFiles: [String: String], rowCount: Int,
      columns: [Column], data: String?, tolerance: Tolerance? = nil
    ) {
      self.place = place
      self.simulation = simulation
      self.parameters = parameters
      self.sweep = sweep
      self.seed = seed
      self.replicates = replicates
      self.key = key
      self.sources = sources
      self.dataFiles = dataFiles
      self.rowCount = rowCount
      self.columns = columns
      self.data = data
      self.tolerance = tolerance
    }
  }
}
