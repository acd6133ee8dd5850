public import Results
import Simulation

/// The times that the two reward models of a worked example take to gain γ, one row a model.
public enum TabularTimes: SimulationKind {
  /// The name authors write.
  public static let name = "tabular-times"
  /// What it computes.
  public static let summary =
    "times of the two reward models of a worked example to raise the ground truth by γ"
  /// The lists of the example, the gain and the end.
  public static let parameters: [any ParameterDeclaration] =
    WorkedExample.parameters + [GainParameters.gain, GainParameters.longestTime]
  /// One row a reward model.
  public static let columns = [
    ResultColumn("model", .string, "the reward model: first or second"),
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn("reward_variance", .number, "Var[r_RM] under the initial policy"),
    ResultColumn("initial_ground_truth", .number, "E[r_G] under the initial policy"),
    ResultColumn(
      "time_to_ground_truth", .number, "time to gain γ in E[r_G]; missing if not reached"),
    ResultColumn("ground_truth_reached", .boolean, "whether E[r_G] has gained γ"),
    ResultColumn("never_reached", .boolean, "whether it is proved that E[r_G] never gains γ"),
  ]

  /// Computes the two rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      for (name, problem) in zip(["first", "second"], try WorkedExample.problems(arguments)) {
        let time = try GradientFlow(problem).timesToGain(
          arguments[GainParameters.gain], watching: [.groundTruth],
          longestTime: arguments[GainParameters.longestTime], isCancelled: { context.isCancelled }
        ).groundTruth
        let statistics = problem.initialStatistics
        rows.add([
          name, accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform),
          statistics.rewardVariance, statistics.expectedGroundTruth, time.time,
          time.time != nil, time == .never,
        ])
      }
      return try rows.table
    }
  }
}
