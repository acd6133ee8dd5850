import Results
import SystemPackage

/// Queueing.
extension SlurmSession {
  /// How long to wait for room in the queue, in polls.
  private static let roomPolls = 6

  // MARK: Batches of earlier builds

  /// Takes up what earlier builds queued, and removes what they left behind.
  func attachBatches() {
    var takenUp = 0
    for folder in SlurmBatchFolder.all(in: configuration.folder) {
      if folder.isFinished {
        folder.remove()
        continue
      }
      guard let batch = folder.batch() else { continue }
      let watch = SlurmBatchWatch(folder, batch, keys: keys(of: batch))
      let keys = watch.keys.joined().joined()
      let wanted = keys.filter { workload.open[$0]?.carrier == nil && workload.open[$0] != nil }
      watch.isForeign =
        watch.keys.isEmpty || keys.contains { workload.open[$0] == nil && !isStored($0) }
      workload.load(wanted, into: folder.name)
      takenUp += wanted.count { workload.open[$0]?.job != nil }
      batches.append(watch)
    }
    if takenUp > 0 { note(SlurmMessages.takenUp(takenUp)) }
  }

  /// The keys of a batch's work; none where this engine or the files are others.
  private func keys(of batch: SlurmBatch) -> [[[Fingerprint]]] {
    let needs = SlurmNeeds(session.shared)
    var experiments: [SlurmExperiment] = []
    for experiment in batch.experiments {
      let known = try? SlurmExperiment(
        experiment, registry: configuration.registry, dataFiles: configuration.dataFiles)
      guard let known else { return [] }
      experiments.append(known)
    }
    return batch.stages.map { stage in
      stage.chunks.map { chunk in
        guard experiments.indices.contains(chunk.experiment) else { return [] }
        let plan = experiments[chunk.experiment].plan(of: chunk.places)
        if chunk.need.isEmpty { return plan.units.map(\.key) }
        let need = plan.units.first.flatMap { needs.need(at: chunk.need, of: $0, in: plan) }
        return need.map { [$0.key] } ?? []
      }
    }
  }

  /// Whether a result is stored, of a unit or a shared computation.
  func isStored(_ key: Fingerprint) -> Bool {
    session.store.contains(key) || session.shared.isStored(key)
  }

  // MARK: New batches

  /// Queues what is in no batch, and stages that Slurm has not taken yet.
  func submit() throws(ResultStoreError) {
    if !workload.loose.isEmpty, nextBatch <= .now {
      let keys = workload.submittable()
      if !keys.isEmpty { try makeBatch(of: keys) }
    }
    for batch in batches where batch.isOurs && !batch.isOver { submit(batch) }
  }

  private func makeBatch(of work: [Fingerprint]) throws(ResultStoreError) {
    let (batch, keys) = SlurmStaging.batch(
      of: work, in: workload, plans: session.plans, settings)
    let folder = SlurmBatchFolder.new(in: configuration.folder)
    do {
      try folder.create(batch)
    } catch {
      throw ResultStoreError(error, store: session.store.folder)
    }
    workload.load(work, into: folder.name)
    batches.append(SlurmBatchWatch(folder, batch, keys: keys))
    nextBatch = .now + settings.pollingInterval
  }

  /// Hands the stages of a batch to Slurm that it does not have.
  private func submit(_ batch: SlurmBatchWatch) {
    if let next = batch.nextSubmission, next > .now { return }
    for stage in batch.batch.stages.indices where !batch.closedStages.contains(stage) {
      guard session.queue.interruption == nil else { return }
      guard batch.submissions[stage]?.job == nil else { continue }
      do throws(SlurmError) {
        let isThere = try isQueued(stage, of: batch)
        guard try isThere ? true : submit(stage, of: batch) else { return }
        controllerAnswered()
      } catch {
        batch.nextSubmission = .now + settings.pollingInterval
        switch error {
        case .unreachable(let reason): waitForController(reason)
        case .limitReached(let reason):
          note(SlurmMessages.waitsForRoom(reason))
          batch.nextSubmission = .now + settings.pollingInterval * Self.roomPolls
        case .programMissing, .unknownPartition, .refused:
          stop(error)
          if batch.liveJobs.isEmpty { batch.folder.remove() }
        }
        return
      }
    }
  }

  /// Whether Slurm took a stage although its answer did not come, or nobody noted it.
  private func isQueued(_ stage: Int, of batch: SlurmBatchWatch) throws(SlurmError) -> Bool {
    guard var submission = batch.submissions[stage] else { return false }
    guard let job = try client.jobs(named: [submission.name], on: nil).first else {
      batch.submissions[stage] = nil
      batch.folder.forgetSubmission(of: stage)
      return false
    }
    submission.job = job.array
    note(submission, of: batch)
    return true
  }

  /// Queues the jobs of a stage: as many as are wanted, or as are taken.
  ///
  /// - Returns: False where it must wait for another stage.
  private func submit(_ stage: Int, of batch: SlurmBatchWatch) throws(SlurmError) -> Bool {
    let description = batch.batch.stages[stage]
    var after: [String] = []
    if let earlier = description.after, !batch.closedStages.contains(earlier) {
      guard let job = batch.submissions[earlier]?.job else { return false }
      after = [job]
    }
    var count = min(description.jobs, settings.maximumJobs)
    var limit: String?
    while true {
      var submission = SlurmBatchFolder.Submission(
        name: "folio-\(batch.folder.name)-\(stage)", stage: stage, count: count)
      note(submission, of: batch)
      do throws(SlurmError) {
        let answer = try client.submit(request(submission, batch, after))
        (submission.job, submission.cluster) = answer
        note(submission, of: batch)
        if let limit { note(SlurmMessages.fewerJobs(count, than: description.jobs, limit)) }
        session.observer.observe(.noted(SlurmMessages.queued(count, job: answer.job)))
        return true
      } catch {
        // Where no answer came, the jobs may be queued all the same; the record stays, to ask for them.
        if case .unreachable = error { throw error }
        batch.submissions[stage] = nil
        batch.folder.forgetSubmission(of: stage)
        guard case .limitReached(let reason) = error, count > 1 else { throw error }
        count /= 2
        limit = reason
      }
    }
  }

  private func request(
    _ submission: SlurmBatchFolder.Submission, _ batch: SlurmBatchWatch, _ after: [String]
  ) -> SlurmClient.Request {
    SlurmClient.Request(
      name: submission.name, count: submission.count, after: after,
      logs: batch.folder.logs.string, folder: configuration.root.string,
      options: settings.arguments,
      command: [batch.folder.script.string] + configuration.command
        + [batch.folder.name, String(submission.stage)])
  }

  private func note(
    _ submission: SlurmBatchFolder.Submission, of batch: SlurmBatchWatch
  ) {
    batch.submissions[submission.stage] = submission
    // Where it cannot be written, another build finds the jobs by their name or queues the work again.
    try? batch.folder.record(submission)
  }
}
