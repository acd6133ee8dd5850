public import NumericalMethods

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
