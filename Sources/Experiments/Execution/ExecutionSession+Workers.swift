import Results

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ExecutionSession {
  /// What one worker does until nothing is left.
  func work() {
    while true {
      if configuration.cancellation.isCancelled { queue.stop(.cancelled) }
      guard case .run(let job, let place, let wasPutOff) = queue.next() else { return }
      if !process(job) {
        queue.putOff(place: place)
        if wasPutOff { usleep(Self.pauseForOtherBuild) }
      }
    }
  }

  /// How long a worker waits, in microseconds, when another build computes all that is left.
  private static let pauseForOtherBuild: UInt32 = 10_000

  /// Ends a job; false where another build is computing it.
  private func process(_ job: ExecutionQueue.Job) -> Bool {
    do throws(ResultStoreError) {
      if try takeFromStore(job) { return true }
      if configuration.isFresh {
        try compute(job)
        return true
      }
      switch UnitClaim.request(job.unit.key, in: store) {
      case .granted(let claim):
        if try !takeFromStore(job) { try compute(job) }
        _ = consume claim
      case .taken: return false
      case .unsupported: try compute(job)
      }
    } catch {
      queue.stop(.storeFailed(error))
    }
    return true
  }

  /// Uses the stored rows of a unit, unless everything is to be computed.
  private func takeFromStore(_ job: ExecutionQueue.Job) throws(ResultStoreError) -> Bool {
    guard !configuration.isFresh, let table = try store.table(for: job.unit.key) else {
      return false
    }
    end(job, .rows(table), .cached)
    return true
  }

  /// Computes a unit, stores its rows and completes the plans that waited for it alone.
  private func compute(_ job: ExecutionQueue.Job) throws(ResultStoreError) {
    let plan = plans[job.plans[0]]
    let point = ExecutionMessages.point(job.unit, of: plan)
    observer.observe(.started(experiment: plan.id, point: point))
    let start = configuration.now()
    let rows: Table
    do throws(UnitRunner.Failure) {
      rows = try UnitRunner(cancellation: configuration.cancellation).rows(of: job.unit, in: plan)
    } catch {
      switch error {
      case .cancelled: queue.stop(.cancelled)
      case .failed(let reason):
        end(job, .failed(reason), .failed(reason), period: (start, configuration.now()))
      }
      return
    }
    let period = (start, configuration.now())
    if configuration.isFresh, let stored = try store.table(for: job.unit.key),
      !stored.isPublishedLike(rows)
    {
      for place in job.plans { noteDifference(of: place, from: "the stored one") }
    }
    defer { end(job, .rows(rows), .computed, period: period) }
    try store.store(rows, for: job.unit.key)
  }

  private func end(
    _ job: ExecutionQueue.Job, _ ending: ExecutionQueue.Ending, _ event: ExecutionEvent.Ending,
    period: (start: Duration, end: Duration)? = nil
  ) {
    let plan = plans[job.plans[0]]
    let completed = queue.end(job, ending, period: period)
    observer.observe(
      .finished(
        experiment: plan.id, point: ExecutionMessages.point(job.unit, of: plan), event,
        elapsed: period.map { $0.end - $0.start } ?? .zero))
    for place in completed { complete(place) }
  }
}
