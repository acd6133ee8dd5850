public import Results
import Simulation

/// What a researcher's table says of one of its reward columns before any training; one row.
public enum RewardTableStatistics: ArgumentChecking {
  /// The name authors write.
  public static let name = "reward-table-statistics"
  /// What it computes.
  public static let summary =
    "accuracy, reward variance, covariance and predicted speed of a reward column of your own table"
  /// The table, its columns, and what is done to the rewards.
  public static let parameters: [any ParameterDeclaration] = RewardTableParameters.all
  /// One row.
  public static let columns =
    RewardTableStatisticsColumns.all + RewardTableStatisticsColumns.counts

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try RewardTableParameters.problem(arguments)
      var rows = RowCollector(columns)
      rows.add(
        RewardTableStatisticsColumns.values(problem, problem.statistics())
          + RewardTableStatisticsColumns.counts(problem.outputs))
      return try rows.table
    }
  }

  /// What is wrong with the table.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    RewardTableParameters.mistakes(at: points)
  }
}
