import Results
import SystemPackage
import Testing

@testable import Experiments

/// How work is divided among jobs, and done by one.
struct SlurmStagingTests {
  /// An execution of plans, and what of it is open.
  private func workload(
    _ plans: [ExperimentPlan], in store: TemporaryStore
  ) throws -> (session: ExecutionSession, workload: SlurmWorkload) {
    let configuration = LocalExecutor.Configuration(workers: 1, engine: lessonEngine())
    let session = ExecutionSession(plans, store.store, configuration, SilentObserver())
    var workload = SlurmWorkload(plans, SlurmNeeds(session.shared))
    for job in session.queue.jobs where try !session.takeFromStore(job) { workload.add(job) }
    return (session, workload)
  }

  private func batch(
    of plans: [ExperimentPlan], in store: TemporaryStore, jobs: Int
  ) throws -> (batch: SlurmBatch, keys: [[[Fingerprint]]]) {
    let (session, workload) = try workload(plans, in: store)
    var settings = SlurmSettings()
    settings.maximumJobs = jobs
    return SlurmStaging.batch(
      of: workload.submittable(), in: workload, plans: session.plans, settings)
  }

  @Test func `what units share is a stage of its own, and those that need it wait for it`() throws {
    let plans = [
      try lessonPlan(
        "id: a\nrun: exam\nwith: {course: staged}\nsweep: {question: [0, 1, 2]}\nreplicates: 2"),
      try lessonPlan("id: b\nrun: essay\nwith: {course: staged}"),
    ]
    let batch = try batch(of: plans, in: TemporaryStore(), jobs: 4).batch
    #expect(batch.stages.map(\.after) == [nil, 0])
    // One lesson for each replicate, each a chunk.
    #expect(batch.stages[0].chunks.map(\.need) == [[0], [0]])
    #expect(batch.stages[0].chunks.map(\.places) == [[0], [1]])
    #expect(batch.stages[0].jobs == 2)
    #expect(batch.stages[1].chunks.map(\.places) == [[0], [1], [2], [3], [4], [5], [0]])
    #expect(batch.stages[1].jobs == 4)
  }

  @Test func `many units share chunks, several to a job`() throws {
    let plan = try plan("id: a\nrun: decay\nsweep: {rate: {from: 1, to: 2, count: 100}}")
    let (batch, keys) = try batch(of: [plan], in: TemporaryStore(), jobs: 2)
    #expect(batch.stages.count == 1)
    #expect(batch.stages[0].jobs == 2)
    #expect(batch.stages[0].chunks.count == 15)
    #expect(batch.stages[0].chunks[0].units == [SlurmBatch.Run(first: 0, count: 7)])
    #expect(batch.stages[0].chunks[14].units == [SlurmBatch.Run(first: 98, count: 2)])
    #expect(keys[0].flatMap(\.self) == plan.units.map(\.key))
  }

  @Test func `what is stored is in no batch`() throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan("id: a\nrun: exam\nwith: {course: half}\nsweep: {question: [0, 1]}")
    _ = store.teach([try lessonPlan("id: a\nrun: exam\nwith: {course: half, question: 1}")])
    let batch = try batch(of: [plan], in: store, jobs: 4).batch
    #expect(batch.stages.count == 1)
    #expect(batch.stages[0].chunks.map(\.places) == [[0]])
  }

  @Test func `jobs make the results of a local run, and what is shared once`() throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: jobs}\nsweep: {question: [0, 1, 2]}\nreplicates: 2")
    let batch = try batch(of: [plan], in: store, jobs: 2).batch
    let folder = SlurmBatchFolder.new(in: store.folder)
    try folder.create(batch)
    var worker = SlurmWorker(
      batch: folder.name, in: store.folder, store: store.store,
      registry: SimulationRegistry([Exam.self, Essay.self], fingerprint: lessonEngine()),
      dataFiles: NoDataFiles())
    worker.engine = lessonEngine()
    // The second stage too early: nothing is there that it needs.
    try worker.run(stage: 1, as: "1_0")
    #expect(LessonLog.count(of: "jobs") == 0)
    #expect(folder.takenChunks(of: 1).count == 6)
    var reader = SlurmJournalReader(at: folder.journal(of: "1_0"))
    let unready = reader.newEntries().filter { if case .unready = $0 { true } else { false } }
    #expect(unready.count == 6)

    try FileSystem.remove(folder.path.appending("taken"))
    try FileSystem.createFolders(at: folder.path.appending("taken"))
    for (task, stage) in [("2_0", 0), ("2_1", 0), ("3_0", 1), ("3_1", 1)] {
      try worker.run(stage: stage, as: task)
    }
    #expect(LessonLog.count(of: "jobs") == 2)
    let local = try TemporaryStore()
    _ = local.teach([plan])
    for unit in plan.units {
      #expect(try store.store.table(for: unit.key) == local.store.table(for: unit.key))
    }
    #expect(try store.store.keys().count == 6)
  }

  @Test func `a worker of another engine says so and takes nothing`() throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan("id: a\nrun: exam\nwith: {course: other}", edition: "1")
    let folder = SlurmBatchFolder.new(in: store.folder)
    try folder.create(batch(of: [plan], in: store, jobs: 1).batch)
    let worker = SlurmWorker(
      batch: folder.name, in: store.folder, store: store.store,
      registry: SimulationRegistry([Exam.self], fingerprint: lessonEngine("2")),
      dataFiles: NoDataFiles())
    #expect(throws: SlurmWorkerError.otherEngine(simulation: "exam")) {
      try worker.run(stage: 0, as: "1_0")
    }
    #expect(folder.takenChunks(of: 0) == [])
  }

  @Test func `a job stops taking work when its time would not be enough for more`() throws {
    var budget = SlurmTimeBudget(limit: .seconds(100), start: .now - .seconds(60))
    #expect(budget.isEnoughForMore)
    budget.measuring {}
    #expect(budget.isEnoughForMore)
    let late = SlurmTimeBudget(limit: .seconds(100), start: .now - .seconds(95))
    #expect(late.isEnoughForMore, "the first is always tried")
    var spent = SlurmTimeBudget(limit: .seconds(100), start: .now - .seconds(95))
    spent.measuring {}
    #expect(!spent.isEnoughForMore)
  }
}
