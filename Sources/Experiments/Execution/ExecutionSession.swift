import Manuscript
import Results
import Synchronization

/// One call of an executor: what is at hand, what is still to run, and what has come of it.
final class ExecutionSession: Sendable {
  let plans: [ExperimentPlan]
  let store: ResultStore
  let configuration: LocalExecutor.Configuration
  let observer: any ExecutionObserver
  /// The units to run.
  let queue: ExecutionQueue
  /// What units share.
  let shared: SharedResults
  private let outcomes: Mutex<[Int: ExperimentOutcome]>
  /// How what was computed anew differs from what is at hand, by the plan's place.
  private let differences = Mutex<[Int: String]>([:])
  /// What else is known of units that failed, a line each.
  private let failureDetails = Mutex<[Fingerprint: [String]]>([:])

  /// Takes what is at hand, and queues the rest.
  init(
    _ plans: [ExperimentPlan], _ store: ResultStore,
    _ configuration: LocalExecutor.Configuration, _ observer: any ExecutionObserver
  ) {
    self.plans = plans
    self.store = store
    self.configuration = configuration
    self.observer = observer
    shared = SharedResults(store, configuration, observer)
    var found: [Int: ExperimentOutcome] = [:]
    var failure: ResultStoreError?
    for (place, plan) in plans.enumerated() {
      do throws(ResultStoreError) {
        guard let (table, origin) = try Self.atHand(plan, store, configuration) else { continue }
        found[place] = ExperimentOutcome(
          id: plan.id, key: plan.key, result: .table(table, origin), duration: .zero)
      } catch {
        failure = failure ?? error
      }
    }
    queue = ExecutionQueue(plans, pending: plans.indices.filter { found[$0] == nil })
    outcomes = Mutex(found)
    if let failure { queue.stop(.storeFailed(failure)) }
  }

  private static func atHand(
    _ plan: ExperimentPlan, _ store: ResultStore, _ configuration: LocalExecutor.Configuration
  ) throws(ResultStoreError) -> (Table, ExperimentOutcome.Origin)? {
    if case .file(let table) = plan.source { return (table, .imported) }
    if configuration.isFresh || configuration.isPart { return nil }
    if let table = try store.table(for: plan.key) { return (table, .stored) }
    let published = configuration.published(plan)?.conforming(to: plan.columns)
    return published.map { ($0, .published) }
  }

  /// Tells the observer what is at hand and what is to run.
  func announce() {
    let found = outcomes.withLock { $0 }
    observer.observe(
      .planned(units: queue.count, experiments: plans.count - found.count))
    if queue.count > 0 { observer.observe(.expected(forecast)) }
    for place in plans.indices {
      if let outcome = found[place] { observer.observe(.experimentFinished(outcome)) }
    }
  }

  /// What is not at hand, as far as it can be known now.
  private var forecast: WorkForecast {
    var forecaster = WorkForecaster(shared)
    for job in queue.jobs where configuration.isFresh || !store.contains(job.unit.key) {
      forecaster.add(job.unit, of: plans[job.plans[0]])
    }
    return forecaster.forecast
  }

  /// Notes that what was computed anew differs from what is at hand: “another table than the stored one”.
  func noteDifference(of place: Int, _ difference: String) {
    differences.withLock { $0[place] = $0[place] ?? difference }
  }

  /// Notes what else is known of a unit that failed.
  func noteDetails(_ details: [String], of unit: Fingerprint) {
    failureDetails.withLock { $0[unit] = details }
  }

  /// Completes a plan all of whose units have ended: a table, or the reasons why there is none.
  func complete(_ place: Int) {
    let plan = plans[place]
    let progress = queue.progress(of: place)
    let outcome = ExperimentOutcome(
      id: plan.id, key: plan.key, result: result(of: place, progress),
      duration: progress.duration)
    outcomes.withLock { $0[place] = outcome }
    note(outcome)
    observer.observe(.experimentFinished(outcome))
  }

  /// Notes in the history how an experiment ended; one that was put together from stored runs alone
  /// keeps its last entry.
  private func note(_ outcome: ExperimentOutcome) {
    let run: RunHistory.Run
    let seconds = outcome.duration / .seconds(1)
    switch outcome.result {
    case .table(_, .computed(units: 1...)):
      run = RunHistory.Run(.succeeded, seconds: seconds, key: outcome.key)
    case .failure(let diagnostics):
      run = RunHistory.Run(
        .failed, seconds: seconds, key: outcome.key, message: diagnostics.first?.message)
    case .unfinished: run = RunHistory.Run(.interrupted, seconds: seconds, key: outcome.key)
    case .table: return
    }
    try? configuration.history?.record(run, of: outcome.id)
  }

  /// Notes in the history which experiments were begun and not ended.
  func noteUnfinished() {
    for outcome in report().outcomes {
      if case .unfinished = outcome.result, outcome.duration > .zero { note(outcome) }
    }
  }

  private func result(
    of place: Int, _ progress: ExecutionQueue.Progress
  ) -> ExperimentOutcome.Result {
    let plan = plans[place]
    let failures = queue.failures
    let failed = plan.units.filter { failures[$0.key] != nil }
    guard failed.isEmpty, let table = plan.table(of: queue.tables) else {
      let details = failureDetails.withLock { details in failed.first.flatMap { details[$0.key] } }
      return .failure(
        ExecutionMessages.failed(
          failed.map { (ExecutionMessages.point($0, of: plan), failures[$0.key] ?? "") },
          details: details ?? [], in: plan))
    }
    if configuration.isPart { return .table(table, .computed(units: progress.computedCount)) }
    if configuration.isFresh { compare(table, of: place) }
    do throws(ResultStoreError) {
      try store.store(table, for: plan.key)
    } catch {
      queue.stop(.storeFailed(error))
    }
    if let difference = differences.withLock({ $0[place] }) {
      return .failure([ExecutionMessages.notReproduced(plan, difference)])
    }
    return .table(table, .computed(units: progress.computedCount))
  }

  /// Compares a table computed anew with those at hand under the same key.
  private func compare(_ table: Table, of place: Int) {
    let plan = plans[place]
    if let stored = try? store.table(for: plan.key), !stored.isPublishedLike(table) {
      noteDifference(of: place, ExecutionMessages.another("table", than: "stored"))
    }
    if let published = configuration.published(plan), !published.isPublishedLike(table) {
      noteDifference(of: place, ExecutionMessages.another("table", than: "published"))
    }
  }

  /// What has come of everything.
  func report() -> ExecutionReport {
    let outcomes = outcomes.withLock { $0 }
    return ExecutionReport(
      outcomes: plans.enumerated().map { place, plan in
        outcomes[place]
          ?? ExperimentOutcome(
            id: plan.id, key: plan.key, result: .unfinished,
            duration: queue.progress(of: place).duration)
      },
      interruption: queue.interruption, computedUnits: queue.computedCount)
  }
}
