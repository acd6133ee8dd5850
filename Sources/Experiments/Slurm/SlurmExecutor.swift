public import Results
public import SystemPackage

/// Runs work units in job arrays of a Slurm cluster.
///
/// The store, on a file system that the cluster shares, is the only channel: jobs put results there, and
/// what they have to say into the folder of their batch. The build watches, queues again what was lost,
/// and puts tables together as ``LocalExecutor`` does. Results are the same bytes.
public struct SlurmExecutor: Executor {
  /// How an executor is set up.
  public struct Configuration: Sendable {
    /// What jobs are asked for, and how they are looked after.
    public var settings: SlurmSettings
    /// Where batches are kept, on a file system that the cluster shares.
    public var folder: FilePath
    /// The folder that jobs start in.
    public var root: FilePath
    /// The program that jobs run, and its arguments; the batch, the stage and nothing else follow.
    public var command: [String]
    /// The variables that Slurm's programs are given.
    public var environment: [String: String]
    /// The simulations.
    public var registry: SimulationRegistry
    /// The files that arguments name.
    public var dataFiles: any DataFiles
    /// What a local execution would be set up with.
    public var local: LocalExecutor.Configuration

    /// A set-up.
    public init(
      _ settings: SlurmSettings, folder: FilePath, root: FilePath, command: [String],
      environment: [String: String], registry: SimulationRegistry = .standard,
      dataFiles: any DataFiles, local: LocalExecutor.Configuration
    ) {
      self.settings = settings
      self.folder = folder
      self.root = root
      self.command = command
      self.environment = environment
      self.registry = registry
      self.dataFiles = dataFiles
      self.local = local
    }
  }

  private let store: ResultStore
  private let configuration: Configuration

  /// An executor that keeps results in a store.
  ///
  /// - Precondition: Not everything is to be computed anew: jobs tell what is done by what is stored.
  public init(store: ResultStore, configuration: Configuration) {
    precondition(!configuration.local.isFresh, "what is stored is used")
    self.store = store
    self.configuration = configuration
  }

  /// Runs plans; see ``Executor/run(_:observer:)``.
  public func run(
    _ plans: [ExperimentPlan], observer: any ExecutionObserver
  ) -> ExecutionReport {
    let session = ExecutionSession(plans, store, configuration.local, observer)
    session.announce()
    let cluster = SlurmSession(session, configuration)
    do {
      try cluster.run()
    } catch {
      session.queue.stop(.storeFailed(error))
    }
    session.noteUnfinished()
    session.shared.prune()
    return session.report()
  }
}
