import Experiments
import Synchronization

/// Shows on a progress bar what an execution tells.
final class BuildProgress: ExecutionObserver {
  private let bar: ProgressBar
  private let state = Mutex(ProgressState(planned: 0))

  /// A bar titled “runs”, which appears when there is something to run.
  init(isQuiet: Bool) {
    bar = ProgressBar("runs", isQuiet: isQuiet)
  }

  /// Counts the event and redraws the bar.
  func observe(_ event: ExecutionEvent) {
    let now = state.withLock { state in
      switch event {
      case .planned(let units, _):
        state.planned = units
      case .started(let experiment, let point):
        state.label = point.isEmpty ? experiment : "\(experiment) \(point)"
      case .finished(_, _, .cached, _):
        state.cached += 1
      case .finished(_, _, .computed, _):
        state.finished += 1
      case .finished(_, _, .failed, _):
        state.failed += 1
      case .sharedStarted(let activity):
        state.label = activity
      case .sharedFinished:
        state.label = ""
      case .experimentFinished:
        break
      }
      return state
    }
    bar.update(now)
  }

  /// Takes the bar away.
  func finish() {
    bar.finish()
  }
}
