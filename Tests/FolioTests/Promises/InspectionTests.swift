import Foundation
import TestSupport
import Testing

/// “figures stale without a word; nothing explains why something was rerun or kept”: what `list`,
/// `explain`, `check`, `schema` and `clean` say.
struct InspectionTests {
  private func states(_ test: FolioTest) throws -> [String] {
    let outcome = try test.folio("list")
    #expect(outcome.status == 0)
    // Durations are the machine's; everything else is exact.
    return outcome.output.split(separator: "\n").map {
      String($0.replacing(/\ +[\d.]+ m?s$/, with: ""))
    }
  }

  @Test func `List says what is fresh, stale, never run or failed, and how long it took`() throws {
    let test = try SmallReport.repository()
    func listing(_ curve: String, _ figure: String, _ times: String, _ others: String) -> [String] {
      func row(_ state: String, _ rest: String) -> String {
        "  " + state.padding(toLength: 9, withPad: " ", startingAt: 0) + "  " + rest
      }
      return [
        "01-curves", row(curve, "experiment  curve"), row(figure, "figure      fig-curve"),
        row(figure, "claim       cl-rise"), "02-times", row(times, "experiment  times"),
        row(others, "figure      fig-times"), row(others, "table       tbl-times"),
      ]
    }
    #expect(try states(test) == listing("never run", "never run", "never run", "never run"))
    try test.folio("build")
    #expect(try states(test) == listing("fresh", "fresh", "fresh", "fresh"))
    let text = try test.folio("list").output
    #expect(text.contains(/experiment  curve      [\d.]+ m?s\n/))
    #expect(text.contains(/experiment  times      [\d.]+ m?s\n/))

    try test.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    try test.replace("0.09]", with: "0.9]", in: SmallReport.times)
    #expect(try states(test) == listing("stale", "stale", "stale", "stale"))
    #expect(try test.folio("build").status == 2)
    #expect(try states(test) == listing("fresh", "fresh", "failed", "failed"))
  }

  @Test func `A mistaken experiment and all that is made from it count as failed`() throws {
    let test = try SmallReport.built()
    try test.replace("gain: 0.2", with: "gian: 0.2", in: SmallReport.times)
    #expect(try states(test).dropFirst(5).allSatisfy { $0.hasPrefix("  failed ") })
  }

