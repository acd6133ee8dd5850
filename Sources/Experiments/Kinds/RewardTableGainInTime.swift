public import Results
import Simulation

/// What training of a given duration on a reward column of a researcher's table gains, beside what could have predicted it; one row.
public enum RewardTableGainInTime: ArgumentChecking {
  /// The name authors write.
  public static let name = "reward-table-gain-in-time"
  /// What it computes.
  public static let summary =
    "rise of the rewards in training of a given duration on your own table, beside what predicts it"
  /// The table, its columns, what is done to the rewards, and the duration.
  public static let parameters: [any ParameterDeclaration] =
    [RewardTableTrainingCurve.duration] + RewardTableParameters.all
  /// One row.
  public static let columns =
    RewardTableStatisticsColumns.all + [
      ResultColumn(
        "reward_rise", .number, "rise of E[r_RM] over its initial value, in deviations σ"),
      ResultColumn("ground_truth_rise", .number, "rise of E[r_G] over its initial value"),
      ResultColumn(
        "predicted_rise", .number, "initial rate of E[r_G] times the duration"),
      ResultColumn("divergence", .number, "KL divergence from the initial policy at the end"),
    ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try RewardTableParameters.problem(arguments)
      let start = problem.statistics()
      let duration = arguments[RewardTableTrainingCurve.duration]
      let moments = try ScoredFlow(problem).moments(
        at: [duration], isCancelled: { context.isCancelled })
      var rows = RowCollector(columns)
      for end in moments {
        let rises = RewardRises(of: problem, from: start, to: end)
        rows.add(
          RewardTableStatisticsColumns.values(problem, start) + [
            rises.reward, rises.groundTruth, start.groundTruthRate.map { $0.value * duration },
            end.divergence,
          ])
      }
      return try rows.table
    }
  }

  /// What is wrong with the table.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    RewardTableParameters.mistakes(at: points)
  }
}

/// How far the expected rewards have risen since the start.
struct RewardRises {
  /// Of r_RM, in its deviations σ; 0 for a constant column.
  let reward: Double
  /// Of r_G; nil without ground truth.
  let groundTruth: Double?

  init(of problem: ScoredProblem, from start: ScoredStatistics, to end: ScoredMoments) {
    let deviation = problem.totalDeviation
    reward = deviation > 0 ? (end.expectedReward - start.expectedReward) / deviation : 0
    groundTruth = end.expectedGroundTruth.flatMap { value in
      start.expectedGroundTruth.map { value - $0 }
    }
  }
}
