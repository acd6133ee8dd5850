import Manuscript
import Publishing
import Results

/// What running the sample report found out, as if it had run.
enum SampleFindings {
  static let key = Fingerprint(of: "key")

  static let table = Table([
    Column("family", .strings(["scaled", "scaled", "banded", "banded"])),
    Column("variance", .numbers([1e-4, 0.01, 1e-4, 0.01])),
    Column("time", .numbers([412.5, 61.25, 530, .nan])),
  ])

  static let experiment = ExperimentFinding(
    table: table, simulation: "gradient-flow",
    parameters: [
      "gain": .number(0.1), "prompts": .integer(64), "outputs": .integer(16),
      "lambda": .number(0.05),
      "reward": .text("model"),
    ],
    sweep: [
      .init(
        parameters: ["family"], points: [[.text("scaled")], [.text("banded")], [.text("gapped")]]),
      .init(
        parameters: ["variance"],
        points: (0..<13).map {
          [
            .number(
              Double([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000][$0]) / 10000)
          ]
        }),
    ], seed: 7, replicates: 5, key: key,
    sources: ["Simulation/GradientFlow.swift": Fingerprint(of: "source").hexadecimal])

  static let figure = RenderedFigure(
    svg: Array(svg.utf8), png: [0x89, 0x50, 0x4E, 0x47], pdf: Array("%PDF".utf8), width: 1240,
    height: 760,
    alternativeText:
      "Three falling curves on logarithmic axes: time to gain against reward variance, from about 500 at a variance of 0.0001 to about 10 at a variance of 1.",
    specification: Fingerprint(of: "specification"),
    facts: .init(
      domains: ["x": [.number(1e-4), .number(1)], "y": [.number(1), .number(1000)]],
      counts: ["line": 3, "point": 39]))

  /// A drawing in small.
  static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" width="62" height="38" viewBox="0 0 620 380">
    <g id="g1"><path style="fill:none;stroke:#0072b2" d="M 70 60 L 550 288"/></g>
    </svg>
    """

  static let rates = TableFinding([
    .init(title: [.text("family")], isNumeric: false, cells: ["scaled", "banded", "gapped"]),
    .init(title: [.text("slope")], isNumeric: true, cells: ["−0.498", "−0.41", "−0.5"]),
    .init(
      title: [.text("95 % interval, low")], isNumeric: true,
      cells: ["−0.501", "−0.437", "−0.512"]),
    .init(title: [.text("flows")], isNumeric: true, cells: ["13", "13", "13"]),
  ])

  static let slope = ClaimFinding(
    quantities: [
      .init(name: "slope", value: .number(-0.4980213), text: "−0.498"),
      .init(name: "slope_low", value: .number(-0.5012), text: "−0.501"),
      .init(name: "slope_high", value: .number(-0.4951), text: "−0.495"),
    ], holds: true)

  static func findings(for document: Document) -> Findings {
    var values: [SourceRange: ValueFinding] = [:]
    for value in ReportContents(of: document).values {
      values[value.expression.range] =
        value.expression.value == "cl-slope.slope"
        ? ValueFinding(value: .number(-0.4980213), text: "−0.498")
        : ValueFinding(value: .integer(39), text: "39")
    }
    return Findings(
      experiments: ["time-to-gain": experiment],
      claims: [
        "cl-slope": slope,
        "cl-order": ClaimFinding(
          quantities: [.init(name: "largest", value: .number(0.25), text: "0.250")], holds: true),
      ],
      printedTables: ["tbl-rates": rates], figures: ["fig-time": figure], values: values)
  }
}
