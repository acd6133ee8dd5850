import Results
import Simulation

/// The columns that say what a researcher's table tells of a reward column before training, and their values.
enum RewardTableStatisticsColumns {
  static let all = [
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn("accuracy_error", .number, "its standard error over prompts"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("on_policy_accuracy_error", .number, "its standard error over prompts"),
    ResultColumn(
      "undecided_pairs", .number,
      "share of these pairs with equal r_G, in which different rewards count as wrong"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn("reward_variance_error", .number, "its standard error over prompts"),
    ResultColumn(
      "sample_variance", .number,
      "unbiased estimate of that variance under the policy the rows were drawn from"),
    ResultColumn(
      "reward_deviation", .number, "standard deviation σ of r_RM over all prompts and outputs"),
    ResultColumn(
      "whitened_variance", .number, "E_x Var[r_RM]/σ², the share of σ² within prompts"),
    ResultColumn("reward_covariance", .number, "E_x Cov(r_RM, r_G) under the initial policy"),
    ResultColumn("whitened_covariance", .number, "that covariance over σ"),
    ResultColumn("expected_reward", .number, "E[r_RM] under the initial policy"),
    ResultColumn("expected_ground_truth", .number, "E[r_G] under the initial policy"),
    ResultColumn("largest_ground_truth_gain", .number, "E_x max r_G − E r_G"),
    ResultColumn("initial_reward_rate", .number, "initial rate of increase of E[r_RM]"),
    ResultColumn("initial_ground_truth_rate", .number, "initial rate of increase of E[r_G]"),
    ResultColumn(
      "initial_ground_truth_rate_error", .number, "its standard error over prompts"),
  ]

  /// How the rows of the table became prompts and outputs.
  static let counts = [
    ResultColumn("prompts", .integer, "number of prompts with outputs to compare"),
    ResultColumn("outputs", .integer, "number of different outputs of these"),
    ResultColumn("skipped_prompts", .integer, "number of prompts left out: one output"),
    ResultColumn("incomplete_rows", .integer, "number of rows left out: a number is missing"),
    ResultColumn("impossible_rows", .integer, "number of rows left out: weight 0"),
    ResultColumn("repeated_rows", .integer, "number of rows that repeat an output"),
    ResultColumn(
      "disagreeing_outputs", .integer,
      "number of outputs whose rows have different rewards; their mean is taken"),
  ]

  /// The statistics of a problem.
  static func values(_ problem: ScoredProblem, _ statistics: ScoredStatistics)
    -> [any ResultCell]
  {
    let deviation = problem.totalDeviation
    return [
      statistics.accuracy?.value, statistics.accuracy?.standardError,
      statistics.onPolicyAccuracy?.value, statistics.onPolicyAccuracy?.standardError,
      statistics.undecidedPairs?.value,
      statistics.rewardVariance.value, statistics.rewardVariance.standardError,
      statistics.sampleVariance?.value, deviation, statistics.whitenedVariance,
      statistics.rewardCovariance?.value,
      statistics.rewardCovariance.map { deviation > 0 ? $0.value / deviation : 0 },
      statistics.expectedReward, statistics.expectedGroundTruth,
      statistics.largestGroundTruthGain, statistics.rewardRate.value,
      statistics.groundTruthRate?.value, statistics.groundTruthRate?.standardError,
    ]
  }

  /// How the rows became outputs.
  static func counts(_ outputs: ScoredOutputs) -> [any ResultCell] {
    [
      outputs.prompts.count, outputs.outputCount, outputs.skippedPromptCount,
      outputs.incompleteRowCount, outputs.impossibleRowCount, outputs.repeatedRowCount,
      outputs.disagreeingOutputCount,
    ]
  }
}
