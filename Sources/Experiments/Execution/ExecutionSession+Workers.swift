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
    var refusals = 0
    while true {
      if configuration.cancellation.isCancelled { queue.stop(.cancelled) }
      switch queue.next() {
      case .stop: return
      case .run(let job, let place): _ = process(job, place)
      case .retry(let job, let deferred):
        if retry(job, deferred) {
          refusals = 0
        } else {
          refusals += 1
          // Once round all that is put off, and nothing could be done.
          if refusals >= queue.deferredCount { usleep(Self.pauseForOthers) }
        }
      }
    }
  }

  /// How long a worker waits, in microseconds, when others compute all that is left.
  private static let pauseForOthers: UInt32 = 10_000

  /// Ends a job that was put off; false where it is put off again.
  private func retry(_ job: ExecutionQueue.Job, _ deferred: ExecutionQueue.Deferred) -> Bool {
    if let key = deferred.awaited, !shared.isSettled(key) {
      queue.putOff(place: deferred.place, awaiting: key)
      return false
    }
    return process(job, deferred.place)
  }

  /// Ends a job; false where it is put off, because another build is computing it, or someone what it
  /// needs.
  private func process(_ job: ExecutionQueue.Job, _ place: Int) -> Bool {
    do throws(ResultStoreError) {
      if try takeFromStore(job) { return true }
      if configuration.isFresh { return try compute(job, place) }
      switch UnitClaim.request(job.unit.key, in: store.folder) {
      case .granted(let claim):
        let isEnded = try takeFromStore(job) ? true : compute(job, place)
        _ = consume claim
        return isEnded
      case .taken:
        queue.putOff(place: place, awaiting: nil)
        return false
      case .unsupported: return try compute(job, place)
      }
    } catch {
      queue.stop(.storeFailed(error))
    }
    return true
  }

  /// Uses the stored rows of a unit, unless everything is to be computed.
  func takeFromStore(_ job: ExecutionQueue.Job) throws(ResultStoreError) -> Bool {
    guard !configuration.isFresh, let table = try store.table(for: job.unit.key) else {
      return false
    }
    shared.forgetState(of: job.unit.key)
    end(job, .rows(table), .cached)
    return true
  }

  /// Computes a unit, stores its rows and completes the plans that waited for it alone; false where the
  /// unit is put off.
  private func compute(
    _ job: ExecutionQueue.Job, _ place: Int
  ) throws(ResultStoreError) -> Bool {
    let plan = plans[job.plans[0]]
    let point = ExecutionMessages.point(job.unit, of: plan)
    let services = UnitServices(of: job.unit.key, shared)
    observer.observe(.started(unit: job.unit.key, experiment: plan.id, point: point))
    let start = configuration.now()
    let rows: Table
    do throws(UnitRunner.Failure) {
      rows = try shared.activity.counting { () throws(UnitRunner.Failure) in
        try UnitRunner(cancellation: configuration.cancellation).rows(
          of: job.unit, in: plan, services: services)
      }
    } catch {
      switch error {
      case .cancelled: queue.stop(.cancelled)
      case .storeFailed(let error): throw error
      case .failed(let reason):
        end(job, .failed(reason), .failed(reason), period: (start, configuration.now()))
      case .postponed(let key):
        queue.putOff(place: place, awaiting: key)
        observer.observe(.putOff(unit: job.unit.key))
        return false
      }
      return true
    }
    let period = (start, configuration.now())
    if configuration.isFresh { try noteDifferences(of: job, rows, services) }
    defer { end(job, .rows(rows), .computed, period: period) }
    try store.store(rows, for: job.unit.key)
    observer.observe(.stored(unit: job.unit.key, experiment: plan.id))
    shared.forgetState(of: job.unit.key)
    return true
  }

  /// Notes where what was computed anew is not what was stored.
  private func noteDifferences(
    of job: ExecutionQueue.Job, _ rows: Table, _ services: UnitServices
  ) throws(ResultStoreError) {
    var differences = services.differences.map {
      "\(ExecutionMessages.another("result", than: "stored")) of ‘\($0)’"
    }
    if let stored = try store.table(for: job.unit.key), !stored.isPublishedLike(rows) {
      differences.append(ExecutionMessages.another("table", than: "stored"))
    }
    for place in job.plans {
      for difference in differences { noteDifference(of: place, difference) }
    }
  }

  /// Notes how a job ended, and completes the plans that waited for it alone.
  func end(
    _ job: ExecutionQueue.Job, _ ending: ExecutionQueue.Ending, _ event: ExecutionEvent.Ending,
    period: (start: Duration, end: Duration)? = nil
  ) {
    let plan = plans[job.plans[0]]
    let completed = queue.end(job, ending, period: period)
    observer.observe(
      .finished(
        unit: job.unit.key, experiment: plan.id, point: ExecutionMessages.point(job.unit, of: plan),
        event,
        elapsed: period.map { $0.end - $0.start } ?? .zero))
    for place in completed { complete(place) }
  }
}
