public import NumericalMethods
public import Results

/// A simulation that chapters can run by name.
///
/// A kind declares its parameters and result columns once; validation, defaults, `folio list
/// --simulations`, `folio schema`, the digest and the check of plots and claims all read that
/// declaration. A kind is a pure function of its arguments and random streams.
public protocol SimulationKind: Sendable {
  /// The name authors write under `run:`, in kebab case.
  static var name: String { get }
  /// What it computes, in one line.
  static var summary: String { get }
  /// Its parameters.
  static var parameters: [any ParameterDeclaration] { get }
  /// The columns of its result, in order.
  static var columns: [ResultColumn] { get }
  /// Computes the rows of one work unit (one sweep point, one replicate).
  ///
  /// - Throws: `SimulationFailure` where the numbers asked for do not exist (a stuck integration).
  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table
}

/// A column that a simulation promises to deliver.
public struct ResultColumn: Sendable, Hashable {
  /// What a column holds.
  public enum Kind: String, Sendable, Hashable {
    /// Truth values.
    case boolean
    /// Whole numbers.
    case integer
    /// Numbers, perhaps missing.
    case number
    /// Texts.
    case string
  }

  /// The column's name, in snake case.
  public var name: String
  /// What it holds.
  public var kind: Kind
  /// What it is, in one line.
  public var meaning: String

  /// A column of a result.
  public init(_ name: String, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}

/// The arguments of one work unit: a value for every parameter of its simulation.
public struct Arguments: Sendable, Hashable {
  /// The values by parameter name; every parameter of the kind has one.
  public let values: [String: ArgumentValue]

  /// Arguments, already checked against the kind's parameters and completed with defaults.
  public init(_ values: [String: ArgumentValue]) {
    self.values = values
  }
}

/// What a work unit may use besides its arguments.
public struct WorkContext: Sendable {
  /// The seed of the directive.
  public let seed: UInt64
  /// The replicate, from 0.
  public let replicate: Int
  /// The digest of the arguments, which tells sweep points apart.
  public let point: UInt64
  private let isCancelledBody: @Sendable () -> Bool

  /// The context of one work unit.
  public init(
    seed: UInt64, replicate: Int, point: UInt64, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.seed = seed
    self.replicate = replicate
    self.point = point
    self.isCancelledBody = isCancelled
  }

  /// Whether the build is being stopped; long loops ask at least every 100 ms and then throw
  /// `CancellationError`.
  public var isCancelled: Bool { isCancelledBody() }

  /// The random stream for the *instance* (initial policies, rewards): the same at every sweep
  /// point, so that a sweep compares like with like; another for each seed, replicate and name.
  public func instanceStream(_ name: String) -> RandomStream {
    RandomStream(seed: seed, path: ["instance", name, String(replicate)])
  }

  /// The random stream for *sampling* within this work unit: another at each sweep point too.
  public func samplingStream(_ name: String) -> RandomStream {
    RandomStream(seed: seed, path: ["sampling", name, String(replicate), String(point)])
  }
}

/// Why a simulation has no result at a sweep point; shown with the point's parameters.
public struct SimulationFailure: Error, Sendable, Hashable {
  /// What happened, in one sentence.
  public var message: String

  /// A failure to compute.
  public init(_ message: String) {
    self.message = message
  }
}
