public import NumericalMethods

/// Something that several work units need and that is computed once: a trained model.
///
/// Its result is kept beside the results of experiments, under a key made of its name, the engine sources
/// it depends on, the arguments it declares, the seed and the replicate. Two kinds that ask for the same
/// computation with the same arguments share it, whatever else they are asked; units that need it while
/// another computes it are put off.
///
/// Its name stands as a literal in its file, `static let name = "…"`: there the compiler plugin begins to
/// look for the sources it depends on.
public protocol SharedComputation: Sendable {
  /// The name, in kebab case; no simulation has it.
  static var name: String { get }
  /// What is being done, for people who wait: “training the initial policy”.
  static var activity: String { get }
  /// The parameters it depends on; it is given the arguments of these and no others.
  static var parameters: [any ParameterDeclaration] { get }
  /// What it needs itself, for people who wait.
  static func needs(_ arguments: Arguments) -> [SharedNeed]
  /// How much there is to compute, roughly and in multiplications, for people who wait.
  static func effort(_ arguments: Arguments) -> Double
  /// Computes the result.
  ///
  /// - Throws: `SimulationFailure` where there is none; every unit that needs it fails with the same words.
  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8]
}

extension SharedComputation {
  /// Nothing.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] { [] }
  /// As much as any other that says nothing.
  public static func effort(_ arguments: Arguments) -> Double { 1 }
}

/// A shared computation that something needs, for its seed and replicate.
public struct SharedNeed: Sendable {
  /// The computation.
  public var computation: any SharedComputation.Type
  /// Arguments, its own among them.
  public var arguments: Arguments

  /// A need of a computation with arguments.
  public init(_ computation: any SharedComputation.Type, _ arguments: Arguments) {
    self.computation = computation
    self.arguments = arguments
  }
}

/// What work units get from whoever runs them: shared results, and a place to keep how far they are.
public protocol WorkServices: Sendable {
  /// The result of a shared computation.
  ///
  /// - Parameters:
  ///   - computation: The computation.
  ///   - arguments: Arguments, its own among them.
  ///   - context: The context of the work that asks.
  /// - Throws: What the computation throws, and what puts the asking work off; pass all of it on.
  func result(
    of computation: any SharedComputation.Type, _ arguments: Arguments, for context: WorkContext
  ) throws -> [UInt8]

  /// What was last kept of this same work, which did not come to its end; nil where there is nothing.
  func keptState() -> [UInt8]?

  /// Keeps how far this work is, if it is time to.
  ///
  /// - Parameter bytes: Called where the state is to be kept.
  func keep(_ bytes: () -> [UInt8])

  /// Tells how far this work is; may be called as often as one likes.
  func advance(to step: Int, of count: Int)

  /// The threads that this work may share its loops with.
  var team: WorkerTeam { get }
}

extension WorkServices {
  /// Tells nobody.
  public func advance(to step: Int, of count: Int) {}

  /// The calling thread alone.
  public var team: WorkerTeam { .single }
}

extension Arguments {
  /// The arguments of some parameters alone.
  public func restricted(to parameters: [any ParameterDeclaration]) -> Arguments {
    let names = Set(parameters.map(\.name))
    for name in names {
      precondition(values[name] != nil, "a shared computation's parameters are those of the kinds")
    }
    return Arguments(
      values.filter { names.contains($0.key) }, files: files.filter { names.contains($0.key) })
  }

  /// The same arguments with another value of one parameter.
  public func replacing<Value>(_ parameter: Parameter<Value>, with value: Value) -> Arguments {
    var values = values
    values[parameter.name] = value.argument
    return Arguments(values, files: files)
  }
}
