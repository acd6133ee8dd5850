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
  /// What is known better than by counting; nil where nothing is.
  package var foresight: Foresight?

  /// How much is done and left where steps differ in length.
  package struct Foresight: Sendable, Hashable {
    /// The share of all work that is done, from 0 to 1; nil where that cannot be said yet.
    package var share: Double?
    /// The time that is needed still; nil where that cannot be said yet.
    package var timeLeft: Duration?

    /// What is known.
    package init(share: Double?, timeLeft: Duration?) {
      self.share = share
      self.timeLeft = timeLeft
    }
  }

  /// How far a run is.
  package init(
    planned: Int, finished: Int = 0, cached: Int = 0, failed: Int = 0, label: String = "",
    foresight: Foresight? = nil
  ) {
    self.planned = planned
    self.finished = finished
    self.cached = cached
    self.failed = failed
    self.label = label
    self.foresight = foresight
  }

  /// Steps that need no more work: done, at hand or failed.
  package var settled: Int { finished + cached + failed }

  /// The share of the work that is done, from 0 to 1; 1 for a run without steps.
  ///
  /// All of it is done when the last step is.
  package var share: Double {
    if settled < planned, let share = foresight?.share { return min(share, 0.99) }
    return planned > 0 ? min(Double(settled) / Double(planned), 1) : 1
  }

  /// Steps a second so far, nil before the first one is done.
  ///
  /// Results that were at hand cost nothing, so they do not count.
  package func rate(after elapsed: Duration) -> Double? {
    let seconds = elapsed / .seconds(1)
    let worked = finished + failed
    return worked > 0 && seconds > 0 ? Double(worked) / seconds : nil
  }

  /// The time that the open steps take, as foreseen or else at the rate so far; nil before that can be said.
  package func timeLeft(after elapsed: Duration) -> Duration? {
    if let foresight { return foresight.timeLeft }
    return rate(after: elapsed).map { .seconds(Double(max(planned - settled, 0)) / $0) }
  }
}
