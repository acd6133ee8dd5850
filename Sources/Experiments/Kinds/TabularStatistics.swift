public import Results
import Simulation

/// Accuracy, variance and gradient of the two reward models of a worked example, one row a model.
public enum TabularStatistics: SimulationKind {
  /// The name authors write.
  public static let name = "tabular-statistics"
  /// What it computes.
  public static let summary =
    "accuracy, reward variance and gradient of the two reward models of a worked example"
  /// The lists of the example.
  public static let parameters = WorkedExample.parameters
  /// One row a reward model.
  public static let columns =
    [ResultColumn("model", .string, "the reward model: first or second")] + StatisticsColumns.all

  /// Computes the two rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      for (name, problem) in zip(["first", "second"], try WorkedExample.problems(arguments)) {
        rows.add([name] + StatisticsColumns.values(problem))
      }
      return try rows.table
    }
  }
}
