import Foundation
import TestSupport
import Testing

/// What a clone that has never run anything takes from the committed `Output`.
struct CloneTests {
  @Test func `A clone takes results from Output and computes nothing`() throws {
    let test = try SmallReport.built()
    let before = try test.identities()
    try test.remove(".folio")
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Output: no file changed · 0 runs computed, 2 experiments at hand
        the claim holds

        """)
    #expect(try test.identities() == before)
    #expect(test.storedResults() == [])
  }

  @Test func `A clone with a changed caption still computes nothing`() throws {
    let test = try SmallReport.built()
    try test.remove(".folio")
    try test.replace("Reward against time", with: "Reward over time", in: SmallReport.curves)
    let outcome = try test.folio("build")
    #expect(outcome.output.contains("· 0 runs computed, 2 experiments at hand\n"))
    #expect(try test.read("Output/index.html").contains("Reward over time"))
  }

  @Test func `A result table changed by hand is noticed and computed again`() throws {
    let test = try SmallReport.built()
    let before = try test.contents(of: "Output")
    try test.remove(".folio")
    let csv = try test.read("Output/data/times.csv")
    try test.write(csv.replacingOccurrences(of: "0.04", with: "0.05"), to: "Output/data/times.csv")
    #expect(try test.folio("list").output.contains("stale      experiment  times"))
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        "Output: ‘data/times.csv’ changed · 3 runs computed, 1 experiment at hand\n"))
    #expect(try test.contents(of: "Output") == before)
  }

  @Test(arguments: [
    "index.html", "figures/fig-times.svg", "figures/fig-curve.png", "data/curve.csv",
  ])
  func `What was removed or changed by hand in Output is put right`(path: String) throws {
    let test = try SmallReport.built()
    let before = try test.contents(of: "Output")
    try test.write("no\n", to: "Output/\(path)")
    #expect(try test.folio("build").output.contains("‘\(path)’ changed · 0 runs computed"))
    try test.remove("Output/\(path)")
    #expect(try test.folio("build").output.contains("‘\(path)’ changed · 0 runs computed"))
    #expect(try test.contents(of: "Output") == before)
  }

  @Test func `A manifest that cannot be read is said so and replaced`() throws {
    let test = try SmallReport.built()
    let before = try test.contents(of: "Output")
    try test.remove(".folio")
    try test.write("{\"version\": 1, \"exp", to: "Output/manifest.json")
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 5 runs computed"))
    #expect(
      outcome.errors.contains("warning: ‘manifest.json’ of the published report is unreadable\n"))
    #expect(try test.contents(of: "Output") == before)
  }

  @Test func `Output holds no time, host, user or path of the machine`() throws {
    let test = try SmallReport.built()
    let host = ProcessInfo.processInfo.hostName
    for (path, bytes) in try test.contents(of: "Output") {
      for needle in [test.root.path, "/.folio", host.count > 5 ? host : test.root.path] {
        #expect(bytes.range(of: Data(needle.utf8)) == nil, "\(path) holds \(needle)")
      }
      #expect(bytes.range(of: Data("CreationDate".utf8)) == nil || path.hasSuffix(".pdf"))
    }
  }
}
