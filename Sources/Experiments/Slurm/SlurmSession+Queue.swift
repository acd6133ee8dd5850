import Results
import SystemPackage

/// What Slurm tells of jobs, and what becomes of work that was lost with them.
extension SlurmSession {
  /// How many lines of a log are shown.
  private static let shownLines = 5

  /// Asks how all jobs are, when it is time to, and takes the consequences.
  func askQueue() throws(ResultStoreError) {
    if nextQuestion <= .now {
      nextQuestion = .now + settings.pollingInterval
      let asked = batches.filter { !$0.isOver && !$0.submissions.isEmpty }
      do throws(SlurmError) {
        for (cluster, batches) in Dictionary(grouping: asked, by: \.cluster) {
          try ask(batches, on: cluster)
        }
        if !asked.isEmpty { controllerAnswered() }
        tellQueue()
      } catch {
        switch error {
        case .unreachable(let reason), .limitReached(let reason): waitForController(reason)
        case .programMissing, .unknownPartition, .refused: stop(error)
        }
      }
    }
    for batch in batches where !batch.isOver {
      for task in batch.tasks.keys.sorted() { try settle(task, of: batch) }
      for stage in batch.batch.stages.indices { try close(stage, of: batch) }
      if batch.isOver { leave(batch) }
    }
  }

  private func ask(_ batches: [SlurmBatchWatch], on cluster: String?) throws(SlurmError) {
    let names = batches.flatMap { $0.submissions.values.map(\.name) }.sorted()
    let jobs = Dictionary(
      try client.jobs(named: names, on: cluster).map { ($0.task, $0) },
      uniquingKeysWith: { $1 })
    var forgotten: [(batch: SlurmBatchWatch, task: String)] = []
    for batch in batches {
      for submission in batch.submissions.values {
        guard let array = submission.job else { continue }
        for index in 0..<submission.count {
          let name = "\(array)_\(index)"
          var task = batch.tasks[name] ?? SlurmBatchWatch.Task(stage: submission.stage)
          task.take(jobs[name])
          batch.tasks[name] = task
          if jobs[name] == nil, task.state == .ended("") { forgotten.append((batch, name)) }
        }
      }
      trim(batch)
    }
    guard !forgotten.isEmpty else { return }
    let arrays = Set(forgotten.map { String($0.task.prefix { $0 != "_" }) })
    let accounts = client.accounts(of: arrays.sorted(), on: cluster)
    for (batch, task) in forgotten {
      if let word = accounts[task] { batch.tasks[task]?.state = .ended(word) }
    }
  }

  /// Takes jobs out of the queue that would find nothing left to do.
  private func trim(_ batch: SlurmBatchWatch) {
    guard batch.isOurs else { return }
    for (number, stage) in batch.batch.stages.enumerated()
    where !batch.trimmedStages.contains(number) {
      let tasks = batch.tasks.values.filter { $0.stage == number }
      let isTaken = Set(tasks.flatMap(\.chunks)).count >= stage.chunks.count
      guard isTaken, tasks.contains(where: { $0.state == .pending }),
        let job = batch.submissions[number]?.job
      else { continue }
      batch.trimmedStages.insert(number)
      try? client.cancel([job], pendingOnly: true, on: batch.cluster)
    }
  }

  private func tellQueue() {
    let tasks = batches.filter { !$0.isOver }.flatMap(\.tasks.values)
    let pending = tasks.filter { $0.state == .pending }
    let running = tasks.count { $0.state == .running }
    let reason = pending.map(\.reason).filter { $0 != "Dependency" }.max() ?? ""
    if let advice = SlurmMessages.advice(onReason: reason) {
      note(SlurmMessages.stuck(reason, advice))
    }
    tellWaiting(
      SlurmMessages.waiting(pending: pending.count, running: running, reason: reason))
  }

  // MARK: Jobs that ended

  /// Finds out what a job that has ended left undone, once its last words have had time to arrive.
  private func settle(_ name: String, of batch: SlurmBatchWatch) throws(ResultStoreError) {
    guard let task = batch.tasks[name], !task.isSettled, let end = task.end,
      end.duration(to: .now) >= settings.pollingInterval
    else { return }
    batch.tasks[name]?.isSettled = true
    var lost: [Fingerprint] = []
    for chunk in task.chunks {
      guard batch.keys.indices.contains(task.stage),
        batch.keys[task.stage].indices.contains(chunk)
      else { continue }
      for key in batch.keys[task.stage][chunk] where try isLost(key, from: batch) {
        lost.append(key)
      }
    }
    guard !lost.isEmpty else { return }
    let guilty = lost.filter { task.active.contains($0) }
    let loss = Loss(task: name, task, batch)
    let isRunOut = loss.count(lost, guilty: guilty.isEmpty ? lost : guilty, in: self)
    if isRunOut < lost.count {
      session.observer.observe(
        .noted(SlurmMessages.lost(name, loss.reason, count: lost.count - isRunOut)))
    }
  }

