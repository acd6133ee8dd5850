public import Results
import Simulation

/// Training on a reward column of a researcher's table, simulated; one row a sampled time.
public enum RewardTableTrainingCurve: ArgumentChecking {
  static let duration = Parameter<Double>(
    "duration", default: 100, least: 0, excludesLeast: true, greatest: 1e15,
    unit: "time of one prompt's logits, dθ_x/dt = ∇φ_x, however many prompts there are",
    "length of the training")

  /// The name authors write.
  public static let name = "reward-table-training-curve"
  /// What it computes.
  public static let summary =
    "rewards, reward variance and KL divergence while an exact policy trains on your own table"
  /// The table, its columns, what is done to the rewards, and the sampled times.
  public static let parameters: [any ParameterDeclaration] =
    RewardTableParameters.all + [
      duration, SampledTimes.points, SampledTimes.spacing, SampledTimes.firstTime,
    ]
  /// One row a sampled time.
  public static let columns = [
    ResultColumn("time", .number, "time since the start"),
    ResultColumn("expected_reward", .number, "E[r_RM]"),
    ResultColumn(
      "reward_rise", .number, "rise of E[r_RM] over its initial value, in deviations σ"),
    ResultColumn("expected_ground_truth", .number, "E[r_G]"),
    ResultColumn("ground_truth_rise", .number, "rise of E[r_G] over its initial value"),
    ResultColumn(
      "predicted_ground_truth", .number, "E[r_G] if it went on at its initial rate"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the present policy"),
    ResultColumn("divergence", .number, "KL divergence from the initial policy"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try RewardTableParameters.problem(arguments)
      let start = problem.statistics()
      let moments = try ScoredFlow(problem).moments(
        at: SampledTimes.times(arguments), isCancelled: { context.isCancelled })
      var rows = RowCollector(columns)
      for moment in moments {
        let rises = RewardRises(of: problem, from: start, to: moment)
        rows.add([
          moment.time, moment.expectedReward, rises.reward, moment.expectedGroundTruth,
          rises.groundTruth, prediction(start, at: moment.time), moment.rewardVariance,
          moment.divergence,
        ])
      }
      return try rows.table
    }
  }

  /// What is wrong with the table.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    RewardTableParameters.mistakes(at: points)
  }

  private static func prediction(_ start: ScoredStatistics, at time: Double) -> Double? {
    guard let truth = start.expectedGroundTruth, let rate = start.groundTruthRate else {
      return nil
    }
    return truth + rate.value * time
  }
}
