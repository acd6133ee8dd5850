import Comparison
import Manuscript
import Publishing
import Testing

/// Differences that are too small to be looked at: equal, and counted.
struct ToleranceTests {
  private func difference(
    _ tolerance: Tolerance, _ change: (inout FixtureReport) -> Void
  ) throws -> ManifestDifference {
    let before = FixtureReport()
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD~1", "HEAD"]))
    return ManifestDifference(
      from: try PublishedReport(from), to: try PublishedReport(to), tolerance: tolerance)
  }

  private func drift(_ report: inout FixtureReport, by share: Double) {
    report.experiments["time-to-gain"]?.table = FixtureReport.times { family, _, time in
      family == "scaled" ? time * (1 + share) : time
    }
  }

  @Test func `Noise below the tolerance is equal and counted`() throws {
    let difference = try difference(Tolerance(relative: 1e-9)) { drift(&$0, by: 1e-12) }
    #expect(difference.isEmpty)
    #expect(difference.valuesWithinTolerance == 13)
    let text = DifferenceReport(difference).text()
    #expect(text.hasSuffix("; 13 values differ within tolerance\n"))
  }

  @Test func `Drift above the tolerance is a difference`() throws {
    let difference = try difference(Tolerance(relative: 1e-9)) { drift(&$0, by: 1e-6) }
    #expect(difference.items.map(\.id) == ["fig-time", "time-to-gain"])
    #expect(difference.valuesWithinTolerance == 0)
  }

  @Test func `A table has both kinds`() throws {
    let difference = try difference(Tolerance(relative: 1e-9)) {
      $0.experiments["time-to-gain"]?.table = FixtureReport.times { family, variance, time in
        family == "scaled" ? time * (variance > 0.012 ? 2 : 1 + 1e-12) : time
      }
    }
    let table = try #require(difference.items.first?.data.first?.table)
    #expect(table.rowsChanged == 1)
    #expect(table.cellsWithinTolerance == 12)
    #expect(difference.valuesWithinTolerance == 12)
  }

  @Test func `An absolute tolerance speaks of the numbers themselves`() throws {
    // The times go up to 13, so a share of 0.01 is at most 0.13.
    #expect(try difference(Tolerance(absolute: 0.131)) { drift(&$0, by: 0.01) }.isEmpty)
    #expect(try !difference(Tolerance(absolute: 0.129)) { drift(&$0, by: 0.01) }.isEmpty)
  }

  @Test func `Another engine with results within tolerance says so`() throws {
    let difference = try difference(Tolerance(relative: 1e-9)) {
      $0.engine = ["Sources/Simulation/Flow.swift": "flow 2"]
      drift(&$0, by: 1e-12)
    }
    let text = DifferenceReport(difference).text()
    #expect(text.contains("time-to-gain: results equal within tolerance (13 values)\n"))
    #expect(text.contains("because of engine source Sources/Simulation/Flow.swift\n"))
  }

  @Test func `A measured value may drift, a verdict never`() throws {
    func claim(_ value: Double, holds: Bool, _ report: inout FixtureReport) {
      report.claims["cl-slope"]?.quantities[0].value = .number(value)
      report.claims["cl-slope"]?.holds = holds
    }
    let tolerance = Tolerance(relative: 1e-9)
    #expect(try difference(tolerance) { claim(-0.51 - 1e-12, holds: true, &$0) }.isEmpty)
    #expect(try !difference(tolerance) { claim(-0.52, holds: true, &$0) }.isEmpty)
    let flipped = try difference(tolerance) { claim(-0.51 - 1e-12, holds: false, &$0) }
    #expect(flipped.items.first?.flipsVerdict == true)
  }
}
