public import Manuscript
public import Results

/// What an execution came to.
public struct ExecutionReport: Sendable {
  /// Why an execution ended before everything was done.
  public enum Interruption: Sendable, Hashable {
    /// Someone asked to stop.
    case cancelled
    /// The store could not keep a result; it says why.
    case storeFailed(ResultStoreError)
    /// The cluster does not take or run the work; what it says, and what can be done.
    case clusterFailed(String, notes: [String])
  }

  /// One outcome for each plan, in the order of the plans.
  public var outcomes: [ExperimentOutcome]
  /// Why not everything is done, or nil where it is.
  public var interruption: Interruption?
  /// How many work units were computed, those of experiments that failed or were stopped included.
  public var computedUnits: Int

  /// What went wrong, for the author.
  public var diagnostics: [Diagnostic] {
    var diagnostics = outcomes.flatMap(\.diagnostics)
    switch interruption {
    case .storeFailed(let error): diagnostics.append(ExecutionMessages.storeFailed(error))
    case .clusterFailed(let message, let notes):
      diagnostics.append(Diagnostic(at: nil, message, notes: notes))
    case .cancelled, nil: break
    }
    return diagnostics
  }
}

/// What became of one experiment.
public struct ExperimentOutcome: Sendable {
  /// Where a table came from.
  public enum Origin: Sendable, Hashable {
    /// It was in the store, whole.
    case stored
    /// It was taken from what is published.
    case published
    /// It was read from the file that the experiment imports.
    case imported
    /// It was put together from runs, of which so many were computed now.
    case computed(units: Int)
  }

  /// What an experiment ended in.
  public enum Result: Sendable {
    /// Its table.
    case table(Table, Origin)
    /// It has no table; the diagnostics at its directive say why.
    case failure([Diagnostic])
    /// The execution was stopped before the table was complete; what was computed is stored.
    case unfinished
  }

  /// The experiment's id.
  public var id: String
  /// The key of the plan.
  public var key: Fingerprint
  /// What it ended in.
  public var result: Result
  /// The time from the first run that was computed to the end; zero where nothing was.
  public var duration: Duration

  /// The table, or nil where there is none.
  public var table: Table? {
    if case .table(let table, _) = result { return table }
    return nil
  }

  /// Why there is no table; empty where there is one or the execution was stopped.
  public var diagnostics: [Diagnostic] {
    if case .failure(let diagnostics) = result { return diagnostics }
    return []
  }
}
