import Comparison
import Publishing
import Results
import Testing

/// Files that are missing, damaged or edited are told of, item by item.
struct DamagedFilesTests {
  private func changed() -> FixtureReport {
    var report = FixtureReport()
    report.experiments["time-to-gain"]?.seed = 2
    report.experiments["time-to-gain"]?.table = FixtureReport.times { $2 * 2 }
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(5, 5)])
    return report
  }

  /// The figure's and the experiment's problems after a file was damaged in the later commit.
  private func problems(
    _ damage: (ReportRepository) throws -> Void
  ) throws -> (figure: [Problem.Kind], experiment: [Problem.Kind]) {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit()
    try repository.publish(changed())
    try damage(repository)
    try repository.commit()
    let items = try repository.difference("HEAD~1", "HEAD").items
    let figure = try #require(items.first { $0.id == "fig-time" })
    let experiment = try #require(items.first { $0.id == "time-to-gain" })
    return (figure.problems.map(\.kind), experiment.problems.map(\.kind))
  }

  @Test func `A picture that is none`() throws {
    let found = try problems {
      try $0.write(Array("no PNG".utf8), to: "Output/figures/fig-time.png")
    }
    #expect(found.figure == [.mismatch, .damaged])
    #expect(found.experiment == [])
  }

  @Test func `A picture that breaks off`() throws {
    let found = try problems { repository in
      let whole = try #require(
        try WorkingTree(root: repository.root).read("Output/figures/fig-time.png"))
      try repository.write(whole.prefix(whole.count / 2), to: "Output/figures/fig-time.png")
    }
    #expect(found.figure == [.mismatch, .damaged])
  }

  @Test func `A picture that claims to be enormous`() throws {
    let found = try problems { repository in
      var bytes = try #require(
        try WorkingTree(root: repository.root).read("Output/figures/fig-time.png"))
      bytes.replaceSubrange(16..<24, with: [0x7F, 255, 255, 255, 0x7F, 255, 255, 255])
      try repository.write(bytes, to: "Output/figures/fig-time.png")
    }
    #expect(found.figure == [.mismatch, .damaged])
  }

  @Test func `A missing table of results`() throws {
    let found = try problems { try $0.remove("Output/data/time-to-gain.csv") }
    #expect(found.figure == [.missing])
    #expect(found.experiment == [.missing])
  }

  @Test func `A table with a ragged row`() throws {
    let found = try problems {
      try $0.write(Array("a,b\n1\n".utf8), to: "Output/data/time-to-gain.csv")
    }
    #expect(found.experiment == [.mismatch, .damaged])
  }

  @Test func `A file edited on disk differs from the commit`() throws {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit()
    let table = FixtureReport.times { family, _, time in family == "sparse" ? time + 1 : time }
    try repository.write(Array(table.csv.utf8), to: "Output/data/time-to-gain.csv")
    let items = try repository.difference().items
    #expect(items.map(\.id) == ["fig-time", "time-to-gain"])
    #expect(items.last?.problems.map(\.kind) == [.mismatch])
    #expect(items.last?.data.first?.table?.rowsChanged == 13)
  }

  @Test func `A file deleted on disk is missing`() throws {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit()
    try repository.remove("Output/figures/fig-time.png")
    let items = try repository.difference().items
    #expect(items.map(\.id) == ["fig-time"])
    #expect(items.first?.problems.map(\.kind) == [.missing])
    #expect(items.first?.picture?.changedShare == nil)
  }
}
