import Comparison
import Publishing

/// A history of every kind of change, each with the verdict that `folio diff` must give.
struct LongHistory {
  /// One commit.
  struct Step {
    var subject: String
    /// The items that differ, in brief; see ``LongHistory/brief(_:)``.
    var verdict: [String]
    var change: (inout FixtureReport) -> Void = { _ in }
    /// What is done to the files after the report is published.
    var files: (ReportRepository) throws -> Void = { _ in }

    init(
      _ subject: String, _ verdict: [String],
      change: @escaping (inout FixtureReport) -> Void = { _ in },
      files: @escaping (ReportRepository) throws -> Void = { _ in }
    ) {
      self.subject = subject
      self.verdict = verdict
      self.change = change
      self.files = files
    }
  }

  /// An item in brief: status, id, causes, what differs.
  static func brief(_ item: ItemChange) -> String {
    var words = [item.status == .changed ? "" : item.status.rawValue, item.id]
    if let former = item.previousID { words.append("(was \(former))") }
    words += item.causes.map { "because:" + $0.kind.rawValue }
    words += item.data.map { "data:" + $0.extent.rawValue }
    if item.withinTolerance != nil { words.append("noise") }
    if item.flipsVerdict {
      words.append("FLIPPED")
    } else if item.claim != nil {
      words.append("measured")
    }
    if item.text != nil { words.append("text") }
    if item.cells != nil { words.append("cells") }
    if item.picture != nil { words.append("picture") }
    if item.failure != nil { words.append("failure") }
    words += item.problems.map { "problem:" + $0.kind.rawValue }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static let engine = "Sources/Simulation/Flow.swift"

  private static func drift(_ report: inout FixtureReport, _ share: Double, engine name: String) {
    report.engine = [engine: name]
    report.experiments["time-to-gain"]?.table = FixtureReport.times { _, _, time in
      time * (1 + share)
    }
  }

  /// What is set and drawn.
  static var settings: [Step] {
    [
      Step("Caption only", ["fig-time because:caption"]) {
        $0.figures["fig-time"]?.caption = "Time to gain"
      },
      Step("Colour only", ["fig-time because:specification picture"]) {
        $0.figures["fig-time"]?.specification = "color: red"
        $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 1)])
      },
      Step("Axis domain", ["fig-time because:specification picture"]) {
        $0.figures["fig-time"]?.specification = "color: red, domain: [0, 20]"
        $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2)])
      },
      Step("Size of the picture", ["fig-time because:specification picture"]) {
        $0.figures["fig-time"]?.specification = "width: 50"
        $0.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 50)
      },
      Step("Font", ["fig-time because:font picture"]) {
        $0.fonts[0].version = "2.005"
        $0.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 50, black: [(4, 4)])
      },
      Step("Drawing code", ["fig-time because:drawing picture"]) {
        $0.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 50, black: [(5, 5)])
      },
      Step("Directive moves down", []) { $0.figures["fig-time"]?.line = 44 },
      Step(
        "Prose alone", [], files: { try $0.write("# Words\n".utf8, to: "Chapters/01-words.md") }),
      Step(
        "Names with spaces and line ends", [],
        files: { try $0.write("x".utf8, to: "Chapters/a name\nof two lines.md") }),
    ]
  }

  /// What is computed.
  static var results: [Step] {
    [
      Step(
        "Seed",
        ["fig-time because:seed data:values", "time-to-gain because:seed data:values"]
      ) {
        $0.experiments["time-to-gain"]?.seed = 2
        $0.experiments["time-to-gain"]?.table = FixtureReport.times { _, _, time in time * 1.5 }
      },
      Step(
        "Parameter",
        ["fig-time because:parameter data:values", "time-to-gain because:parameter data:values"]
      ) {
        $0.experiments["time-to-gain"]?.parameters["gamma"] = .number(0.5)
        $0.experiments["time-to-gain"]?.table = FixtureReport.times { _, _, time in time * 1.25 }
      },
      Step(
        "Row count",
        ["fig-time because:sweep data:values", "time-to-gain because:sweep data:values"]
      ) {
        let points = FixtureReport.variances.dropLast().map { [Manifest.Scalar.number($0)] }
        $0.experiments["time-to-gain"]?.sweep[1].points = points
        $0.experiments["time-to-gain"]?.table = FixtureReport.times(
          variances: FixtureReport.variances.dropLast()
        ) { _, _, time in time * 1.25 }
      },
      Step("Replicates with equal means", ["time-to-gain because:replicates"]) {
        $0.experiments["time-to-gain"]?.replicates = 2
      },
      Step("Engine with equal results", ["time-to-gain because:engine"]) {
        $0.engine = [engine: "flow 2"]
      },
      Step(
        "Engine and rows as before",
        ["fig-time because:engine data:values", "time-to-gain because:engine data:values"]
      ) { drift(&$0, 0, engine: "flow 3") },
      Step("Engine with drift below tolerance", ["time-to-gain because:engine noise"]) {
        drift(&$0, 1e-12, engine: "flow 4")
      },
      Step(
        "Engine with drift above tolerance",
        ["fig-time because:engine data:values", "time-to-gain because:engine data:values"]
      ) { drift(&$0, 1e-6, engine: "flow 5") },
      Step("Claim measured", ["cl-slope because:expression measured"]) {
        $0.claims["cl-slope"]?.quantities[0].value = .number(-0.49)
      },
      Step("Claim fails", ["cl-slope because:expression FLIPPED"]) {
        $0.claims["cl-slope"]?.quantities[0].value = .number(0.3)
        $0.claims["cl-slope"]?.holds = false
      },
      Step("Claim holds again", ["cl-slope because:expression FLIPPED"]) {
        $0.claims["cl-slope"]?.quantities[0].value = .number(-0.5)
        $0.claims["cl-slope"]?.holds = true
      },
      Step("Value in the text", ["cl-slope.value text"]) { $0.values[0].text = "−0.5" },
      Step("Printed cell", ["tbl-time because:expression cells"]) {
        $0.tables["tbl-time"]?.rows[0][1] = "1.5"
      },
    ]
  }

  /// Names, chapters and mishaps.
  static var names: [Step] {
    [
      Step("Figure renamed", ["renamed fig-duration (was fig-time)"]) {
        $0.figures["fig-duration"] = $0.figures.removeValue(forKey: "fig-time")
      },
      Step("Experiment renamed", ["renamed gain (was time-to-gain)"]) {
        $0.experiments["gain"] = $0.experiments.removeValue(forKey: "time-to-gain")
        $0.figures["fig-duration"]?.from = ["gain"]
        $0.tables["tbl-time"]?.from = "gain"
        $0.claims["cl-slope"]?.from = ["gain"]
      },
      Step("Figure added", ["added fig-second"]) {
        $0.figures["fig-second"] = .init(
          from: [], bitmap: FixtureReport.picture(black: [(20, 20)]))
      },
      Step(
        "Figure moves to a new chapter",
        ["added Chapters/03-deep.md", "fig-second because:chapter"]
      ) {
        $0.chapters.append("Chapters/03-deep.md")
        $0.figures["fig-second"]?.chapter = "Chapters/03-deep.md"
      },
      Step("Chapter deleted", ["removed Chapters/03-deep.md", "removed fig-second"]) {
        $0.chapters.removeLast()
        $0.figures["fig-second"] = nil
      },
      Step("Figure fails", ["fig-duration failure"]) {
        $0.figures["fig-duration"] = nil
        $0.failures["fig-duration"] = "no such column"
      },
      Step("Figure is mended", ["fig-duration failure"]) {
        $0.figures["fig-duration"] = .init(from: ["gain"])
        $0.failures = [:]
      },
      Step(
        "Picture file damaged",
        ["fig-duration because:caption picture problem:mismatch problem:damaged"],
        change: {
          $0.figures["fig-duration"]?.caption = "Damaged"
          $0.figures["fig-duration"]?.bitmap = FixtureReport.picture(black: [(7, 7)])
        },
        files: { try $0.write("no picture".utf8, to: "Output/figures/fig-duration.png") }),
      Step(
        "Picture file whole",
        ["fig-duration because:caption picture problem:mismatch problem:damaged"]
      ) {
        $0.figures["fig-duration"]?.caption = "Whole"
        $0.figures["fig-duration"]?.bitmap = FixtureReport.picture(black: [(8, 8)])
      },
      Step(
        "Data file missing",
        [
          "fig-duration because:seed data:unreadable problem:missing",
          "gain because:seed data:unreadable problem:missing",
        ],
        change: {
          $0.experiments["gain"]?.seed = 3
          $0.experiments["gain"]?.table = FixtureReport.times { _, _, time in time * 3 }
        },
        files: { try $0.remove("Output/data/gain.csv") }),
      Step(
        "Data too large to be committed",
        [
          "fig-duration because:seed data:keyOnly", "gain because:seed data:keyOnly",
        ]
      ) {
        $0.experiments["gain"]?.seed = 4
        $0.experiments["gain"]?.isTooLarge = true
      },
    ]
  }

  static var steps: [Step] { settings + results + names }

  /// Commits a first report, then every step.
  ///
  /// - Parameter check: Called after each step's commit.
  static func commit(
    in repository: ReportRepository, check: (Step) throws -> Void
  ) throws {
    var report = FixtureReport()
    try repository.publish(report)
    try repository.commit("First")
    for step in steps {
      step.change(&report)
      try repository.publish(report)
      try step.files(repository)
      try repository.commit(step.subject)
      try check(step)
    }
  }
}
