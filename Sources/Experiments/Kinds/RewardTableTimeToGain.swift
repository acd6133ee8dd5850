public import Results
import Simulation

/// The time until training on a reward column of a researcher's table has gained a share of what can be gained; one row.
public enum RewardTableTimeToGain: ArgumentChecking {
  static let share = Parameter<Double>(
    "share", default: 0.25, least: 0, excludesLeast: true, greatest: 0.999_999,
    "gain γ as a share of the largest possible, E_x max r − E r, of r_G and of r_RM")
  static let longestTime = Parameter<Double>(
    "longestTime", default: 1e9, least: 0, excludesLeast: true, greatest: 1e15,
    unit: "time of one prompt's logits, dθ_x/dt = ∇φ_x, however many prompts there are",
    "time at which the flow is ended")

  /// The name authors write.
  public static let name = "reward-table-time-to-gain"
  /// What it computes.
  public static let summary =
    "time until a policy over your own table has gained γ, predicted, bounded and simulated"
  /// The table, its columns, what is done to the rewards, the gain and the end.
  public static let parameters: [any ParameterDeclaration] =
    [share] + RewardTableParameters.all + [longestTime]
  /// One row.
  public static let columns = [
    ResultColumn("ground_truth_gain", .number, "γ for E[r_G], in the table's units"),
    ResultColumn(
      "time_to_ground_truth", .number, "time to gain γ in E[r_G]; missing if not reached"),
    ResultColumn("ground_truth_reached", .boolean, "whether E[r_G] has gained γ"),
    ResultColumn("never_reached", .boolean, "whether it is proved that E[r_G] never gains γ"),
    ResultColumn(
      "predicted_time", .number,
      "γ over the initial rate of E[r_G]; missing where that is not positive"),
    ResultColumn(
      "prompt_bound", .number, "our lower bound on the time for E[r_G], by each prompt's variance"),
    ResultColumn(
      "square_root_bound", .number, "our lower bound on it by the mean variance, ∝ Var^(−1/2)"),
    ResultColumn(
      "cube_root_bound", .number, "lower bound on it of the authors' form, ∝ Var^(−1/3)"),
    ResultColumn("reward_gain", .number, "γ for E[r_RM], in the table's units"),
    ResultColumn("time_to_reward", .number, "time to gain γ in E[r_RM]; missing if not reached"),
    ResultColumn("reward_reached", .boolean, "whether E[r_RM] has gained γ"),
    ResultColumn(
      "reward_prompt_bound", .number, "our lower bound on the time for E[r_RM]"),
    ResultColumn("steps", .integer, "accepted steps of the integration"),
  ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try RewardTableParameters.problem(arguments)
      let times = try ScoredFlow(problem).timesToGain(
        share: arguments[share], longestTime: arguments[longestTime],
        isCancelled: { context.isCancelled })
      let rate = problem.statistics().groundTruthRate?.value
      let truth = times.groundTruthGain.flatMap {
        $0 > 0 ? problem.bounds(toGain: $0, watching: .groundTruth) : nil
      }
      let reward =
        times.rewardGain > 0
        ? problem.bounds(toGain: times.rewardGain, watching: .rewardModel) : nil
      var rows = RowCollector(columns)
      rows.add([
        times.groundTruthGain, times.groundTruth?.time, times.groundTruth?.time != nil,
        times.groundTruth == .never, predictedTime(times.groundTruthGain, rate),
        truth?.promptBound, truth?.squareRootBound, truth?.cubeRootBound, times.rewardGain,
        times.rewardModel?.time, times.rewardModel?.time != nil, reward?.promptBound,
        times.acceptedSteps,
      ])
      return try rows.table
    }
  }

  /// What is wrong with the table.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    RewardTableParameters.mistakes(at: points)
  }

  private static func predictedTime(_ gain: Double?, _ rate: Double?) -> Double? {
    guard let gain, let rate, rate > 0, gain > 0 else { return nil }
    return gain / rate
  }
}
