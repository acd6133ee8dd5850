import NumericalMethods

/// A piece of simulation whose inputs and results are defined exactly, so that any program can do the same
/// work and be compared number by number.
///
/// The engine's own types do the work; only the inputs are made here.
struct SimulationWorkload: Sendable {
  /// The name: the workload's number as on the command line, and a word for a part measured by itself.
  let name: String
  /// What is computed, in a line.
  let summary: String
  /// Does the work with the engine, the time in `cost`.
  let engine:
    @Sendable (_ amount: Amount, _ workers: WorkerTeam, _ cost: inout Cost) throws -> Results
  /// What it is compared with here, or nil where only `Baselines/` has something.
  let baseline: Baseline?

  /// A portion of the work done in the plain way.
  struct Baseline: Sendable {
    /// What it is.
    let name: String
    /// What part of the work it does, in words.
    let portion: String
    /// How far the results may differ, relatively.
    let tolerance: Double
    /// Does the portion, the time in `cost`.
    let run: @Sendable (_ cost: inout Cost) throws -> Results
  }

  /// Named lists of numbers.
  typealias Results = [String: [Double]]

  /// How much of the work.
  enum Amount: Sendable {
    /// All of it.
    case whole
    /// What the baseline does too.
    case portion
  }

  /// Every workload, in the order of their numbers.
  static let all: [SimulationWorkload] = [
    .flows, .ascent, .transformer, .jacobians, .policyGradient, .policyGradientInDouble,
    .preferences, .preferencesInDouble, .samples,
  ]

  /// What can be asked for on the command line.
  static let groups: [String] = all.map(\.group).reduce(into: []) {
    if $0.last != $1 { $0.append($1) }
  }

  /// The workload's number: the first word of its name.
  var group: String { String(name.prefix { $0 != " " }) }
}
