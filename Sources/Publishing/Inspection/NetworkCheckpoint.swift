public import Experiments
import Manuscript
import Results

/// A network that an experiment of a report trains, to be written as a checkpoint.
public struct NetworkCheckpoint: Sendable {
  private let export: NetworkExport
  private let workspace: Workspace

  /// The name of the network.
  public var network: String { export.network }

  /// A network of one run of an experiment, with the settings of a profile.
  ///
  /// - Parameters:
  ///   - id: The experiment.
  ///   - network: The network's name; nil for the one that the experiment is about.
  ///   - point: Values of swept parameters that single out a sweep point.
  ///   - replicate: The repetition, from 0.
  ///   - workspace: The repository.
  ///   - profile: The settings.
  /// - Throws: `SelectionError.unknownID`, ``NetworkCheckpointError``, `NetworkExportError`, or `FileError` where a
  ///   file cannot be read.
  public init(
    of id: String, network: String?, point: [(name: String, value: String)], replicate: Int,
    in workspace: Workspace, profile: Profile
  ) throws {
    let text = try ReportText(of: workspace)
    let plan = ReportPlan(of: ReportReading(of: text), profile: profile, in: workspace)
    guard let experiment = plan.experiments.first(where: { $0.id == id }) else {
      let directives = plan.document.experiments.map(\.directive.id.value)
      if directives.contains(id) { throw NetworkCheckpointError.mistaken(id) }
      throw SelectionError.unknownID(id, nearest: NearestName.nearest(to: id, among: directives))
    }
    export = try NetworkExport(
      of: experiment, network: network, point: point, replicate: replicate)
    self.workspace = workspace
  }

  /// The checkpoint, a safetensors file; trained now where it is not at hand.
  ///
  /// - Throws: `SimulationFailure`, `ResultStoreError`, `CancellationError`.
  public func bytes(
    cancellation: CancellationFlag, observer: any ExecutionObserver
  ) throws -> [UInt8] {
    try workspace.checkLinks()
    return try export.bytes(
      store: ResultStore(at: workspace.store),
      LocalExecutor.Configuration(workers: 1, cancellation: cancellation), observer: observer)
  }
}

/// Why a checkpoint cannot be made.
public enum NetworkCheckpointError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The experiment cannot be planned.
  case mistaken(String)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .mistaken(let id): "‘\(id)’ is mistaken; ‘folio check’ says what is wrong"
    }
  }
}
