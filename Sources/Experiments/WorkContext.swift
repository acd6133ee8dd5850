public import NumericalMethods

/// What a work unit may use besides its arguments.
public struct WorkContext: Sendable {
  /// The seed of the directive.
  public let seed: UInt64
  /// The replicate, from 0.
  public let replicate: Int
  /// The digest of the arguments, which tells sweep points apart.
  public let point: UInt64
  private let services: any WorkServices
  private let isCancelledBody: @Sendable () -> Bool

  /// The context of one work unit.
  public init(
    seed: UInt64, replicate: Int, point: UInt64, services: any WorkServices,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.seed = seed
    self.replicate = replicate
    self.point = point
    self.services = services
    self.isCancelledBody = isCancelled
  }

  /// Whether the build is being stopped; long loops ask at least every 100 ms and then throw
  /// `CancellationError`.
  public var isCancelled: Bool { isCancelledBody() }

  /// The threads that long loops may share; alone or with others, the bits are the same.
  ///
  /// While another unit runs on this machine the team leaves its loops to the calling thread.
  public var team: WorkerTeam { services.team }

  /// Tells people how far this work is; call it when the work begins, or goes on from a kept state, and after every
  /// step.
  public func advance(to step: Int, of count: Int) { services.advance(to: step, of: count) }

  /// The random stream for the *instance* (initial policies, rewards): the same at every sweep
  /// point, so that a sweep compares like with like; another for each seed, replicate and name.
  public func instanceStream(_ name: String) -> RandomStream {
    RandomStream(seed: seed, path: ["instance", name, String(replicate)])
  }

  /// The random stream for *sampling* within this work unit: another at each sweep point too.
  public func samplingStream(_ name: String) -> RandomStream {
    RandomStream(seed: seed, path: ["sampling", name, String(replicate), String(point)])
  }

  /// The result of a shared computation for this seed and replicate, computed where it is not at hand.
  ///
  /// Ask before anything that takes long: where another unit is computing it, this one ends here and
  /// begins again later.
  ///
  /// - Throws: What the computation throws, and what puts this work off; pass all of it on.
  public func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments
  ) throws -> [UInt8] {
    try services.result(of: computation, arguments, for: self)
  }

  /// What was last kept of this same work when it was stopped; nil where there is nothing.
  public func keptState() -> [UInt8]? { services.keptState() }

  /// Keeps how far this work is, so that a stopped build can go on from there; call it after every step.
  ///
  /// What is kept goes away when the work is done. It must hold everything that the rest depends on: a
  /// resumed run gives the same bits.
  ///
  /// - Parameter bytes: Called where the last time is long enough ago.
  public func keep(_ bytes: () -> [UInt8]) { services.keep(bytes) }
}
