public import Results
import Simulation

/// What policies of any model and a reward model are worth for each other before training; one row.
public enum PolicyWorth: SimulationKind {
  /// The name authors write.
  public static let name = "policy-statistics"
  /// What it computes.
  public static let summary =
    "variance, accuracy, gradient, Γ and initial rates for policies of any model, before training"
  /// A problem with policies of any model.
  public static let parameters = PolicyParameters.all
  /// One row.
  public static let columns = PolicyStatisticsColumns.all

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      rows.add(
        try Row().outcome(
          arguments, context.instanceStream, isCancelled: { context.isCancelled }))
      return try rows.table
    }
  }

  private struct Row: PolicyWork {
    func outcome<Model>(_ problem: PolicyProblem<Model>) throws -> [any ResultCell] {
      try PolicyStatisticsColumns.values(problem.makeEvaluator())
    }
  }
}
