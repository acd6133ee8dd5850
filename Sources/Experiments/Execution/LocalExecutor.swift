import Dispatch
public import Results

/// Runs work units on the cores of this machine, one thread a worker.
///
/// Every unit is stored as it ends, so that whatever ends the process, nothing that was computed is
/// lost. Workers are threads of their own rather than tasks: a simulation computes for seconds without
/// suspending.
public struct LocalExecutor: Executor {
  /// How an execution is set up.
  public struct Configuration: Sendable {
    /// How many units run at a time.
    public var workers: Int
    /// Whether everything is computed although it is at hand, and compared with what is at hand.
    public var isFresh: Bool
    /// Whether the plans are parts of experiments, whose units alone are kept: no table is looked for or put together
    /// for others, and what others may still need is not given up.
    var isPart = false
    /// A table that is published under a plan's key and whose digest holds, if there is one.
    public var published: @Sendable (ExperimentPlan) -> Table?
    /// Where it is noted how each experiment's run went; what cannot be noted is passed over.
    public var history: RunHistory?
    /// Set by whoever wants the execution to stop.
    public var cancellation: CancellationFlag
    /// The fingerprint of the engine sources behind a shared computation, by name.
    public var engine: @Sendable (String) -> EngineFingerprint?
    /// How often long work keeps its state, to go on from there after the process was ended.
    public var keepingInterval: Duration
    /// The time since some fixed moment; reaches no result.
    public var now: @Sendable () -> Duration

    /// A set-up; by default everything at hand is used.
    public init(
      workers: Int, isFresh: Bool = false,
      published: @escaping @Sendable (ExperimentPlan) -> Table? = { _ in nil },
      history: RunHistory? = nil,
      cancellation: CancellationFlag = CancellationFlag(),
      engine: @escaping @Sendable (String) -> EngineFingerprint? = EngineFingerprint.init(
        ofSimulation:),
      keepingInterval: Duration = .seconds(10),
      now: @escaping @Sendable () -> Duration = LocalExecutor.monotonicTime
    ) {
      precondition(workers >= 1, "at least one worker runs")
      self.workers = workers
      self.isFresh = isFresh
      self.published = published
      self.history = history
      self.cancellation = cancellation
      self.engine = engine
      self.keepingInterval = keepingInterval
      self.now = now
    }
  }

  /// Where results are kept.
  public let store: ResultStore
  /// How it is set up.
  public let configuration: Configuration

  /// An executor that keeps results in a store.
  public init(store: ResultStore, configuration: Configuration) {
    self.store = store
    self.configuration = configuration
  }

  /// Runs plans; see ``Executor/run(_:observer:)``.
  ///
  /// A table at hand under its plan's key is taken without a look at its units. After a request to
  /// stop, running units have 0.9 s to end; what they would have given is lost if they do not.
  public func run(
    _ plans: [ExperimentPlan], observer: any ExecutionObserver
  ) -> ExecutionReport {
    for folder in [store.folder, SharedResults.folder(in: store)] {
      UnitClaim.removeAbandoned(in: folder)
    }
    let session = ExecutionSession(plans, store, configuration, observer)
    session.announce()
    let workers = DispatchGroup()
    for number in 0..<min(configuration.workers, session.queue.count) {
      DispatchQueue(label: "folio worker \(number)").async(group: workers) { session.work() }
    }
    while workers.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
      guard configuration.cancellation.isCancelled else { continue }
      session.queue.stop(.cancelled)
      _ = workers.wait(timeout: .now() + .milliseconds(900))
      break
    }
    session.noteUnfinished()
    if !configuration.isPart { session.shared.prune() }
    return session.report()
  }

  /// The time since the first call, by a clock that is never set back.
  public static let monotonicTime: @Sendable () -> Duration = {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }()
}
