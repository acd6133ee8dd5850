import Comparison
import Publishing
import Results
import Testing

/// The statistical reading of a changed column; references are SciPy's `ttest_ind(equal_var=False)`.
struct MeansComparisonTests {
  /// A table of groups with their repeated values.
  private func table(_ groups: [(String, [Double])]) -> Table {
    let rows = groups.flatMap { group, values in
      values.enumerated().map { (group, $0.offset + 1, $0.element) }
    }
    return Table([
      Column("group", .strings(rows.map(\.0))), Column("replicate", .integers(rows.map(\.1))),
      Column("time", .numbers(rows.map(\.2))),
    ])
  }

  private func reading(
    _ before: [(String, [Double])], _ after: [(String, [Double])]
  ) -> MeansComparison? {
    TableDifference(from: table(before), to: table(after), keys: ["group", "replicate"])
      .columns.first?.means
  }

  @Test func `Means within their spread are compatible`() throws {
    let means = try #require(reading([("a", [1, 2, 3, 4])], [("a", [2, 4, 6, 9])]))
    #expect(means.groups == 1)
    #expect(means.groupsDiffering == 0)
    #expect(abs(means.smallestP - 0.16470207962805658) < 1e-12)
  }

  @Test func `Numbers of repetitions may differ, and every group is judged`() throws {
    let means = try #require(
      reading(
        [("a", [1, 1.1, 0.9]), ("b", [1, 2, 3, 4])],
        [("a", [5, 5.2, 4.9, 5.1]), ("b", [2, 4, 6, 9])]))
    #expect(means.groups == 2)
    #expect(means.groupsDiffering == 1)
    #expect(abs(means.smallestP / 9.402997859768213e-08 - 1) < 1e-9)
  }

  @Test func `Many groups make single alarms cheap, and Holm takes them back`() throws {
    // p = 0.024 is below 5 % alone, and not among four.
    let before: [(String, [Double])] = [("a", [1, 2, 3]), ("b", [1, 2]), ("c", [1, 2])]
    let after: [(String, [Double])] = [("a", [3.9, 4.9, 5.9]), ("b", [1, 3]), ("c", [1, 3])]
    let alone = try #require(reading([before[0]], [after[0]]))
    #expect(alone.smallestP < 0.05 && alone.smallestP > 0.05 / 3)
    #expect(alone.groupsDiffering == 1)
    #expect(try #require(reading(before, after)).groupsDiffering == 0)
  }

  @Test func `Without spread any distance counts, and single values say nothing`() {
    #expect(reading([("a", [1, 1])], [("a", [2, 2])])?.smallestP == 0)
    #expect(reading([("a", [1])], [("a", [2])]) == nil)
    #expect(reading([("a", [1, .nan])], [("a", [2, 3])]) == nil)
  }

  @Test func `The words name the test`() throws {
    var before = FixtureReport()
    let axis = Manifest.Experiment.Axis(parameters: ["group"], points: [[.text("a")]])
    before.experiments["time-to-gain"]?.sweep = [axis]
    before.experiments["time-to-gain"]?.replicates = 4
    before.experiments["time-to-gain"]?.table = table([("a", [1, 2, 3, 4])])
    var after = before
    after.experiments["time-to-gain"]?.seed = 2
    after.experiments["time-to-gain"]?.table = table([("a", [2, 4, 6, 9])])
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let text = DifferenceReport(try repository.difference("HEAD~1", "HEAD")).text()
    #expect(
      text.contains(
        "time: means compatible with their spread in 1 group "
          + "(Welch's t test, 5 % after Holm, smallest p 0.16)\n"))
  }
}
