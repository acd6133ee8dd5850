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
  /// The shared computations that a run needs, for people who wait.
  static func needs(_ arguments: Arguments) -> [SharedNeed]
  /// Computes the rows of one work unit (one sweep point, one replicate).
  ///
  /// - Throws: `SimulationFailure` where the numbers asked for do not exist (a stuck integration).
  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table
}

extension SimulationKind {
  /// None.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] { [] }
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
