import TestSupport
import Testing

/// “no usable diff of figures”: change γ, build, and see what changed in data and in pixels.
struct DifferenceTests {
  /// A repository with the report as built and, in a second commit, with another γ.
  private func repository() throws -> FolioTest {
    let test = try SmallReport.repository(adding: [".gitignore": ".folio/\n"])
    try test.git("init", "-q", "-b", "main", ".")
    try test.folio("build")
    try commit(test, "Build the report")
    try test.replace("gain: 0.2", with: "gain: 0.3", in: SmallReport.times)
    let outcome = try test.folio("build")
    try #require(outcome.status == 0)
    return test
  }

  private func commit(_ test: FolioTest, _ subject: String) throws {
    try test.git("add", "-A")
    try #require(try test.git("commit", "-q", "-m", subject).status == 0)
  }

  /// What a difference must say: the changed figure, its data with the largest change, its pixels.
  private func expectGain(_ outcome: FolioTest.Outcome) {
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    let text = outcome.output
    #expect(
      text.contains(
        /\n  fig-times: data changed \(3 of 3 rows; largest change .*\), picture [\d.]+ % of pixels( \([\d.]+ % visibly\))?[,\n]/
      ))
    #expect(text.contains("      because of times: gain 0.2 → 0.3\n"))
    #expect(
      text.contains(
        /time_to_ground_truth: 3 values, by at most [\d.]+, most ×1\.51 at variance=0\.01/))
    #expect(!text.contains("fig-curve"))
    #expect(
      text.hasSuffix(
        "1 of 2 figures, 1 of 1 table, 1 of 2 values, 1 of 2 experiments differ: 4 changed\n"))
  }

  @Test func `After γ is changed folio diff names the figure, its largest change and its pixels`()
    throws
  {
    let test = try repository()
    expectGain(try test.folio("diff"))
    try test.folio("clean")
    expectGain(try test.folio("diff"))
  }

  @Test func `Two commits are compared from git's objects alone`() throws {
    let test = try repository()
    try commit(test, "Ask for a larger gain")
    for path in ["Output", ".folio", "Chapters"] { try test.remove(path) }
    expectGain(try test.folio("diff", "HEAD~1", "HEAD", "--root", "."))
    #expect(!test.exists("Output") && !test.exists("Chapters"))
    #expect(try test.folio("diff", "HEAD", "HEAD", "--root", ".").status == 0)
  }

  @Test func `A built and committed report leaves the working tree clean and no difference`() throws
  {
    let test = try repository()
    try commit(test, "Ask for a larger gain")
    try test.folio("build", "--fresh")
    try test.folio("build", "--profile", "quick")
    #expect(try test.git("status", "--porcelain").output == "")
    #expect(try test.folio("diff").status == 0)
  }

  @Test func `A clone builds from what is committed, and stays clean`() throws {
    let test = try repository()
    try commit(test, "Ask for a larger gain")
    try test.git("clone", "-q", ".", "clone")
    let outcome = try test.folio("build", in: "clone")
    #expect(outcome.output.hasPrefix("Output: no file changed · 0 runs computed"))
    #expect(try test.run("git", ["-C", "clone", "status", "--porcelain"]).output == "")
  }
}
