import Comparison
import Publishing
import Testing

/// `folio diff --patch`: what it prints turns one commit's tables into the other's.
struct ResultPatchTests {
  private func patch(
    _ before: FixtureReport, _ after: FixtureReport, in repository: ReportRepository
  ) throws -> ResultPatch {
    try repository.commit(before, then: after)
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD~1", "HEAD"]))
    return ResultPatch(from: try PublishedReport(from), to: try PublishedReport(to))
  }

  /// A report whose table has rows of some of the variances, some of them with other times.
  private func report(_ draw: (Int) -> Bool, _ factor: (Int) -> Double) -> FixtureReport {
    var report = FixtureReport()
    let variances = (1...40).filter(draw).map { Double($0) / 1000 }
    report.experiments["time-to-gain"]?.table = FixtureReport.times(variances: variances) {
      family, variance, time in time * factor(Int(variance * 1000) + family.utf8.count)
    }
    return report
  }

  @Test func `One changed row is one hunk with three lines around it`() throws {
    var after = FixtureReport()
    after.experiments["time-to-gain"]?.table = FixtureReport.times { family, variance, time in
      family == "shifted" && variance == 0.002 ? 7 : time
    }
    let patch = try patch(FixtureReport(), after, in: ReportRepository())
    #expect(
      String(decoding: patch.bytes, as: UTF8.self) == """
        diff --git a/Output/data/time-to-gain.csv b/Output/data/time-to-gain.csv
        --- a/Output/data/time-to-gain.csv
        +++ b/Output/data/time-to-gain.csv
        @@ -13,7 +13,7 @@
         scaled,0.012,12.0
         scaled,0.013,13.0
         shifted,0.001,1.0
        -shifted,0.002,2.0
        +shifted,0.002,7.0
         shifted,0.003,3.0
         shifted,0.004,4.0
         shifted,0.005,5.0

        """)
    #expect(patch.omitted == [])
  }

  @Test func `Equal tables give an empty patch`() throws {
    let patch = try patch(FixtureReport(), FixtureReport(), in: ReportRepository())
    #expect(patch.bytes == [])
  }

  /// Rows that come, go and change in many ways; git itself applies the patch.
  @Test(arguments: 1...12)
  func `Git applies it, to the same bytes`(seed: Int) throws {
    func chance(_ row: Int, _ kind: Int) -> Int { (row * 7919 + seed * 104_729 + kind * 611) % 13 }
    let before = report({ chance($0, 1) > 3 }, { _ in 1 })
    let after = report({ chance($0, 2) > seed % 8 }, { chance($0, 3) > 9 ? 2 : 1 })
    let repository = try ReportRepository()
    let patch = try patch(before, after, in: repository)
    try repository.git("checkout", "-q", "HEAD~1")
    try repository.write(patch.bytes, to: "tables.patch")
    try repository.git("apply", "tables.patch")
    #expect(try repository.git("diff", "--stat", "main", "--", "Output/data") == "")
  }

  @Test func `Tables that come, go or take another name are applied too`() throws {
    var before = FixtureReport()
    before.experiments["gone"] = .init(parameters: ["gamma": .number(0.9)])
    var after = FixtureReport()
    after.experiments["come"] = .init(
      parameters: ["gamma": .number(0.1)], table: FixtureReport.times { $2 + 1 })
    after.experiments["renamed"] = after.experiments.removeValue(forKey: "time-to-gain")
    let repository = try ReportRepository()
    let patch = try patch(before, after, in: repository)
    let text = String(decoding: patch.bytes, as: UTF8.self)
    for line in [
      "new file mode 100644", "deleted file mode 100644",
      "rename from Output/data/time-to-gain.csv", "rename to Output/data/renamed.csv",
    ] {
      #expect(text.contains("\n" + line + "\n"))
    }
    try repository.git("checkout", "-q", "HEAD~1")
    try repository.write(patch.bytes, to: "tables.patch")
    try repository.git("apply", "--index", "tables.patch")
    #expect(try repository.git("diff", "--stat", "--cached", "main", "--", "Output/data") == "")
  }

  @Test func `A table that is too large to be committed is named`() throws {
    var before = FixtureReport()
    before.experiments["time-to-gain"]?.isTooLarge = true
    var after = before
    after.experiments["time-to-gain"]?.seed = 2
    let patch = try patch(before, after, in: ReportRepository())
    #expect(patch.bytes == [])
    #expect(patch.omitted == ["time-to-gain"])
  }
}
