import Results

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One call of the executor: what is queued, and what has come of it.
///
/// It looks at what jobs wrote, asks Slurm how jobs are, and queues what is in no batch; again and again,
/// on one thread, until all is done. Nothing of its state is needed to go on in another process.
final class SlurmSession {
  /// How often jobs' journals are read, at least.
  private static let readingInterval = Duration.seconds(1)

  let session: ExecutionSession
  let configuration: SlurmExecutor.Configuration
  let client: SlurmClient
  var workload: SlurmWorkload
  var batches: [SlurmBatchWatch] = []
  /// Results that jobs have told of and that are not to be seen yet, with how long they took.
  var awaited: [Fingerprint: (seconds: Double, isComputed: Bool)] = [:]
  var nextQuestion = ContinuousClock.now
  var nextBatch = ContinuousClock.now
  var outage: ContinuousClock.Instant?
  var lastWaiting = ""
  var notes: Set<String> = []

  var settings: SlurmSettings { configuration.settings }

  init(_ session: ExecutionSession, _ configuration: SlurmExecutor.Configuration) {
    self.session = session
    self.configuration = configuration
    client = SlurmClient(environment: configuration.environment)
    workload = SlurmWorkload(session.plans, SlurmNeeds(session.shared))
  }

  /// Runs to the end, or until someone stops it.
  func run() throws(ResultStoreError) {
    try takeWhatIsStored()
    attachBatches()
    while !workload.open.isEmpty, session.queue.interruption == nil {
      if session.configuration.cancellation.isCancelled {
        interrupt()
        break
      }
      try readJournals()
      if workload.open.isEmpty { break }
      try askQueue()
      try submit()
      pause()
    }
    tellWaiting("")
    if session.queue.interruption == nil { windUp() }
  }

  private func takeWhatIsStored() throws(ResultStoreError) {
    for job in session.queue.jobs {
      if session.configuration.cancellation.isCancelled { return session.queue.stop(.cancelled) }
      if try !session.takeFromStore(job) { workload.add(job) }
    }
  }

  /// Sleeps until it is worth looking again.
  private func pause() {
    let interval = min(settings.pollingInterval, Self.readingInterval)
    let end = ContinuousClock.now + interval
    while .now < end, !session.configuration.cancellation.isCancelled {
      usleep(UInt32(max(min(interval / .microseconds(1), 20_000), 1)))
    }
  }

  // MARK: Telling

  /// Tells something once.
  func note(_ text: String) {
    if notes.insert(text).inserted { session.observer.observe(.noted(text)) }
  }

  /// Tells what is waited for.
  func tellWaiting(_ text: String) {
    guard text != lastWaiting else { return }
    lastWaiting = text
    session.observer.observe(.waiting(text))
  }

  /// Ends the execution because of what Slurm says.
  func stop(_ error: SlurmError) {
    var partitions: [String] = []
    if case .unknownPartition = error { partitions = client.partitions() }
    let (message, notes) = SlurmMessages.failure(
      error, settings: settings, partitions: partitions)
    session.queue.stop(.clusterFailed(message, notes: notes))
  }

  /// Notes that the controller cannot be reached; ends the execution when that lasts too long.
  func waitForController(_ reason: String) {
    let start = outage ?? .now
    if outage == nil {
      let text = SlurmMessages.waitsForController(reason, patience: settings.patience)
      session.observer.observe(.noted(text))
    }
    outage = start
    if start.duration(to: .now) >= settings.patience { stop(.unreachable(reason)) }
  }

  /// Notes that the controller has answered.
  func controllerAnswered() {
    if outage != nil { session.observer.observe(.noted(SlurmMessages.controllerIsBack)) }
    outage = nil
  }

  // MARK: The end

  /// Leaves the jobs to themselves or cancels them, as the user wants.
  private func interrupt() {
    let flag = session.configuration.cancellation
    var isCancelling = settings.onInterrupt == .cancel
    let own = batches.filter { !$0.liveJobs.isEmpty && $0.isOurs && !$0.isForeign }
    if !isCancelling, !own.isEmpty, settings.gracePeriod > .zero {
      session.observer.observe(.noted(SlurmMessages.mayCancel))
      let end = ContinuousClock.now + settings.gracePeriod
      while .now < end, !flag.isUrgent { usleep(20_000) }
    }
    isCancelling = isCancelling || flag.isUrgent
    let count = own.reduce(0) { $0 + $1.liveJobs.count }
    if isCancelling {
      for batch in own { cancel(batch) }
    } else if count > 0 {
      session.observer.observe(.noted(SlurmMessages.detached(count)))
    }
    session.queue.stop(.cancelled)
  }

  private func cancel(_ batch: SlurmBatchWatch) {
    let jobs = batch.liveJobs
    do {
      try client.cancel(jobs, on: batch.cluster)
      session.observer.observe(.noted(SlurmMessages.cancelled(jobs.count)))
      batch.folder.remove()
    } catch {
      session.observer.observe(.noted(SlurmMessages.notCancelled(jobs)))
    }
  }

  /// Takes jobs that are not needed any more out of the queue, and removes what only they used.
  private func windUp() {
    for batch in batches where batch.isOurs && !batch.isForeign {
      let jobs = batch.liveJobs
      if !jobs.isEmpty { try? client.cancel(jobs, pendingOnly: true, on: batch.cluster) }
      batch.hasFailures ? batch.folder.finish() : batch.folder.remove()
    }
  }
}
