/// How far a run of many steps is, in plain numbers.
package struct ProgressState: Sendable, Hashable {
  /// All steps that were to be done, those at hand included.
  package var planned: Int
  /// Steps done in this run.
  package var finished: Int
  /// Steps whose result was at hand.
  package var cached: Int
  /// Steps that ended in an error.
  package var failed: Int
  /// What is being done now.
  package var label: String

  /// How far a run is.
  package init(
    planned: Int, finished: Int = 0, cached: Int = 0, failed: Int = 0, label: String = ""
  ) {
    self.planned = planned
    self.finished = finished
    self.cached = cached
    self.failed = failed
    self.label = label
  }

  /// Steps that need no more work: done, at hand or failed.
  package var settled: Int { finished + cached + failed }

  /// The settled share, from 0 to 1; 1 for a run without steps.
  package var share: Double {
    planned > 0 ? min(Double(settled) / Double(planned), 1) : 1
  }

  /// Steps a second so far, nil before the first one is done.
  ///
  /// Results that were at hand cost nothing, so they do not count.
  package func rate(after elapsed: Duration) -> Double? {
    let seconds = elapsed / .seconds(1)
    let worked = finished + failed
    return worked > 0 && seconds > 0 ? Double(worked) / seconds : nil
  }

  /// The time that the open steps take at the rate so far; nil before there is a rate.
  package func timeLeft(after elapsed: Duration) -> Duration? {
    rate(after: elapsed).map { .seconds(Double(max(planned - settled, 0)) / $0) }
  }
}