  /// Whether work of a batch is neither done nor taken up elsewhere; takes the result where there is one.
  private func isLost(
    _ key: Fingerprint, from batch: SlurmBatchWatch
  ) throws(ResultStoreError) -> Bool {
    guard workload.open[key]?.carrier == batch.folder.name else { return false }
    let told = awaited.removeValue(forKey: key)
    return try !finish(
      key, seconds: told?.seconds ?? 0, isComputed: told?.isComputed ?? false)
  }

  /// Closes a stage all of whose jobs have ended, and takes back what nobody took.
  private func close(_ stage: Int, of batch: SlurmBatchWatch) throws(ResultStoreError) {
    guard !batch.closedStages.contains(stage) else { return }
    let keys = batch.keys.indices.contains(stage) ? batch.keys[stage].flatMap(\.self) : []
    let tasks = batch.tasks.filter { $0.value.stage == stage }
    if let submission = batch.submissions[stage], submission.job != nil {
      guard tasks.count >= submission.count, tasks.values.allSatisfy(\.isSettled) else { return }
    } else if keys.contains(where: { workload.open[$0]?.carrier == batch.folder.name })
      || batch.isForeign || !batch.isOurs
    {
      return
    }
    batch.closedStages.insert(stage)
    var left: [Fingerprint] = []
    for key in keys where try isLost(key, from: batch) { left.append(key) }
    guard !left.isEmpty else { return }
    // A stage of which nothing was ever taken counts as a try, so that this comes to an end.
    let culprit = tasks.min {
      ($0.value.lastWords == nil ? 1 : 0, $0.key) < ($1.value.lastWords == nil ? 1 : 0, $1.key)
    }
    if tasks.values.allSatisfy(\.chunks.isEmpty), let (name, task) = culprit {
      _ = Loss(task: name, task, batch).count(left, guilty: left, in: self)
    } else {
      for key in left { workload.unload(key) }
    }
  }

  /// Lets go of a batch of which nothing more is to be expected.
  private func leave(_ batch: SlurmBatchWatch) {
    guard batch.isOurs else { return }
    batch.hasFailures ? batch.folder.finish() : batch.folder.remove()
  }

  /// Work that was lost with a job.
  private struct Loss {
    let task: String
    let node: String
    let reason: String
    let advice: String?
    let batch: SlurmBatchWatch

    init(task name: String, _ task: SlurmBatchWatch.Task, _ batch: SlurmBatchWatch) {
      self.task = name
      self.batch = batch
      node = task.node
      var word = ""
      if case .ended(let state) = task.state { word = state }
      let isTold = ["FAILED", "COMPLETED", ""].contains(word)
      reason = isTold ? task.lastWords ?? SlurmMessages.ending(word) : SlurmMessages.ending(word)
      advice = SlurmMessages.advice(onEnding: word)
    }

    /// Takes lost work back and counts the try for what was being computed; how much of it was given up.
    func count(
      _ lost: [Fingerprint], guilty: [Fingerprint], in session: SlurmSession
    ) -> Int {
      var givenUp = 0
      for key in guilty { session.workload.change(key) { $0.losses += 1 } }
      for key in lost {
        session.session.observer.observe(.putOff(unit: key))
        let losses = session.workload.open[key]?.losses ?? 0
        if losses <= session.settings.retries {
          session.workload.unload(key)
          continue
        }
        givenUp += 1
        batch.hasFailures = true
        session.fail(
          key, SlurmMessages.reason(job: task, on: node, reason, attempts: losses),
          details: details(session))
      }
      return givenUp
    }

    /// What can be done, and where the log is with its last lines.
    private func details(_ session: SlurmSession) -> [String] {
      let path = batch.folder.log(of: task)
      var relative = path
      _ = relative.removePrefix(session.configuration.root)
      let text = (try? FileSystem.readIfPresent(path)).flatMap { $0 } ?? []
      let lines = String(decoding: text.suffix(1 << 13), as: UTF8.self)
        .split(whereSeparator: \.isNewline).suffix(SlurmSession.shownLines)
      return (advice.map { [$0] } ?? []) + ["the job's log is ‘\(relative.string)’"]
        + lines.map { "│ \($0)" }
    }
  }
}

extension SlurmBatchWatch.Task {
  /// Takes in what Slurm says; a job it does not know has ended.
  fileprivate mutating func take(_ job: SlurmJob?) {
    guard end == nil else { return }
    state = job?.state ?? .ended("")
    reason = job?.reason ?? ""
    if let job, !job.node.isEmpty { node = job.node }
    if case .ended = state { end = .now }
  }
}
