import Manuscript
import Results

/// The wording of what can go wrong while experiments run.
enum ExecutionMessages {
  /// How many failed points a diagnostic names.
  private static let namedPoints = 5

  /// - Parameter details: What else is known of the first failure, a line each.
  static func failed(
    _ failures: [(point: String, reason: String)], details: [String] = [], in plan: ExperimentPlan
  ) -> [Diagnostic] {
    guard let first = failures.first else { return [] }
    var notes = details
    notes += failures.dropFirst().prefix(namedPoints - 1).map { "at \($0.point): \($0.reason)" }
    if failures.count > 1 {
      notes.append(
        "it failed in \(failures.count) of \(plan.units.count) runs; the others are stored")
    }
    let place = first.point.isEmpty ? "" : " at \(first.point)"
    return [
      Diagnostic(
        at: plan.directive.run.range,
        "‘\(plan.ingredients.simulation)’ failed\(place): \(first.reason)", notes: notes)
    ]
  }

  /// “another table than the stored one”.
  static func another(_ noun: String, than origin: String) -> String {
    "another \(noun) than the \(origin) one"
  }

  static func notReproduced(_ plan: ExperimentPlan, _ difference: String) -> Diagnostic {
    Diagnostic(
      at: plan.directive.run.range,
      "‘\(plan.id)’ computed anew gives \(difference)",
      notes: [
        "parameters, seed, data files and engine sources are the same: the simulation depends on "
          + "something else, or what is at hand was changed by hand"
      ])
  }

  static func storeFailed(_ error: ResultStoreError) -> Diagnostic {
    Diagnostic(
      at: nil, "\(error)", notes: ["what was computed and could not be stored will run again"])
  }

  /// What a simulation gave instead of its declared columns.
  static func wrongColumns(_ table: Table, declared: [ResultColumn]) -> String {
    let given = table.columns.map { "\($0.name) (\($0.kind.wording))" }.joined(separator: ", ")
    let wanted = declared.map { "\($0.name) (\($0.kind.wording))" }.joined(separator: ", ")
    return "the simulation gave the columns \(given) instead of \(wanted)"
  }

  /// “variance = 0.01, replicate 3”; empty for the only run of an experiment.
  static func point(_ unit: WorkUnit, of plan: ExperimentPlan) -> String {
    let sweep = plan.ingredients.sweep
    var parts = zip(sweep.parameters, sweep.values(at: unit.point)).map { "\($0) = \($1)" }
    if plan.ingredients.replicates > 1 { parts.append("replicate \(unit.replicate)") }
    return parts.joined(separator: ", ")
  }
}