  @Test func `Explain tells a fresh item from one to compute`() throws {
    let test = try SmallReport.repository()
    #expect(
      try test.folio("explain", "times").output == """
        times: to be computed
          it has never run
          no result is stored: 3 runs to compute

        """)
    try test.folio("build")
    #expect(
      try test.folio("explain", "tbl-times").output == """
        tbl-times ← times: fresh
          nothing it depends on has changed
          the result is in the store

        """)
    try test.folio("clean")
    #expect(try test.folio("explain", "times").output.hasSuffix("in the published report\n"))
  }

  @Test(arguments: [
    ("  gain: 0.2", "  gain: 0.3", ["parameter ‘gain’ 0.2 → 0.3"]),
    ("  outputs: 4\n", "  outputs: 5\n", ["parameter ‘outputs’ 4 → 5"]),
    ("sweep:\n", "seed: 7\nsweep:\n", ["seed 0 → 7"]),
    ("sweep:\n", "replicates: 2\nsweep:\n", ["replicates 1 → 2"]),
    (
      "[0.01, 0.04, 0.09]", "[0.01, 0.05]",
      [
        "sweep over ‘variance’: 1 point (0.05) added",
        "sweep over ‘variance’: 2 points (0.04; 0.09) removed",
      ]
    ),
    (
      "  gain: 0.2\n", "", ["parameter ‘gain’ 0.2 → 0.5"]
    ),
    (
      "  gain: 0.2\nsweep:\n", "sweep:\n  gain: [0.2]\n",
      ["parameter ‘gain’ was 0.2 and is swept now"]
    ),
  ])
  func `Explain names the parameter, the seed or the sweep that changed`(
    old: String, new: String, changes: [String]
  ) throws {
    let test = try SmallReport.built()
    try test.replace(old, with: new, in: SmallReport.times)
    let lines = try test.folio("explain", "fig-times").output.split(separator: "\n")
    #expect(lines.first == "fig-times ← times: to be computed")
    #expect(lines.dropFirst().dropLast().map { String($0.dropFirst(2)) } == changes)
    #expect(try test.folio("explain", "curve").output.hasPrefix("curve: fresh\n"))
  }

  @Test func `Explain names the data file that changed, and the build follows it`() throws {
    let test = try SmallReport.built(adding: [
      "Chapters/03-data.md": """
      ---
      title: Data
      ---

      ```experiment
      id: measured
      run: import
      with: {file: data/m.csv}
      ```

      The sum is `{value} sum(measured.y)`.

      """,
      "Chapters/data/m.csv": "x,y\n1,2\n2,3\n",
    ])
    #expect(try test.read("Output/index.html").contains("The sum is "))
    try test.write("x,y\n1,2\n2,4\n", to: "Chapters/data/m.csv")
    let lines = try test.folio("explain", "measured").output.split(separator: "\n")
    #expect(lines.contains("  data file Chapters/data/m.csv changed"))
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(try test.read("Output/data/measured.csv") == "x,y\n1,2\n2,4\n")
  }

  @Test func `Explaining what does not exist suggests what does`() throws {
    let outcome = try SmallReport.repository().folio("explain", "fig-time")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == "error: there is no item ‘fig-time’; did you mean ‘fig-times’?\n1 error\n")
  }

  @Test func `Check counts what is right and writes nothing`() throws {
    let test = try SmallReport.repository()
    let outcome = try test.folio("check")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "nothing is wrong with 2 chapters, 2 experiments, 2 figures, 1 claim\n")
    #expect(outcome.errors == "")
    #expect(!test.exists(".folio") && !test.exists("Output"))
  }

  @Test func `The schema of directives and parameters is JSON for any editor`() throws {
    let outcome = try FolioTest([:]).folio("schema")
    #expect(outcome.status == 0)
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    for name in ["experiment", "figure", "table", "claim"] {
      #expect(definitions[name] != nil, "\(name)")
    }
    for word in ["time-to-gain", "longestTime", "replicates", "\"additionalProperties\" : false"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test func `The simulations are listed with parameters, units, defaults and ranges`() throws {
    let outcome = try FolioTest([:]).folio("list", "--simulations")
    #expect(outcome.status == 0)
    for word in ["time-to-gain\n", "gain", "default 0.5", "above 0 and at most 2", "import\n"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test func `Clean removes the results that no chapter asks for, and keeps the others`() throws {
    let test = try SmallReport.built()
    #expect(try test.folio("clean", "--unused").output == "removed 0 unused results, 0 KiB\n")
    try test.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    let dry = try test.folio("clean", "--unused", "--dry-run").output
    #expect(dry.hasPrefix("would remove 3 unused results"), "\(dry)")
    #expect(try test.folio("clean", "--unused").output == "removed" + dry.dropFirst(12))
    #expect(try test.folio("clean", "--unused").output == "removed 0 unused results, 0 KiB\n")
    #expect(try test.folio("explain", "times").output.hasPrefix("times: fresh"))
    try test.replace("duration: 3", with: "duration: often", in: SmallReport.curves)
    let refusal = try test.folio("clean", "--unused")
    #expect(refusal.status == 2)
    #expect(
      refusal.errors == """
        error: nothing is removed: what ‘curve’ asks for is not known; ‘folio check’ says what is wrong
        1 error

        """)
  }

  @Test func `Clean removes the working state and nothing else`() throws {
    let test = try SmallReport.built()
    let before = try test.identities()
    let dry = try test.folio("clean", "--dry-run")
    #expect(dry.output.hasPrefix("would remove ") && test.exists(".folio"))
    let outcome = try test.folio("clean")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("removed "))
    #expect(!test.exists(".folio"))
    #expect(try test.identities() == before)
    #expect(try test.folio("clean").output == "removed 0 files, 0 KiB in ‘.folio’\n")
  }

  @Test func `Commands work from any folder below the root, and from outside with --root`() throws {
    let test = try SmallReport.repository(adding: ["deep/er/x.txt": ""])
    #expect(try test.folio("build", in: "deep/er").status == 0)
    #expect(try test.contents(of: "Output").keys.sorted() == SmallReport.published)
    for arguments in ["list", "check"] {
      #expect(try test.folio(arguments, in: "Chapters").status == 0)
    }
    let outside = try FolioTest([:])
    for command in ["build", "check", "list", "clean"] {
      let outcome = try outside.folio(command, "--root", test.root.path)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    #expect(try outside.contents(of: "").isEmpty)
    let lost = try outside.folio("build")
    #expect(lost.status == 2)
    #expect(lost.errors.hasPrefix("error: no folder ‘Chapters’ in ‘"))
    #expect(try outside.folio("build", "--root", ".").errors.contains("holds no folder ‘Chapters’"))
  }
}
