import Results
import Synchronization

/// The work units of an execution and what became of them, shared by the workers.
final class ExecutionQueue: Sendable {
  /// One unit to run, for every plan that needs it.
  struct Job: Sendable {
    /// The unit, as the first of the plans has it.
    let unit: WorkUnit
    /// The places of the plans that need it, ascending.
    var plans: [Int]
  }

  /// What became of a unit.
  enum Ending: Sendable {
    /// Its rows.
    case rows(Table)
    /// Why there are none.
    case failed(String)
  }

  /// What the workers have found out about one plan.
  struct Progress: Sendable {
    /// The units still to end.
    var remaining = 0
    /// The units computed now.
    var computedCount = 0
    /// When the first of them began and the last one ended.
    var period: (start: Duration, end: Duration)?
    /// The time from the one to the other.
    var duration: Duration { period.map { $0.end - $0.start } ?? .zero }
  }

  /// A job put off.
  struct Deferred: Sendable {
    /// Its place.
    let place: Int
    /// The shared result that it waits for; nil where another build runs the job itself.
    let awaited: Fingerprint?
  }

  private struct State {
    var next = 0
    var deferred: [Deferred] = []
    var tables: [Fingerprint: Table] = [:]
    var failures: [Fingerprint: String] = [:]
    var progress: [Progress]
    var computedCount = 0
    var interruption: ExecutionReport.Interruption?
  }

  /// All jobs.
  let jobs: [Job]
  private let state: Mutex<State>

  /// The jobs of some of the plans; equal units are one job.
  init(_ plans: [ExperimentPlan], pending: [Int]) {
    var jobs: [Job] = []
    var places: [Fingerprint: Int] = [:]
    var progress = Array(repeating: Progress(), count: plans.count)
    for plan in pending {
      for unit in plans[plan].units {
        if let place = places[unit.key] {
          guard jobs[place].plans.last != plan else { continue }
          jobs[place].plans.append(plan)
        } else {
          places[unit.key] = jobs.count
          jobs.append(Job(unit: unit, plans: [plan]))
        }
        progress[plan].remaining += 1
      }
    }
    self.jobs = jobs
    state = Mutex(State(progress: progress))
  }

  /// The number of jobs.
  var count: Int { jobs.count }

  /// What a worker should do next.
  enum Step {
    /// Run this job.
    case run(Job, place: Int)
    /// Run this job, which was put off, if what it waits for is there.
    case retry(Job, Deferred)
    /// Nothing is left, or the execution was stopped.
    case stop
  }

  /// Takes the next job; jobs put off come last.
  func next() -> Step {
    state.withLock { state in
      if state.interruption != nil { return .stop }
      if state.next < jobs.count {
        defer { state.next += 1 }
        return .run(jobs[state.next], place: state.next)
      }
      guard !state.deferred.isEmpty else { return .stop }
      let first = state.deferred.removeFirst()
      return .retry(jobs[first.place], first)
    }
  }

  /// Puts off a job that another build is running, or that needs what someone else is computing.
  func putOff(place: Int, awaiting key: Fingerprint?) {
    state.withLock { $0.deferred.append(Deferred(place: place, awaited: key)) }
  }

  /// How many jobs are put off.
  var deferredCount: Int { state.withLock { $0.deferred.count } }

  /// Notes how a job ended, and tells which plans have all their units now.
  ///
  /// - Parameter period: When it was computed; nil where it was at hand.
  func end(
    _ job: Job, _ ending: Ending, period: (start: Duration, end: Duration)? = nil
  ) -> [Int] {
    state.withLock { state in
      switch ending {
      case .rows(let table):
        state.tables[job.unit.key] = table
        if period != nil { state.computedCount += 1 }
      case .failed(let reason): state.failures[job.unit.key] = reason
      }
      return job.plans.filter { plan in
        if let period { state.progress[plan].add(period) }
        state.progress[plan].remaining -= 1
        return state.progress[plan].remaining == 0
      }
    }
  }

  /// Stops handing out jobs; the first reason stays.
  func stop(_ interruption: ExecutionReport.Interruption) {
    state.withLock { $0.interruption = $0.interruption ?? interruption }
  }

  /// Why the execution was stopped, if it was.
  var interruption: ExecutionReport.Interruption? { state.withLock { $0.interruption } }

  /// What is known about a plan.
  func progress(of plan: Int) -> Progress { state.withLock { $0.progress[plan] } }

  /// How many units have been computed now, each counted once.
  var computedCount: Int { state.withLock { $0.computedCount } }

  /// The rows of all units that have ended well.
  var tables: [Fingerprint: Table] { state.withLock { $0.tables } }

  /// Why units have no rows.
  var failures: [Fingerprint: String] { state.withLock { $0.failures } }
}

extension ExecutionQueue.Progress {
  /// Counts a unit that was computed in that time.
  fileprivate mutating func add(_ new: (start: Duration, end: Duration)) {
    computedCount += 1
    period = (min(period?.start ?? new.start, new.start), max(period?.end ?? new.end, new.end))
  }
}
