import Experiments
import Manuscript
import NumericalMethods
import Results
import Testing

/// A small simulation for tests: `steps` values that decay from `start`.
enum Decay: SimulationKind {
  static let name = "decay"
  static let summary = "Values that decay step by step."
  static let rate = Parameter<Double>(
    "rate", least: 0, excludesLeast: true, greatest: 10, unit: "per step", "how fast")
  static let start = Parameter<Double>("start", default: 1, "the first value")
  static let steps = Parameter<Int>("steps", default: 2, least: 1, greatest: 1000, "how many")
  static let family = Parameter<String>(
    "family", default: "plain", choices: ["plain", "noisy", "stuck", "slow"], "what kind")
  static let weights = Parameter<[Double]>("weights", default: [], least: 0, "factors")
  static let rounded = Parameter<Bool>("rounded", default: false, "whether to round")

  static let parameters: [any ParameterDeclaration] = [
    rate, start, steps, family, weights, rounded,
  ]
  static let columns = [
    ResultColumn("step", .integer, "the step"), ResultColumn("value", .number, "the value"),
    ResultColumn("half", .boolean, "whether it is below a half"),
    ResultColumn("label", .string, "the family"),
  ]

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    var noise = context.samplingStream("noise")
    let family = arguments[Self.family]
    if family == "stuck", arguments[rate] > 2 {
      throw SimulationFailure("the rate \(arguments[rate]) leads nowhere")
    }
    while family == "slow" {
      if context.isCancelled { throw CancellationError() }
    }
    var value = arguments[start]
    var values: [Double] = []
    for _ in 0..<arguments[steps] {
      values.append(arguments[rounded] ? value.rounded() : value)
      value /= 1 + arguments[rate]
      if family == "noisy" { value += Double(noise.next() >> 11) * 0x1p-53 }
    }
    return Table([
      Column("step", .integers(Array(values.indices))), Column("value", .numbers(values)),
      Column("half", .booleans(values.map { $0 < 0.5 })),
      Column("label", .strings(values.map { _ in family })),
    ])
  }
}

extension SimulationRegistry {
  /// The simulations of the tests, with sources that do not change.
  static let fixture = SimulationRegistry([Decay.self]) { _ in
    EngineFingerprint(digests: ["Simulation/Decay.swift": String(repeating: "a", count: 64)])
  }
}

/// No data files at all.
struct NoDataFiles: DataFiles {
  func file(named name: String, atMost limit: Int) throws(DataFileRefusal) -> DataFile {
    throw .notFound
  }
}

extension Planner {
  /// The planner of the tests.
  static let fixture = Planner(registry: .fixture, dataFiles: NoDataFiles())
}

/// The plan of an experiment without mistakes.
func plan(_ text: String, profile: String = "full") throws -> ExperimentPlan {
  let (plans, diagnostics) = Planner.fixture.plan(
    [try ExperimentText(text).directive], profile: profile)
  try #require(diagnostics.map(\.message) == [])
  return try #require(plans.first)
}
