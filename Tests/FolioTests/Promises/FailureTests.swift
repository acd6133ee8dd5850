import Foundation
import TestSupport
import Testing

/// “execution failed, build green”; “a wrong number in the prose”: any failure ends with a status other
/// than 0 and stands in the page as an error box, and everything else is built.
struct FailureTests {
  @Test func `A failed experiment fails the build, is boxed in the page, and the rest is built`()
    throws
  {
    let test = try SmallReport.repository()
    try test.replace("0.09]", with: "0.9]", in: SmallReport.times)
    let outcome = try test.folio("build")
    #expect(outcome.status == 2)
    #expect(
      outcome.output == """
        Output: 7 files changed · 4 runs computed, 0 experiments at hand
        the claim holds

        """)
    #expect(
      outcome.errors.replacing(/^runs: .*\n/, with: "") == """
        Chapters/02-times.md:7:6: error: ‘time-to-gain’ failed at variance = 0.9: no scaled reward with values in [−1, 1] has variance 0.9 under this initial policy; it can have variances from 0.0 to 0.5555555555555556
            7 | run: time-to-gain
              |      ^~~~~~~~~~~~
        Chapters/02-times.md:17:5: error: ‘fig-times’ has no data: experiment ‘times’ has no result
           17 | id: fig-times
              |     ^~~~~~~~~
        Chapters/02-times.md:28:7: error: ‘times’ has no result
           28 | from: times
              |       ^~~~~
        Chapters/02-times.md:35:35: error: ‘times’ has no result
           35 | The shortest time is `{value} min(times.time_to_ground_truth) | .3`, after @fig-curve.
              |                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~
        4 errors

        """)
    #expect(
      try test.contents(of: "Output").keys.sorted()
        == SmallReport.published.filter { !$0.contains("times") })
    let page = try test.read("Output/index.html")
    #expect(page.contains("id=\"problems\"") && page.contains("This report has 4 errors"))
    #expect(page.contains("failed at variance = 0.9"))
    // No number stands where none was computed.
    #expect(!page.contains("The shortest time is 0") && !page.contains("{value}"))
  }

  @Test func `A failed experiment is tried again, and what ended well is not`() throws {
    let test = try SmallReport.repository()
    try test.replace("0.09]", with: "0.9]", in: SmallReport.times)
    try test.folio("build")
    let again = try test.folio("build")
    #expect(again.status == 2)
    #expect(again.errors.contains("runs: 3 in "))
    #expect(again.errors.contains(" (2 at hand, 1 failed)\n"))
    try test.replace("0.9]", with: "0.09]", in: SmallReport.times)
    let mended = try test.folio("build")
    #expect(mended.status == 0)
    #expect(mended.output.contains("· 1 run computed, 1 experiment at hand\n"))
    #expect(!(try test.read("Output/index.html")).contains("class=\"problem\""))
  }

  @Test func `A result that an engine of before gave is never shown for one that failed`() throws {
    let test = try SmallReport.built()
    try test.replace("0.09]", with: "0.9]", in: SmallReport.times)
    try test.folio("build")
    #expect(!test.exists("Output/figures/fig-times.svg"))
    #expect(!test.exists("Output/data/times.csv"))
  }

  @Test func `A claim that does not hold ends the build with 1 and is marked in the page`() throws {
    let test = try SmallReport.repository()
    try test.replace("holds: value > 0", with: "holds: value > 5", in: SmallReport.curves)
    let outcome = try test.folio("build")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        Output: 11 files changed · 5 runs computed, 0 experiments at hand
        claims that do not hold: cl-rise

        """)
    #expect(try test.read("Output/index.html").contains("✗"))
    #expect(try test.read("Output/manifest.json").contains("\"holds\" : false"))
    let again = try test.folio("build")
    #expect(again.status == 1)
    #expect(again.output.hasSuffix("claims that do not hold: cl-rise\n"))
  }

  @Test(arguments: [
    ("max(expected_reward)", "log(min(expected_reward) - 100)", 2),
    ("max(expected_reward)", "mean(expected_reward where time > 1000)", 2),
    ("@fig-curve and", "@fig-curvy and", 2),
    ("max(curve.expected_reward)", "max(curve.expected_rewrd)", 2),
    ("see @fig-curve", "see [@nobody2020]", 2),
  ])
  func `A claim, value or reference that cannot be had fails the build and is boxed`(
    old: String, new: String, status: Int32
  ) throws {
    let test = try SmallReport.repository()
    try test.replace(old, with: new, in: SmallReport.curves)
    let outcome = try test.folio("build")
    #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.contains("Chapters/01-curves.md:"))
    #expect(try test.read("Output/index.html").contains("class=\"problem"))
    #expect(test.exists("Output/figures/fig-times.svg"))
  }

  @Test func `All mistakes of all chapters come in one go, sorted, each at its place`() throws {
    let test = try SmallReport.repository()
    try test.replace("points: 5", with: "pionts: 5", in: SmallReport.curves)
    try test.replace("@cl-rise.", with: "@cl-rises.", in: SmallReport.curves)
    try test.replace("field: variance", with: "field: varience", in: SmallReport.times)
    try test.replace("- variance", with: "- varianc", in: SmallReport.times)
    let outcome = try test.folio("check")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    let parameters = [
      "prompts", "outputs", "groundTruth", "policy", "policyScale", "policyMass", "reward",
      "variance", "scale", "promptRange", "exponent", "anchor", "noise", "swapped", "distance",
      "bands",
      "clusters", "spread", "tied", "tieWidth", "squeeze", "normalization",
      "regularization", "method", "duration", "points", "spacing", "firstTime",
    ].map { "‘\($0)’" }.joined(separator: ", ")
    let columns = [
      "variance", "reward_variance", "accuracy", "on_policy_accuracy", "gradient_norm",
      "time_to_reward", "reward_reached", "time_to_ground_truth", "ground_truth_reached",
      "never_reached", "square_root_bound", "cube_root_bound", "prompt_bound",
      "square_root_reward_bound", "steps", "rejected_steps",
    ].joined(separator: ", ")
    #expect(
      outcome.errors == """
        Chapters/01-curves.md:12:3: error: ‘training-curve’ has no parameter ‘pionts’
           12 |   pionts: 5
              |   ^~~~~~
              = its parameters are \(parameters) and ‘stepSize’
              = did you mean ‘points’?
        Chapters/01-curves.md:41:82: error: nothing in the report has the id ‘cl-rises’
           41 | The reward ends at `{value} max(curve.expected_reward) | .3`, see @fig-curve and @cl-rises.
              |                                                                                  ^~~~~~~~~
              = did you mean ‘@cl-rise’?
        Chapters/02-times.md:22:14: error: no column ‘varience’ in ‘times’
           22 |   x: {field: varience, type: quantitative}
              |              ^~~~~~~~
              = its columns: \(columns)
              = did you mean ‘variance’?
        Chapters/02-times.md:31:5: error: there is no column ‘varianc’
           31 |   - varianc
              |     ^~~~~~~
              = did you mean ‘variance’?
        4 errors

        """)
    // The last thing printed by a build is where it went wrong, too.
    #expect(try test.folio("build").errors.contains("Chapters/02-times.md:31:5: error: "))
  }

  @Test func `A folder without chapters is an error`() throws {
    let test = try FolioTest(["Chapters/notes.txt": ""])
    let outcome = try test.folio("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: ‘Chapters’ holds no chapter\n"))
  }

  @Test func `A chapter that is not UTF-8 is told at its place and the others are built`() throws {
    let test = try SmallReport.repository()
    var bytes = Array("---\ntitle: X\n---\n\nna".utf8)
    bytes += [0xEF, 0x76, 0x65, 0x0A]
    try test.write(Data(bytes), to: "Chapters/03-x.md")
    let outcome = try test.folio("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Chapters/03-x.md:5:3: error: "))
    #expect(test.exists("Output/figures/fig-times.svg"))
  }
}
