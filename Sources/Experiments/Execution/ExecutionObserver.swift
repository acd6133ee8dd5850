public import Results

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
  /// What is to be done, as far as it is known before; told once, after `planned`.
  case expected(WorkForecast)
  /// A run of an experiment begins to be computed.
  case started(unit: Fingerprint, experiment: String, point: String)
  /// A run that had begun waits for what someone else computes; it begins anew later.
  case putOff(unit: Fingerprint)
  /// What a run gave is in the store, from now on whatever happens.
  case stored(unit: Fingerprint, experiment: String)
  /// A run ended, after this time.
  case finished(unit: Fingerprint, experiment: String, point: String, Ending, elapsed: Duration)
  /// Something that several runs need begins to be computed, for the first run that needs it.
  case sharedStarted(SharedWork, unit: Fingerprint)
  /// So many steps of it are done; the first time told, more than none where it goes on from a kept state.
  case advanced(SharedWork, step: Int, count: Int)
  /// It is no longer being computed: it is done, it waits for something else, or it failed.
  case sharedEnded(SharedWork, isDone: Bool, unit: Fingerprint)
  /// Runs that are not computed yet wait for this, in words: “12 jobs wait: Priority”; empty where nothing is waited
  /// for.
  case waiting(String)
  /// Something that whoever watches should know, in a sentence.
  case noted(String)
  /// An experiment ended, with its table or without.
  case experimentFinished(ExperimentOutcome)
}

/// Something that several runs need, for people who wait.
public struct SharedWork: Sendable, Hashable {
  /// The key of its result.
  public var key: Fingerprint
  /// The computation's name.
  public var computation: String
  /// What is done, in words: “training the initial policy, seed 1, replicate 0”.
  public var activity: String

  /// Work that has these names.
  public init(key: Fingerprint, computation: String, activity: String) {
    self.key = key
    self.computation = computation
    self.activity = activity
  }
}

/// Hears nothing.
public struct SilentObserver: ExecutionObserver {
  /// An observer that ignores everything.
  public init() {}

  /// Ignores the event.
  public func observe(_ event: ExecutionEvent) {}
}
