import TestSupport
import Testing

/// “one demo changed, thirty rebuilt; one chapter cannot be built alone with its references whole”.
struct RunningTests {
  /// A built report whose experiments have all changed since.
  private func stale() throws -> FolioTest {
    let test = try SmallReport.built()
    try test.replace("gain: 0.2", with: "gain: 0.3", in: SmallReport.times)
    try test.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    return test
  }

  @Test func `folio run reruns a chapter alone, and says what else is stale`() throws {
    let test = try stale()
    let times = try test.read("Output/data/times.csv")
    let outcome = try test.folio("run", "01-curves")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Output: 7 files changed · 2 runs computed, 0 experiments at hand
        the claim holds

        """)
    #expect(
      outcome.errors.hasSuffix(
        """
        Chapters/02-times.md:6:5: warning: experiment ‘times’ has changed since it was computed; its last result is shown
            6 | id: times
              |     ^~~~~
              = ‘folio run 02-times’ computes it
        1 warning

        """))
    #expect(try test.read("Output/data/times.csv") == times)
    // References into the other chapter are whole, its last results are shown, and marked as such.
    let page = try test.read("Output/index.html")
    #expect(page.contains("href=\"#fig-times\"") || page.contains("id=\"fig-times\""))
    #expect(page.contains("has changed since it was computed"))
    #expect(try test.folio("list").output.contains("stale      experiment  times"))
  }

  @Test(arguments: ["02", "2", "02-times"])
  func `A chapter is named by its number or its name`(name: String) throws {
    let outcome = try stale().folio("run", name)
    // The chapter uses its own experiment and, by the value in a sentence, no other.
    #expect(outcome.output.contains("· 3 runs computed"))
  }

  @Test(arguments: ["01#fig-curve", "01-curves#cl-rise", "1#curve"])
  func `folio run CHAPTER#ID computes what that item is made from`(target: String) throws {
    let test = try stale()
    let outcome = try test.folio("run", target)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 2 runs computed"))
    #expect(try test.folio("explain", "times").output.hasPrefix("times: to be computed\n"))
  }

  @Test func `folio run --fresh computes what is at hand again`() throws {
    let test = try SmallReport.built()
    let identities = try test.identities()
    let outcome = try test.folio("run", "02", "--fresh")
    #expect(
      outcome.output.hasPrefix("Output: no file changed · 3 runs computed, 1 experiment at hand\n"))
    #expect(try test.identities() == identities)
  }

  @Test func `An experiment that has never run is an error where it is not asked for`() throws {
    let test = try SmallReport.repository()
    let outcome = try test.folio("run", "01")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        "Chapters/02-times.md:6:5: error: experiment ‘times’ has not been computed yet\n"))
    #expect(outcome.errors.contains("= ‘folio run 02-times’ computes it\n"))
    #expect(test.exists("Output/figures/fig-curve.svg"))
    #expect(!test.exists("Output/figures/fig-times.svg"))
  }

  @Test(arguments: [
    (
      "03", "error: there is no chapter ‘03’; there are 01-curves, 02-times\n"
    ),
    (
      "02#fig-time", "error: chapter ‘02-times’ has no item ‘fig-time’; did you mean ‘fig-times’?\n"
    ),
    ("01#fig-times", "error: chapter ‘01-curves’ has no item ‘fig-times’\n"),
    ("a#b#c", "Error: ‘a#b#c’ is not of the form CHAPTER or CHAPTER#ID.\n"),
  ])
  func `A name that does not exist is refused with the nearest one`(
    target: String, message: String
  ) throws {
    let test = try SmallReport.repository()
    let outcome = try test.folio("run", target)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(message))
    #expect(!test.exists("Output"))
  }
}
