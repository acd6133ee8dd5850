import Foundation
import TestSupport
import Testing

/// “figures stale without a word”, “other bytes each time”, “everything reruns”: what a build does and
/// does not do again.
struct BuildingTests {
  @Test func `One command builds the whole report`() throws {
    let test = try SmallReport.repository()
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Output: 11 files changed · 5 runs computed, 0 experiments at hand
        the claim holds

        """)
    #expect(try test.contents(of: "Output").keys.sorted() == SmallReport.published)
    let page = try test.read("Output/index.html")
    #expect(page.contains("Training of a small policy") && page.contains("Time against variance"))
    #expect(!page.contains("class=\"problem\""))
  }

  @Test func `A second build does nothing, within 0.3 s, and touches no file`() throws {
    let test = try SmallReport.built()
    let before = try test.identities()
    let outcomes = try (0..<5).map { _ in try test.folio("build") }
    for outcome in outcomes {
      #expect(outcome.status == 0)
      #expect(outcome.output == "Output: nothing to do\nthe claim holds\n")
      #expect(outcome.errors == "")
    }
    #expect(try test.identities() == before)
    #expect((outcomes.map(\.seconds).min() ?? 1) < 0.3)
  }

  @Test func `Computing everything afresh gives the same bytes`() throws {
    let test = try SmallReport.built()
    let (contents, identities) = try (test.contents(of: "Output"), test.identities())
    let outcome = try test.folio("build", "--fresh")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        "Output: no file changed · 5 runs computed, 0 experiments at hand\n"))
    #expect(try test.contents(of: "Output") == contents)
    #expect(try test.identities() == identities)
  }

  @Test func `Another tolerance computes and draws nothing`() throws {
    let test = try SmallReport.built()
    let (contents, identities) = try (test.contents(of: "Output"), test.identities())
    try test.replace(
      "id: times\n", with: "id: times\ndiff: {relative: 1e-9}\n", in: SmallReport.times)
    try test.replace(
      "id: fig-times\n", with: "id: fig-times\ndiff: {absolute: 1e-12}\n", in: SmallReport.times)
    let outcome = try test.folio("build")
    #expect(outcome.output.contains(" · 0 runs computed, 2 experiments at hand\n"))
    let after = try test.contents(of: "Output")
    for path in after.keys where path.hasPrefix("data/") || path.hasPrefix("figures/") {
      #expect(after[path] == contents[path])
    }
    #expect(
      try test.identities()["figures/fig-times.png"] == identities["figures/fig-times.png"])
    let manifest = try test.read("Output/manifest.json")
    #expect(manifest.contains("\"absolute\" : 1e-12") && manifest.contains("\"relative\" : 1e-09"))
  }

  @Test func `Forcing draws and publishes again but computes nothing`() throws {
    let test = try SmallReport.built()
    let contents = try test.contents(of: "Output")
    let outcome = try test.folio("build", "--force")
    #expect(
      outcome.output.hasPrefix(
        "Output: no file changed · 0 runs computed, 2 experiments at hand\n"))
    #expect(try test.contents(of: "Output") == contents)
  }

  @Test func `The quick profile publishes into a folder of its own and leaves Output alone`() throws
  {
    let test = try SmallReport.built()
    let before = try test.identities()
    let outcome = try test.folio("build", "--profile", "quick")
    #expect(outcome.status == 0)
    // Only the curve has other settings there; the times are at hand.
    #expect(
      outcome.output.hasPrefix(
        ".folio/quick: 11 files changed · 2 runs computed, 1 experiment at hand\n"))
    #expect(try test.identities() == before)
    #expect(try test.contents(of: ".folio/quick").keys.sorted() == SmallReport.published)
    let rows = try test.read(".folio/quick/data/curve.csv").split(separator: "\n").count
    #expect(rows == 1 + 2 * 3)
    #expect(try test.folio("build").output.hasPrefix("Output: nothing to do"))
  }

  @Test func `The quick profile alone makes no Output`() throws {
    let test = try SmallReport.repository()
    #expect(try test.folio("build", "--profile", "quick").status == 0)
    #expect(!test.exists("Output"))
  }

  @Test(arguments: [
    (SmallReport.curves, "caption: Reward against time.", "caption: Reward over time."),
    (SmallReport.curves, "mark: line", "mark: point"),
    (SmallReport.curves, "holds: value > 0", "holds: value > 0.1"),
    (SmallReport.times, "The shortest time is", "The least time is"),
    (SmallReport.times, "title: Times", "title: Times to gain"),
    (SmallReport.times, "format: .3}", "format: .2}"),
  ])
  func `A changed caption, plot, claim or sentence reruns no simulation`(
    chapter: String, old: String, new: String
  ) throws {
    let test = try SmallReport.built()
    let data = try test.contents(of: "Output/data")
    try test.replace(old, with: new, in: chapter)
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 0 runs computed, 2 experiments at hand\n"))
    #expect(!outcome.output.contains("no file changed"))
    #expect(try test.contents(of: "Output/data") == data)
  }

  @Test func `A new sweep point computes itself and nothing else`() throws {
    let test = try SmallReport.built()
    try test.replace("[0.01, 0.04, 0.09]", with: "[0.01, 0.02, 0.04, 0.09]", in: SmallReport.times)
    let outcome = try test.folio("build")
    #expect(outcome.errors.contains("runs: 4 in "))
    #expect(outcome.errors.contains(" (1 computed, 3 at hand)\n"))
    #expect(outcome.output.contains("· 1 run computed, 1 experiment at hand\n"))
  }

  @Test func `Two experiments with the same settings are computed once`() throws {
    let test = try SmallReport.repository()
    let text = try test.read(SmallReport.times)
    let twin = text.replacingOccurrences(of: "times", with: "twins")
    try test.write(twin, to: "Chapters/03-twins.md")
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 5 runs computed"))
    #expect(try test.read("Output/data/times.csv") == test.read("Output/data/twins.csv"))
  }

  @Test func `Removed items disappear from Output, and what people put there stays`() throws {
    let test = try SmallReport.built()
    try test.write("mine\n", to: "Output/notes.txt")
    try test.remove(SmallReport.times)
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    let expected = SmallReport.published.filter { !$0.contains("times") } + ["notes.txt"]
    #expect(try test.contents(of: "Output").keys.sorted() == expected.sorted())
  }

  @Test func `Some chapters can be built alone`() throws {
    let test = try SmallReport.built()
    try test.replace("gain: 0.2", with: "gain: 0.3", in: SmallReport.times)
    try test.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    let outcome = try test.folio("build", "01-curves")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 2 runs computed"))
    #expect(outcome.errors.contains("warning: experiment ‘times’ has changed since"))
  }
}
