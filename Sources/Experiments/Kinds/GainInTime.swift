public import Results
import Simulation

/// What gradient flow of a given duration gains, beside what could have predicted it; one row.
public enum GainInTime: SimulationKind {
  static let duration = Parameter<Double>(
    "duration", default: 100, least: 0, excludesLeast: true, greatest: 1e15,
    unit: "time of the whole parameter vector; divide by the prompts for that of one prompt",
    "length of the training")

  /// The name authors write.
  public static let name = "gain-in-time"
  /// What it computes.
  public static let summary =
    "rise of the expected rewards in gradient flow of a given duration, beside what predicts it"
  /// A tabular problem and the duration.
  public static let parameters: [any ParameterDeclaration] = [duration] + ProblemParameters.all
  /// One row.
  public static let columns =
    StatisticsColumns.all + [
      ResultColumn(
        "reward_covariance", .number, "E_x Cov(r_RM, r_G) under the initial policy"),
      ResultColumn("reward_gain", .number, "rise of E[r_RM] over its initial value"),
      ResultColumn("ground_truth_gain", .number, "rise of E[r_G] over its initial value"),
      ResultColumn("divergence", .number, "KL divergence from the initial policy at the end"),
    ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.problem(arguments, context)
      let start = problem.initialStatistics
      var end = start
      try GradientFlow(problem).follow(
        at: [arguments[duration]], isCancelled: { context.isCancelled }
      ) { end = problem.statistics(of: $1) }
      var rows = RowCollector(columns)
      rows.add(
        StatisticsColumns.values(problem) + [
          problem.rewardCovariance(under: problem.initialPolicy),
          end.expectedReward - start.expectedReward,
          end.expectedGroundTruth - start.expectedGroundTruth, end.divergence,
        ])
      return try rows.table
    }
  }
}
