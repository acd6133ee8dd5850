/// A kind that trains networks which can be given to others as checkpoints.
public protocol NetworkExporting: SimulationKind {
  /// The names of the networks of a run, the one that is meant when none is named first.
  static var networks: [String] { get }
  /// A network as a safetensors file, trained where it is not at hand.
  ///
  /// - Parameters:
  ///   - name: One of ``networks``.
  ///   - arguments: The arguments of the run.
  ///   - context: The context of the run.
  /// - Throws: `SimulationFailure` where the run has no such network; what training throws.
  static func checkpoint(
    of name: String, _ arguments: Arguments, _ context: WorkContext
  ) throws -> [UInt8]
}
