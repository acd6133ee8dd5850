import Results

/// What jobs tell.
extension SlurmSession {
  /// Takes in what jobs have told since the last time.
  func readJournals() throws(ResultStoreError) {
    for batch in batches where !batch.isOver {
      if !batch.folder.exists { try forget(batch) }
      for (task, entries) in batch.newEntries() {
        guard let stage = batch.stage(of: task) else { continue }
        var state = batch.tasks[task] ?? SlurmBatchWatch.Task(stage: stage)
        for entry in entries { try take(entry, &state, batch) }
        batch.tasks[task] = state
      }
    }
    for (key, told) in awaited {
      if try finish(key, seconds: told.seconds, isComputed: told.isComputed) { awaited[key] = nil }
    }
  }

  private func take(
    _ entry: SlurmJournalEntry, _ task: inout SlurmBatchWatch.Task, _ batch: SlurmBatchWatch
  ) throws(ResultStoreError) {
    switch entry {
    case .took(let chunk): task.chunks.append(chunk)
    case .started(let key):
      task.active.insert(key)
      tellStart(of: key)
    case .putOff(let key):
      task.active.remove(key)
      session.observer.observe(.putOff(unit: key))
    case .stored(let key, let seconds, let isComputed):
      task.active.remove(key)
      if try !finish(key, seconds: seconds, isComputed: isComputed) {
        awaited[key] = (seconds, isComputed)
      }
    case .failed(let key, let reason):
      task.active.remove(key)
      fail(key, reason)
    case .unready(let key): takeBack(key, from: batch)
    case .ended(let reason): task.lastWords = reason
    case .sharedStarted, .advanced, .sharedEnded: tell(entry)
    }
  }

  /// Takes back what is left of a batch whose folder another build has removed.
  private func forget(_ batch: SlurmBatchWatch) throws(ResultStoreError) {
    batch.closedStages.formUnion(batch.batch.stages.indices)
    for key in batch.keys.joined().joined()
    where workload.open[key]?.carrier == batch.folder.name {
      if try !finish(key, seconds: 0, isComputed: false) { workload.unload(key) }
    }
  }

  /// Takes back work whose needs a job did not find; that counts as a try where they are to be seen from here.
  private func takeBack(_ key: Fingerprint, from batch: SlurmBatchWatch) {
    guard workload.open[key]?.carrier == batch.folder.name, !workload.renew(key) else { return }
    workload.change(key) { $0.losses += 1 }
    let losses = workload.open[key]?.losses ?? 0
    if losses > settings.retries { fail(key, SlurmMessages.needsUnseen(attempts: losses)) }
  }

  private func tellStart(of key: Fingerprint) {
    guard let work = workload.open[key], let job = work.job else { return }
    let plan = session.plans[work.plan]
    session.observer.observe(
      .started(
        unit: key, experiment: plan.id, point: ExecutionMessages.point(job.unit, of: plan)))
  }

  private func tell(_ entry: SlurmJournalEntry) {
    switch entry {
    case .sharedStarted(let key, let computation, let activity, let unit):
      let work = SharedWork(key: key, computation: computation, activity: activity)
      session.observer.observe(.sharedStarted(work, unit: unit))
    case .advanced(let key, let computation, let activity, let step, let count):
      let work = SharedWork(key: key, computation: computation, activity: activity)
      session.observer.observe(.advanced(work, step: step, count: count))
    case .sharedEnded(let key, let computation, let activity, let isDone, let unit):
      let work = SharedWork(key: key, computation: computation, activity: activity)
      session.observer.observe(.sharedEnded(work, isDone: isDone, unit: unit))
    default: break
    }
  }

  // MARK: Ends of work

  /// Takes the result of work that a job has done; false where it is not to be seen.
  func finish(
    _ key: Fingerprint, seconds: Double, isComputed: Bool
  ) throws(ResultStoreError) -> Bool {
    guard let work = workload.open[key] else { return true }
    guard let job = work.job else {
      guard session.shared.isStored(key) else { return false }
      workload.close(key)
      return true
    }
    guard let table = try session.store.table(for: key) else { return false }
    workload.close(key)
    let now = session.configuration.now()
    let duration = Duration.seconds(seconds)
    if isComputed {
      session.observer.observe(.stored(unit: key, experiment: session.plans[work.plan].id))
    }
    session.end(
      job, .rows(table), isComputed ? .computed : .cached,
      period: isComputed ? (now - duration, now) : nil)
    return true
  }

  /// Gives up work that has no result, and what needs it.
  func fail(_ key: Fingerprint, _ reason: String, details: [String] = []) {
    guard let work = workload.close(key) else { return }
    if let job = work.job {
      session.noteDetails(details, of: key)
      session.end(job, .failed(reason), .failed(reason))
    } else {
      for user in workload.users(of: key) { fail(user, reason, details: details) }
    }
  }
}
