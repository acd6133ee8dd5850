import Comparison
import Manuscript
import Publishing
import Testing

/// Every kind of change in one repository: the verdict on each commit, and the histories of its items.
struct LongHistoryTests {
  private static let tolerance = Tolerance(relative: 1e-9)

  private func git(_ repository: ReportRepository) throws -> GitRepository {
    try GitRepository(root: repository.root, environment: repository.environment)
  }

  @Test func `Every commit gets its verdict, and every item its history`() throws {
    let repository = try ReportRepository()
    try LongHistory.commit(in: repository) { step in
      let (from, to) = try git(repository).revisions(RevisionRange(["HEAD~1", "HEAD"]))
      let difference = ManifestDifference(
        from: try PublishedReport(from), to: try PublishedReport(to), tolerance: Self.tolerance)
      #expect(difference.items.map(LongHistory.brief) == step.verdict, "\(step.subject)")
    }
    #expect(LongHistory.steps.count >= 30)
    for (item, former) in [
      ("fig-duration", ["fig-time"]), ("gain", ["time-to-gain"]), ("cl-slope", []),
      ("tbl-time", []), ("fig-second", []),
    ] {
      let history = try ItemHistory(
        of: item, in: git(repository), tolerance: Self.tolerance)
      let names = [item] + former
      let expected = LongHistory.steps.filter { step in
        step.verdict.contains { verdict in
          names.contains { verdict.split(separator: " ").contains($0[...]) }
        }
      }.map(\.subject)
      let first = item == "fig-second" ? [] : ["First"]
      #expect(history.versions.map(\.subject) == (first + expected).reversed(), "\(item)")
      #expect(history.versions.last?.change?.status == .added)
    }
  }

  @Test func `A merge made a version only where it differs from all that it merged`() throws {
    let repository = try ReportRepository()
    var report = FixtureReport()
    try repository.publish(report)
    try repository.commit("First")
    try repository.git("checkout", "-q", "-b", "side")
    report.figures["fig-time"]?.caption = "Side"
    try repository.publish(report)
    try repository.commit("On the side")
    try repository.git("checkout", "-q", "main")
    try repository.write("x".utf8, to: "notes")
    try repository.commit("Notes")
    try repository.git("merge", "-q", "--no-edit", "side")
    let clean = try ItemHistory(of: "fig-time", in: git(repository))
    #expect(clean.versions.map(\.subject) == ["On the side", "First"])
    // A merge by hand, to a third picture.
    try repository.git("checkout", "-q", "-b", "other", "HEAD~1")
    report.figures["fig-time"]?.caption = "Other"
    try repository.publish(report)
    try repository.commit("Elsewhere")
    try repository.git("merge", "-q", "-s", "ours", "--no-commit", "main")
    report.figures["fig-time"]?.caption = "Both"
    try repository.publish(report)
    try repository.commit("Both at once")
    let history = try ItemHistory(of: "fig-time", in: git(repository))
    #expect(history.versions.first?.subject == "Both at once")
    #expect(
      Set(history.versions.map(\.subject))
        == ["Both at once", "Elsewhere", "On the side", "First"])
  }

  @Test func `A history begins and ends where it is told`() throws {
    let repository = try ReportRepository()
    var report = FixtureReport()
    for caption in ["a", "b", "c", "d"] {
      report.figures["fig-time"]?.caption = caption
      try repository.publish(report)
      try repository.commit("Caption \(caption)")
    }
    let part = try ItemHistory(
      of: "fig-time", in: git(repository), upTo: "HEAD~1", since: "HEAD~3")
    #expect(part.versions.map(\.subject) == ["Caption c", "Caption b"])
    #expect(part.commitCount == 2)
    let text = part.text()
    #expect(text.contains("2026-01-01  Caption c  A\n  fig-time: changed: caption"))
    #expect(text.hasSuffix("2 versions of fig-time in 2 commits of the report\n"))
  }

  @Test func `An unknown item is named with the nearest one`() throws {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit()
    #expect(throws: ComparisonError.unknownItem("fig-tine", nearest: "fig-time")) {
      try ItemHistory(of: "fig-tine", in: git(repository))
    }
  }

  @Test func `A commit whose manifest is damaged is told, and the history goes on`() throws {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit("First")
    try repository.write("{".utf8, to: "Output/manifest.json")
    try repository.commit("Damage")
    try repository.publish(FixtureReport())
    try repository.commit("Repair")
    let history = try ItemHistory(of: "fig-time", in: git(repository))
    #expect(history.versions.map(\.subject) == ["Repair", "Damage", "First"])
    #expect(
      history.versions.prefix(2).allSatisfy { $0.problem?.contains("cannot be read") == true })
    #expect(history.versions.last?.change?.status == .added)
  }

  @Test func `Submodules and shallow clones are no obstacle`() throws {
    let inner = try ReportRepository()
    try inner.publish(FixtureReport())
    try inner.commit("Inner")
    let repository = try ReportRepository()
    try repository.git(
      "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.root, "Output/inner")
    try repository.commit("Submodule")
    var report = FixtureReport()
    for caption in ["a", "b", "c"] {
      report.figures["fig-time"]?.caption = caption
      for (path, bytes) in try report.files() { try repository.write(bytes, to: path) }
      try repository.commit("Caption \(caption)")
    }
    #expect(try repository.difference("HEAD~1", "HEAD").items.map(\.id) == ["fig-time"])
    let clone = try ReportRepository(isRepository: false)
    try clone.git("clone", "-q", "--depth", "2", "file://\(repository.root)", ".")
    #expect(try clone.difference("HEAD~1", "HEAD").items.map(\.id) == ["fig-time"])
    let history = try ItemHistory(of: "fig-time", in: git(clone))
    #expect(history.versions.map(\.subject) == ["Caption c", "Caption b"])
  }

  @Test func `What is staged is compared, whatever is on disk`() throws {
    let repository = try ReportRepository()
    var report = FixtureReport()
    try repository.publish(report)
    try repository.commit()
    report.figures["fig-time"]?.caption = "Staged"
    try repository.publish(report)
    try repository.git("add", "-A")
    try repository.remove("Output")
    let (from, to) = try git(repository).revisions(RevisionRange([], isStaged: true))
    let difference = ManifestDifference(
      from: try PublishedReport(from), to: try PublishedReport(to))
    #expect(difference.to.name == "index")
    #expect(difference.items.map(LongHistory.brief) == ["fig-time because:caption"])
    #expect(try to.list("Output/data") == ["Output/data/time-to-gain.csv"])
    #expect(throws: ComparisonError.self) { try RevisionRange(["a..b"], isStaged: true) }
    #expect(throws: ComparisonError.self) { try RevisionRange(["a", "b"], isStaged: true) }
  }

  @Test func `An index with a conflict is not compared`() throws {
    let repository = try ReportRepository()
    try repository.write("a".utf8, to: "file")
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "side")
    try repository.write("b".utf8, to: "file")
    try repository.commit()
    try repository.git("checkout", "-q", "main")
    try repository.write("c".utf8, to: "file")
    try repository.commit()
    _ = try? repository.git("merge", "-q", "side")
    #expect(throws: ComparisonError.unmergedIndex("file")) {
      try git(repository).revisions(RevisionRange([], isStaged: true))
    }
  }
}
