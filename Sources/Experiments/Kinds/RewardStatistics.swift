public import Results
import Simulation

/// What a reward model is worth for an initial policy before any training; one row.
public enum RewardStatistics: SimulationKind {
  /// The name authors write.
  public static let name = "reward-statistics"
  /// What it computes.
  public static let summary =
    "accuracy, reward variance, gradient and initial rates of a reward model, before training"
  /// A tabular problem.
  public static let parameters = ProblemParameters.all
  /// One row.
  public static let columns = StatisticsColumns.all

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      rows.add(StatisticsColumns.values(try ProblemParameters.problem(arguments, context)))
      return try rows.table
    }
  }
}
