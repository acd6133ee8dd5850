public import Results
import Simulation

/// What the best of N outputs by a reward model is worth, exactly; one row.
public enum BestOfNRewards: SimulationKind {
  static let samples = Parameter<Int>(
    "samples", default: 16, least: 1, greatest: 1_000_000,
    "number N of outputs drawn, of which the reward model chooses one")

  /// The name authors write.
  public static let name = "best-of-n"
  /// What it computes.
  public static let summary =
    "rewards and KL divergence of the best of N outputs by a reward model, without sampling"
  /// N, the setting and the reward model.
  public static let parameters: [any ParameterDeclaration] =
    [samples] + ProblemParameters.instance
  /// One row.
  public static let columns = [
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn("expected_reward", .number, "E[r_RM] of the best of N"),
    ResultColumn("expected_ground_truth", .number, "E[r_G] of the best of N"),
    ResultColumn("ground_truth_gain", .number, "that less E[r_G] of the initial policy"),
    ResultColumn("divergence", .number, "KL divergence of the best of N from the initial policy"),
    ResultColumn("divergence_bound", .number, "ln N − (N − 1)/N, which it cannot exceed"),
  ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.instanceRecipe(arguments).problem(
        context.instanceStream)
      let best = BestOfN(
        samples: arguments[samples], of: problem.initialPolicy, by: problem.rewardModel
      ).statistics(groundTruth: problem.groundTruth)
      let start = problem.initialStatistics
      var rows = RowCollector(columns)
      rows.add([
        accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform),
        accuracy(
          of: problem.rewardModel, against: problem.groundTruth,
          pairs: .onPolicy(problem.initialPolicy)),
        start.rewardVariance, best.expectedReward, best.expectedGroundTruth,
        best.expectedGroundTruth - start.expectedGroundTruth, best.divergence,
        best.divergenceBound,
      ])
      return try rows.table
    }
  }
}
