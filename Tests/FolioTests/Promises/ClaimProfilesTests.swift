import Foundation
import TestSupport
import Testing

/// A claim that the small settings cannot answer is judged in the full profile only.
struct ClaimProfilesTests {
  /// The small report with a claim that fails on the 3 points of the quick profile, where it also
  /// lacks a value, and holds on the 5 of the full one.
  private func repository(holds: String = "rows == 10") throws -> FolioTest {
    try SmallReport.repository(adding: [
      "Chapters/03-full.md": """
      ---
      title: Full
      ---

      ```claim
      id: cl-full
      from: curve
      claim: There are ten points, one of them at a half.
      values: {rows: count(time), half: mean(time where time == 0.5)}
      holds: \(holds)
      profiles: [full]
      ```

      There are `{value} cl-full.rows` rows, with `{value} cl-full.half | .2` among the times.

      """
    ])
  }

  @Test func `In the quick profile it is measured, not judged, and leaves the exit code alone`()
    throws
  {
    let test = try repository()
    let summary = "1 claim holds · 1 more is judged in the full profile only\n"
    let outcome = try test.folio("build", "--profile", "quick")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasSuffix("at hand\n" + summary))
    let again = try test.folio("build", "--profile", "quick")
    #expect(again.status == 0)
    #expect(again.output == ".folio/quick: nothing to do\n" + summary)

    let page = try test.read(".folio/quick/index.html")
    #expect(page.contains("<span class=\"verdict\">○ judged in the full profile only</span>"))
    #expect(page.contains(">6</a></data> rows, with <span class=\"absent\""))
    #expect(!page.contains("class=\"problem"))
    let manifest = try test.read(".folio/quick/manifest.json")
    #expect(manifest.components(separatedBy: "\"verdict\" : \"not judged\"").count == 2)
    #expect(try test.folio("check", "--profile", "quick").status == 0)
    let listing = try test.folio("list", "--profile", "quick").output
    #expect(listing.contains("fresh      claim       cl-full\n"))
  }

  @Test func `In the full profile it is judged as any other`() throws {
    let test = try repository()
    let outcome = try test.folio("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasSuffix("all 2 claims hold\n"))
    #expect(!(try test.read("Output/manifest.json")).contains("not judged"))
    try test.replace("rows == 10", with: "rows == 11", in: "Chapters/03-full.md")
    let failing = try test.folio("build")
    #expect(failing.status == 1)
    #expect(failing.output.hasSuffix("claims that do not hold: cl-full\n"))
    #expect(try test.folio("build", "--profile", "quick").status == 0)
  }

  @Test func `Other claims that fail are told beside it`() throws {
    let test = try repository()
    try test.replace("holds: value > 0", with: "holds: value > 5", in: SmallReport.curves)
    let outcome = try test.folio("build", "--profile", "quick")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasSuffix(
        "claims that do not hold: cl-rise · 1 more is judged in the full profile only\n"))
    try test.replace(
      "holds: value > 5", with: "holds: value > 5\nprofiles: [full]", in: SmallReport.curves)
    let none = try test.folio("build", "--profile", "quick")
    #expect(none.status == 0)
    #expect(none.output.hasSuffix("\nall 2 claims are judged in the full profile only\n"))
  }

  @Test func `Its mistakes are told in every profile`() throws {
    let test = try repository(holds: "rows == cl-rise.valu")
    for command in ["check", "build"] {
      let outcome = try test.folio(command, "--profile", "quick")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains(
          "Chapters/03-full.md:10:16: error: the claim ‘cl-rise’ has no quantity ‘valu’"))
    }
    #expect(try test.read(".folio/quick/index.html").contains("✗ could not be judged"))
  }
}
