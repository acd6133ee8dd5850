import Comparison
import Drawing
import Manuscript
import Publishing
import Results

/// A small report made in code: an experiment over three families and thirteen variances, a figure,
/// a printed table, a claim and a value.
struct FixtureReport {
  typealias Scalar = Manifest.Scalar

  struct Experiment {
    var parameters: [String: Scalar] = ["gamma": .number(0.4)]
    var sweep: [Manifest.Experiment.Axis] = FixtureReport.sweep
    var seed = 1
    var replicates = 1
    var sources = ["Sources/Simulation/Flow.swift"]
    var table = FixtureReport.times()
    var isTooLarge = false
    var line = 10
    var tolerance: Tolerance?
  }

  struct Figure {
    var from = ["time-to-gain"]
    var specification = "mark: line"
    var caption = "Time"
    /// Whether the manifest has the caption's text.
    var isQuotable = false
    /// What the drawing describes itself by.
    var description: String?
    var bitmap = FixtureReport.picture()
    var chapter = "Chapters/02-flat.md"
    var line = 41
    var facts: Manifest.Facts?
    var tolerance: Tolerance?
  }

  var profile = "full"
  var engine = ["Sources/Simulation/Flow.swift": "flow 1"]
  var hyphenation: [String: String]?
  var fonts = [Manifest.Font(name: "TeX Gyre Heros", version: "2.004")]
  var chapters = ["Chapters/02-flat.md"]
  var experiments: [String: Experiment] = ["time-to-gain": Experiment()]
  var figures: [String: Figure] = ["fig-time": Figure()]
  var tables: [String: Manifest.PrintedTable] = [
    "tbl-time": .init(
      place: .init(chapter: "Chapters/02-flat.md", line: 50), from: "time-to-gain",
      columns: ["family", "time"], rows: [["scaled", "1.0"], ["shifted", "2.0"]])
  ]
  var claims: [String: Manifest.Claim] = [
    "cl-slope": .init(
      place: .init(chapter: "Chapters/02-flat.md", line: 60), from: ["time-to-gain"],
      statement: "The slope is −1/2.",
      quantities: [.init(name: "value", value: .number(-0.51))], holds: true)
  ]
  var values: [Manifest.PrintedValue] = [
    .init(
      place: .init(chapter: "Chapters/02-flat.md", line: 70), column: 5,
      expression: "cl-slope.value", value: .number(-0.51), text: "−0.51")
  ]
  var failures: [String: String] = [:]

  /// Every file of the report, by path from the repository's root.
  func files() throws -> [String: [UInt8]] {
    var files = ["Output/manifest.json": try manifest().json]
    for (id, experiment) in experiments where !experiment.isTooLarge {
      files["Output/data/\(id).csv"] = Array(experiment.table.csv.utf8)
    }
    for (id, figure) in figures {
      files["Output/figures/\(id).png"] = try figure.bitmap.png()
      files["Output/figures/\(id).svg"] = Array(svg(figure, id).utf8)
    }
    return files
  }

  func manifest() throws -> Manifest {
    var manifest = Manifest(profile: profile, page: digest("page"))
    manifest.engine = engine.mapValues(digest)
    manifest.fonts = fonts
    manifest.hyphenation = hyphenation?.mapValues(digest)
    manifest.chapters = chapters.enumerated().map { index, path in
      .init(
        path: path, number: index + 1, title: "Chapter \(path.dropFirst(9).prefix(2))",
        digest: digest(path), labels: [:])
    }
    manifest.experiments = experiments.mapValues(entry)
    for (id, figure) in figures { manifest.figures[id] = try entry(figure, id) }
    manifest.tables = tables
    manifest.claims = claims
    manifest.values = values
    manifest.failures = failures
    return manifest
  }

  private func entry(_ experiment: Experiment) -> Manifest.Experiment {
    let sources = experiment.sources.map { engine[$0] ?? "" }
    let parameters = experiment.parameters.sorted { $0.key < $1.key }
    let ingredients =
      "\(parameters)\(experiment.sweep)\(experiment.seed)\(experiment.replicates)\(sources)"
    return Manifest.Experiment(
      place: .init(chapter: chapters.first ?? "Chapters/01-none.md", line: experiment.line),
      simulation: "time-to-gain", parameters: experiment.parameters, sweep: experiment.sweep,
      seed: .integer(experiment.seed), replicates: experiment.replicates,
      key: digest(ingredients), sources: experiment.sources, dataFiles: [:],
      rowCount: experiment.table.rowCount,
      columns: experiment.table.columns.map { .init(name: $0.name, kind: "number") },
      data: experiment.isTooLarge ? nil : digest(experiment.table.csv),
      tolerance: experiment.tolerance)
  }

  /// A drawing, which carries the figure's id as real ones do.
  private func svg(_ figure: Figure, _ id: String) -> String {
    guard let description = figure.description else {
      return "<svg id=\"\(id)\" \(figure.bitmap.hashText)/>"
    }
    return "<svg id=\"\(id)\"><desc>\(description)</desc>\(figure.bitmap.hashText)</svg>"
  }

  private func entry(_ figure: Figure, _ id: String) throws -> Manifest.Figure {
    Manifest.Figure(
      place: .init(chapter: figure.chapter, line: figure.line), from: figure.from,
      specification: digest(figure.specification),
      caption: digest(figure.caption + (figure.description ?? "")),
      files: [
        "png": Fingerprint(of: try figure.bitmap.png()).hexadecimal,
        "svg": digest(svg(figure, id)),
      ],
      width: figure.bitmap.width, height: figure.bitmap.height, facts: figure.facts,
      tolerance: figure.tolerance, captionText: figure.isQuotable ? figure.caption : nil)
  }

  private func digest(_ text: String) -> String { Fingerprint(of: text).hexadecimal }
}

extension FixtureReport {
  static let families = ["scaled", "shifted", "sparse"]
  static let variances = (1...13).map { Double($0) / 1000 }

  static let sweep: [Manifest.Experiment.Axis] = [
    .init(parameters: ["family"], points: families.map { [.text($0)] }),
    .init(parameters: ["variance"], points: variances.map { [.number($0)] }),
  ]

  /// 39 rows of `time_reward` = 1000 × variance; other values where `change` says so.
  static func times(
    variances: [Double] = variances,
    _ change: (_ family: String, _ variance: Double, _ time: Double) -> Double = { $2 }
  ) -> Table {
    var rows: [(String, Double, Double)] = []
    for family in families {
      for variance in variances {
        rows.append((family, variance, change(family, variance, variance * 1000)))
      }
    }
    return Table([
      Column("family", .strings(rows.map(\.0))), Column("variance", .numbers(rows.map(\.1))),
      Column("time_reward", .numbers(rows.map(\.2))),
    ])
  }

  /// A white picture with black pixels at some places.
  static func picture(
    width: Int = 40, height: Int = 25, black: [(Int, Int)] = [(1, 1)]
  ) -> Bitmap {
    var bytes = [UInt8](repeating: 255, count: width * height * 4)
    for (column, row) in black {
      let start = (row * width + column) * 4
      bytes.replaceSubrange(start..<(start + 3), with: [0, 0, 0])
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}

extension Bitmap {
  fileprivate var hashText: String { Fingerprint(of: bytes).hexadecimal }
}
