import Experiments
import Manuscript
import Results
import Synchronization
import SystemPackage
import Testing

struct LocalExecutorTests {
  private static let sweep = """
    id: a
    run: decay
    with: {family: noisy}
    sweep: {rate: {from: 0.5, to: 2, count: 4}, steps: [2, 3]}
    replicates: 2
    """

  @Test func `assembles sweep values, replicates and rows in the order of the sweep`() throws {
    let plan = try plan(
      "id: a\nrun: decay\nsweep: {rate: [1, 3]}\nreplicates: 2")
    let table = try #require(try TemporaryStore().run([plan]).outcomes[0].table)
    #expect(
      table.csv == """
        rate,replicate,step,value,half,label
        1.0,0,0,1.0,false,plain
        1.0,0,1,0.5,false,plain
        1.0,1,0,1.0,false,plain
        1.0,1,1,0.5,false,plain
        3.0,0,0,1.0,false,plain
        3.0,0,1,0.25,true,plain
        3.0,1,0,1.0,false,plain
        3.0,1,1,0.25,true,plain

        """)
  }

  @Test func `gives the same table with one worker and with eight`() throws {
    let plan = try plan(Self.sweep)
    let one = try TemporaryStore().run([plan], workers: 1)
    let eight = try TemporaryStore().run([plan], workers: 8)
    #expect(one.outcomes[0].table?.rowCount == 4 * (2 + 3) * 2)
    #expect(one.outcomes[0].table?.csv == eight.outcomes[0].table?.csv)
  }

  @Test func `a second run takes the table and looks at no unit`() throws {
    let (store, plan) = try (TemporaryStore(), plan(Self.sweep))
    #expect(store.run([plan]).outcomes[0].origin == .computed(units: 16))
    for unit in plan.units { try store.store.remove(unit.key) }
    let recorder = Recorder()
    let report = store.run([plan], observer: recorder)
    #expect(report.outcomes[0].origin == .stored)
    #expect(try #require(recorder.planned) == (0, 0))
  }

  @Test func `a stopped run keeps its units, and the next computes the rest alone`() throws {
    let (store, plan) = try (TemporaryStore(), plan(Self.sweep))
    let cancellation = CancellationFlag()
    let stopping = Recorder { event in
      if case .finished(_, _, "rate = 1, steps = 2, replicate 1", _, _) = event {
        cancellation.cancel()
      }
    }
    let stopped = store.run([plan], cancellation: cancellation, observer: stopping)
    #expect(stopped.interruption == .cancelled)
    #expect(stopped.outcomes[0].isUnfinished)
    #expect(stopped.diagnostics == [])
    #expect(stopping.count(of: .computed) == 6)
    let recorder = Recorder()
    let resumed = store.run([plan], observer: recorder)
    #expect(recorder.count(of: .cached) == 6)
    #expect(recorder.count(of: .computed) == 10)
    let whole = try TemporaryStore().run([plan])
    #expect(resumed.outcomes[0].table == whole.outcomes[0].table)
  }

  @Test func `one changed sweep point computes that point alone`() throws {
    let store = try TemporaryStore()
    _ = store.run([try plan("id: a\nrun: decay\nsweep: {rate: [1, 2, 3]}")])
    let recorder = Recorder()
    _ = store.run([try plan("id: a\nrun: decay\nsweep: {rate: [1, 4, 3]}")], observer: recorder)
    #expect(recorder.started == ["rate = 4"])
  }

  @Test func `equal units of two experiments are computed once`() throws {
    let plans = [
      try plan("id: a\nrun: decay\nsweep: {rate: [1, 2, 3]}"),
      try plan("id: b\nrun: decay\nsweep: {rate: [3, 2, 9]}"),
      try plan("id: c\nrun: decay\nwith: {rate: 2}"),
    ]
    let recorder = Recorder()
    let report = try TemporaryStore().run(plans, workers: 4, observer: recorder)
    #expect(recorder.started.count == 4)
    #expect(report.outcomes.map { $0.table?.rowCount } == [6, 6, 2])
    #expect(report.outcomes.map(\.id) == ["a", "b", "c"])
  }

  @Test func `two builds at once compute each unit once and end with the same tables`() async throws
  {
    let (store, plan) = try (TemporaryStore(), plan(Self.sweep))
    let recorders = [Recorder(), Recorder()]
    let reports = await withTaskGroup(of: ExecutionReport.self) { group in
      for recorder in recorders {
        group.addTask { store.run([plan], workers: 2, observer: recorder) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports[0].outcomes[0].table == reports[1].outcomes[0].table)
    #expect(reports[0].outcomes[0].table != nil)
    #expect(recorders.reduce(0) { $0 + $1.count(of: .computed) } == 16)
  }

  @Test func `a failing unit names its point and does not stop the others`() throws {
    let plans = [
      try plan(
        "id: a\nrun: decay\nwith: {family: stuck}\nsweep: {rate: [1, 3, 2, 4]}"),
      try plan("id: b\nrun: decay\nwith: {rate: 1}"),
    ]
    let store = try TemporaryStore()
    let report = store.run(plans)
    #expect(report.interruption == nil)
    #expect(report.outcomes[1].table != nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(report.diagnostics.count == 1)
    #expect(diagnostic.message == "‘decay’ failed at rate = 3: the rate 3.0 leads nowhere")
    #expect(
      diagnostic.notes == [
        "at rate = 4: the rate 4.0 leads nowhere",
        "it failed in 2 of 4 runs; the others are stored",
      ])
    #expect(diagnostic.range == plans[0].directive.run.range)
    let recorder = Recorder()
    _ = store.run([plans[0]], observer: recorder)
    #expect(recorder.count(of: .cached) == 2)
    #expect(recorder.started == ["rate = 3", "rate = 4"])
  }

  @Test func `stops within a second`() throws {
    let cancellation = CancellationFlag()
    let recorder = Recorder { event in
      if case .started = event { cancellation.cancel() }
    }
    let plan = try plan("id: a\nrun: decay\nwith: {family: slow}\nsweep: {rate: [1, 2, 3]}")
    let start = ContinuousClock.now
    let report = try TemporaryStore().run(
      [plan], workers: 2, cancellation: cancellation, observer: recorder)
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(report.interruption == .cancelled)
    #expect(report.outcomes[0].isUnfinished)
  }

  @Test func `a damaged entry is noticed and computed again`() throws {
    let (store, plan) = try (TemporaryStore(), plan(Self.sweep))
    let first = store.run([plan]).outcomes[0].table
    try store.store.remove(plan.key)
    try store.damage(plan.units[7].key)
    let recorder = Recorder()
    let second = store.run([plan], observer: recorder).outcomes[0].table
    #expect(recorder.count(of: .computed) == 1)
    #expect(recorder.count(of: .cached) == 15)
    #expect(first == second)
  }

  @Test func `takes a published table instead of computing`() throws {
    let plan = try plan(Self.sweep)
    let table = try #require(try TemporaryStore().run([plan]).outcomes[0].table)
    let read = try Table(csv: Array(table.csv.utf8), path: "a.csv")
    let recorder = Recorder()
    let report = try TemporaryStore().run(
      [plan], published: { $0.key == plan.key ? read : nil }, observer: recorder)
    #expect(report.outcomes[0].origin == .published)
    #expect(report.outcomes[0].table == table)
    #expect(recorder.started == [])
  }

  @Test func `fresh computes everything again and is content with equal tables`() throws {
    let (store, plan) = try (TemporaryStore(), plan(Self.sweep))
    let first = store.run([plan]).outcomes[0].table
    let again = store.run([plan], workers: 3, isFresh: true)
    #expect(again.outcomes[0].origin == .computed(units: 16))
    #expect(again.outcomes[0].table == first)
    #expect(again.diagnostics == [])
  }

  @Test func `fresh reports a table at hand that differs under the same key`() throws {
    let (store, plan) = try (TemporaryStore(), plan("id: a\nrun: decay\nwith: {rate: 1}"))
    let other = Table([Column("step", .integers([1]))])
    try store.store.store(other, for: plan.key)
    let report = store.run([plan], isFresh: true)
    #expect(
      report.diagnostics.map(\.message) == [
        "‘a’ computed anew gives another table than the stored one"
      ]
    )
    let published = try TemporaryStore().run([plan], isFresh: true, published: { _ in other })
    #expect(
      published.diagnostics.map(\.message)
        == ["‘a’ computed anew gives another table than the published one"])
  }

  @Test func `the history tells how runs went, by a clock that reaches no result`() throws {
    let store = try TemporaryStore()
    let history = RunHistory(at: store.folder.appending("history"))
    let time = Mutex(Duration.zero)
    let plans = [
      try plan("id: good\nrun: decay\nsweep: {rate: [1, 2]}"),
      try plan("id: bad\nrun: decay\nwith: {family: stuck, rate: 3}"),
    ]
    let executor = LocalExecutor(
      store: store.store,
      configuration: .init(
        workers: 1, history: history,
        now: {
          time.withLock { time in
            time += .seconds(1)
            return time
          }
        }))
    let report = executor.run(plans)
    #expect(
      history.lastRun(of: "good")
        == RunHistory.Run(.succeeded, seconds: 3, key: plans[0].key))
    #expect(
      history.lastRun(of: "bad")
        == RunHistory.Run(
          .failed, seconds: 1, key: plans[1].key,
          message: "‘decay’ failed: the rate 3.0 leads nowhere"))
    #expect(report.outcomes[0].duration == .seconds(3))
    _ = executor.run([plans[0]])
    #expect(history.lastRun(of: "good")?.seconds == 3)
  }

  @Test func `a store that cannot be written stops the run and says so`() throws {
    let store = try TemporaryStore()
    try FileSystem.write("in the way", to: store.folder.appending("store"))
    let report = store.run([try plan(Self.sweep)])
    guard case .storeFailed = report.interruption else {
      Issue.record("the interruption is \(String(describing: report.interruption))")
      return
    }
    #expect(report.diagnostics.count == 1)
    #expect(report.diagnostics[0].message.contains("cannot be used"))
  }
}

extension ExperimentOutcome {
  fileprivate var origin: Origin? {
    if case .table(_, let origin) = result { return origin }
    return nil
  }

  fileprivate var isUnfinished: Bool {
    if case .unfinished = result { return true }
    return false
  }
}

extension TemporaryStore {
  /// Turns over one byte in the entry of a key.
  fileprivate func damage(_ key: Fingerprint) throws {
    let digits = key.hexadecimal
    let path = store.folder.appending(String(digits.prefix(2)))
      .appending(digits.dropFirst(2) + ".table")
    var bytes = try FileSystem.read(path)
    bytes[bytes.count - 1] ^= 1
    try FileSystem.write(bytes, to: path)
  }
}
