/// Told what happens while experiments run; knows no terminal.
public protocol ExecutionObserver: Sendable {
  /// Something happened. Called from any thread, also from several at a time.
  func observe(_ event: ExecutionEvent)
}

/// Something that happened during an execution.
public enum ExecutionEvent: Sendable {
  /// How a run ended.
  public enum Ending: Sendable, Hashable {
    /// Its result was in the store.
    case cached
    /// It was computed.
    case computed
    /// It has no result; the reason.
    case failed(String)
  }

  /// The execution begins: so many runs belong to the experiments that are not at hand.
  case planned(units: Int, experiments: Int)
  /// A run of an experiment begins to be computed.
  case started(experiment: String, point: String)
  /// A run ended, after this time.
  case finished(experiment: String, point: String, Ending, elapsed: Duration)
  /// Something that several runs need begins to be computed; what is done, in words.
  case sharedStarted(activity: String)
  /// It is computed, after this time.
  case sharedFinished(activity: String, elapsed: Duration)
  /// An experiment ended, with its table or without.
  case experimentFinished(ExperimentOutcome)
}

/// Hears nothing.
public struct SilentObserver: ExecutionObserver {
  /// An observer that ignores everything.
  public init() {}

  /// Ignores the event.
  public func observe(_ event: ExecutionEvent) {}
}
