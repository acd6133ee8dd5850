import Experiments
import Manuscript
import Results
import SystemPackage
import Testing

struct SharedResultsTests {
  @Test func `what units share is computed once for each seed and replicate`() throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: once}\nsweep: {question: [0, 1, 2]}\nreplicates: 2")
    let report = store.teach([plan])
    #expect(LessonLog.count(of: "once") == 2)
    let answers = try #require(report.outcomes[0].table?["answer"])
    #expect(answers[0] != answers[1])
    guard case .integer(let first) = answers[0], case .integer(let third) = answers[2] else {
      Issue.record("answers are whole numbers")
      return
    }
    #expect(third == first + 1)
  }

  @Test func `two kinds, threads, and later runs share one computation`() throws {
    let store = try TemporaryStore()
    let plans = [
      try lessonPlan("id: a\nrun: exam\nwith: {course: kinds}\nsweep: {question: [0, 1, 2, 3]}"),
      try lessonPlan("id: b\nrun: essay\nwith: {course: kinds}"),
    ]
    _ = store.teach(plans, workers: 4)
    #expect(LessonLog.count(of: "kinds") == 1)
    _ = store.teach([try lessonPlan("id: c\nrun: exam\nwith: {course: kinds, question: 7}")])
    #expect(LessonLog.count(of: "kinds") == 1)
    #expect(try store.sharedEntries.count == 1)
  }

  @Test func `two executions at once compute what they share once`() async throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: builds, size: 2000}\nsweep: {question: [0, 1, 2, 3]}\n"
        + "replicates: 3")
    let reports = await withTaskGroup(of: ExecutionReport.self) { group in
      for _ in 0..<2 { group.addTask { store.teach([plan], workers: 2) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(LessonLog.count(of: "builds") == 3)
    #expect(reports[0].outcomes[0].table == reports[1].outcomes[0].table)
    #expect(reports[0].outcomes[0].table?.rowCount == 12)
  }

  @Test(arguments: [
    ("seed: 1", "seed: 2"), ("size: 3", "size: 4"), ("", "replicates: 3"),
  ]) func `the same with other arguments or another seed is computed anew`(
    old: String, new: String
  ) throws {
    let store = try TemporaryStore()
    let course = "anew-\(new.filter(\.isLetter))"
    let text = "id: a\nrun: exam\nwith: {course: \(course), size: 3}\nseed: 1\n"
    _ = store.teach([try lessonPlan(text)])
    let changed = old.isEmpty ? text + new : text.replacing(old, with: new)
    _ = store.teach([try lessonPlan(changed)])
    #expect(LessonLog.count(of: course) == (old.isEmpty ? 3 : 2))
  }

  @Test func `an edited engine source makes it stale`() throws {
    let store = try TemporaryStore()
    let text = "id: a\nrun: exam\nwith: {course: edited}"
    for edition in ["1", "2", "1"] {
      _ = store.teach([try lessonPlan(text, edition: edition)], edition: edition)
    }
    #expect(LessonLog.count(of: "edited") == 2)
  }

  @Test func `the contents of a file that it reads are part of its key`() throws {
    let store = try TemporaryStore()
    let files = RepositoryDataFiles(root: store.folder)
    let text = "id: a\nrun: essay\nwith: {course: reading, size: 0, book: b.txt}"
    for contents in ["x", "y", "x"] {
      try FileSystem.write(contents, to: store.folder.appending("Chapters/b.txt"))
      let report = store.teach([try lessonPlan(text, files: files)])
      #expect(report.outcomes[0].table?.csv == "letter\n\(contents == "x" ? 120 : 121)\n")
    }
    #expect(LessonLog.count(of: "reading") == 2)
  }

  @Test func `a damaged entry is computed again`() throws {
    let store = try TemporaryStore()
    let first = store.teach([try lessonPlan("id: a\nrun: essay\nwith: {course: damaged}")])
    let entry = try #require(try store.sharedEntries.first)
    var bytes = try FileSystem.read(entry)
    bytes[bytes.count - 1] ^= 1
    try FileSystem.write(bytes, to: entry)
    let plan = try lessonPlan("id: b\nrun: exam\nwith: {course: damaged}")
    #expect(store.teach([plan]).diagnostics == [])
    #expect(LessonLog.count(of: "damaged") == 2)
    #expect(try FileSystem.read(entry).last == bytes[bytes.count - 1] ^ 1)
    #expect(first.diagnostics == [])
  }

  @Test func `what cannot be computed is tried once, and every unit says why`() throws {
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: impossible}\nsweep: {question: [0, 1, 2]}")
    let report = try TemporaryStore().teach([plan], workers: 2)
    #expect(LessonLog.count(of: "impossible") == 1)
    #expect(
      report.diagnostics.map(\.message)
        == ["‘exam’ failed at question = 0: nobody learns impossible"])
    #expect(
      report.diagnostics.first?.notes.last == "it failed in 3 of 3 runs; the others are stored")
  }

  @Test func `stops within a second while units wait for what another computes`() throws {
    let cancellation = CancellationFlag()
    let recorder = Recorder { event in
      if case .sharedStarted = event { cancellation.cancel() }
    }
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: endless}\nsweep: {question: [0, 1, 2]}")
    let start = ContinuousClock.now
    let report = try TemporaryStore().teach(
      [plan], workers: 2, cancellation: cancellation, observer: recorder)
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(report.interruption == .cancelled)
  }

  @Test func `fresh computes each once more and compares`() throws {
    let store = try TemporaryStore()
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: fresh}\nsweep: {question: [0, 1, 2]}")
    let first = store.teach([plan])
    let second = store.teach([plan], workers: 2, isFresh: true)
    #expect(LessonLog.count(of: "fresh") == 2)
    #expect(second.diagnostics == [])
    #expect(second.outcomes[0].table == first.outcomes[0].table)
  }

  @Test func `fresh tells a shared result that comes out otherwise`() throws {
    let store = try TemporaryStore()
    _ = store.teach([try lessonPlan("id: a\nrun: essay\nwith: {course: fickle}")])
    let entry = try #require(try store.sharedEntries.first)
    let key = try #require(
      Fingerprint(
        hexadecimal: (entry.removingLastComponent().lastComponent?.string ?? "")
          + (entry.stem ?? "")))
    try ByteStore(at: store.store.folder.appending("shared")).store([1, 2], for: key)
    let plan = try lessonPlan("id: b\nrun: exam\nwith: {course: fickle}")
    #expect(
      store.teach([plan], isFresh: true).diagnostics.map(\.message)
        == ["‘b’ computed anew gives another result than the stored one of ‘lesson’"])
    #expect(store.teach([plan], isFresh: true).diagnostics == [])
  }

  @Test func `abandoned work goes on from what was kept, to the same bits`() throws {
    let text = "id: a\nrun: essay\nwith: {course: abandoned, size: 9}"
    let store = try TemporaryStore()
    let plan = try lessonPlan(text)
    #expect(store.teach([plan], keepingInterval: .zero).outcomes[0].table == nil)
    let resumed = store.teach([plan], keepingInterval: .zero)
    #expect(LessonLog.count(of: "abandoned resumed at 3") == 1)
    let whole = try TemporaryStore().teach([plan])
    #expect(resumed.outcomes[0].table == whole.outcomes[0].table)
    #expect(resumed.outcomes[0].table?.rowCount == 9)
    let unfinished = store.store.folder.appending("unfinished")
    #expect(
      try FileSystem.names(in: unfinished).allSatisfy {
        try FileSystem.names(in: unfinished.appending($0)).isEmpty
      })
  }

  @Test func `a state that was kept when its result was stored is forgotten`() throws {
    let store = try TemporaryStore()
    _ = store.teach([try lessonPlan("id: a\nrun: essay\nwith: {course: forgotten}")])
    let entry = try #require(try store.sharedEntries.first)
    let digits = (entry.removingLastComponent().lastComponent?.string ?? "") + (entry.stem ?? "")
    let key = try #require(Fingerprint(hexadecimal: digits))
    let unfinished = ByteStore(at: store.store.folder.appending("unfinished"))
    try unfinished.store([1], for: key)
    _ = store.teach([try lessonPlan("id: b\nrun: exam\nwith: {course: forgotten}")])
    #expect(!unfinished.contains(key))
    #expect(LessonLog.count(of: "forgotten") == 1)
  }

  @Test func `people see what is computed for all`() throws {
    let recorder = Recorder()
    let plan = try lessonPlan(
      "id: a\nrun: exam\nwith: {course: seen}\nseed: 4\nsweep: {question: [0, 1]}\nreplicates: 2")
    _ = try TemporaryStore().teach([plan], observer: recorder)
    #expect(recorder.shared == ["teaching, seed 4, replicate 0", "teaching, seed 4, replicate 1"])
  }
}

extension Recorder {
  /// The shared computations that began.
  fileprivate var shared: [String] {
    all.compactMap { event in
      if case .sharedStarted(let work, _) = event { return work.activity }
      return nil
    }
  }
}
