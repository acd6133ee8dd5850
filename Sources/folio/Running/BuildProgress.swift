import Experiments
import Results
import Synchronization

/// Shows on a progress bar what an execution tells.
final class BuildProgress: ExecutionObserver {
  fileprivate struct State {
    var numbers = ProgressState(planned: 0)
    var estimate: TimeEstimate?
    var activities = Activities()
  }

  private let bar: ProgressBar
  private let isQuiet: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// A bar titled “runs”, which appears when there is something to run.
  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    bar = ProgressBar("runs", isQuiet: isQuiet)
  }

  /// Counts the event, says what is gone on with, and redraws the bar.
  func observe(_ event: ExecutionEvent) {
    let (now, message) = state.withLock { state in
      let time = start.duration(to: .now)
      let message = state.activities.observe(event, at: time)
      state.count(event)
      state.numbers.label = state.activities.label(at: time)
      state.foresee(event, at: time)
      return (state.numbers, message)
    }
    if let message, !isQuiet { bar.print(message) }
    bar.update(now)
  }

  /// Takes the bar away.
  func finish() {
    bar.finish()
  }
}

extension BuildProgress.State {
  fileprivate mutating func count(_ event: ExecutionEvent) {
    switch event {
    case .planned(let units, _): numbers.planned = units
    case .finished(_, _, _, .cached, _): numbers.cached += 1
    case .finished(_, _, _, .computed, _): numbers.finished += 1
    case .finished(_, _, _, .failed, _): numbers.failed += 1
    case .expected, .started, .putOff, .stored, .sharedStarted, .advanced, .sharedEnded, .waiting,
      .noted, .experimentFinished:
      break
    }
  }

  fileprivate mutating func foresee(_ event: ExecutionEvent, at time: Duration) {
    if case .expected = event { estimate = TimeEstimate() }
    estimate?.observe(event, at: time)
    guard let estimate else { return }
    numbers.foresight = ProgressState.Foresight(
      share: estimate.share(at: time),
      timeLeft: estimate.secondsLeft(at: time).map { .seconds(min($0, 1e12)) })
  }
}
