import Foundation
import TestSupport
import Testing

/// Builds under limits of the system, and builds that share.
struct LimitTests {
  /// Files: the least that a program needs at all, and fewer. Memory: from too little to enough.
  @Test(arguments: ["-n 32", "-n 10", "-v 90000", "-f 8"])
  func `Under a limit a build succeeds or leaves what was there, and the next one loses nothing`(
    limit: String
  ) throws {
    let report = try FaultReport.small.get()
    let test = try report.changed.copy()
    let outcome = try test.run(
      "sh", ["-c", "ulimit \(limit); exec '\(FolioTest.program.path)' build"])
    let now = try test.contents(of: "Output")
    #expect(now == (outcome.status == 0 ? report.after : report.before))
    if outcome.status == 2 { #expect(outcome.errors.contains("error: "), "\(outcome.errors)") }
    if limit == "-n 32" { #expect(outcome.status == 0, "\(outcome.errors)") }
    #expect(try test.folio("build").status == 0)
    #expect(try test.contents(of: "Output") == report.after)
    #expect(try test.litter() == [])
  }

  @Test func `Two different reports may share one store, at the same time`() throws {
    let both = try FolioTest(["shared/.folio-here": ""])
    let reports = ["a", "b"]
    for (number, name) in reports.enumerated() {
      for (path, text) in SmallReport.files {
        try both.write(
          number == 0 ? text : text.replacingOccurrences(of: "0.09]", with: "0.16]"),
          to: "\(name)/\(path)")
      }
      try both.write("", to: "\(name)/.folio/kept")
      try FileManager.default.createSymbolicLink(
        atPath: both.root.appendingPathComponent("\(name)/.folio/store").path,
        withDestinationPath: "../../shared")
    }
    let builds = try reports.map { try both.start("build", in: $0) }
    let outcomes = try builds.map { try $0.outcome() }
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.errors)") }
    // Of ten runs four belong to both.
    #expect(outcomes.map { $0.runs("computed") }.reduce(0, +) == 6)
    let alone = try SmallReport.built()
    #expect(try both.contents(of: "a/Output") == alone.contents(of: "Output"))
    try alone.replace("0.09]", with: "0.16]", in: SmallReport.times)
    #expect(try alone.folio("build", "--fresh").status == 0)
    #expect(try both.contents(of: "b/Output") == alone.contents(of: "Output"))
  }
}
