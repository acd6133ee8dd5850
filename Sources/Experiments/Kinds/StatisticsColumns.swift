import Results
import Simulation

/// The columns that say what a reward model is worth for an initial policy, and their values.
enum StatisticsColumns {
  static let all = [
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn("expected_reward", .number, "E[r_RM] under the initial policy"),
    ResultColumn("expected_ground_truth", .number, "E[r_G] under the initial policy"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient at the start"),
    ResultColumn("cube_root_gradient_bound", .number, "the authors' bound 6LΓ Var^(1/3) on it"),
    ResultColumn("square_root_gradient_bound", .number, "our bound √(L/2)Γ Var^(1/2) on it"),
    ResultColumn("initial_reward_rate", .number, "initial rate of increase of E[r_RM]"),
    ResultColumn("initial_ground_truth_rate", .number, "initial rate of increase of E[r_G]"),
  ]

  static func values(_ problem: TabularProblem) -> [any ResultCell] {
    let statistics = problem.initialStatistics
    let constants = PathConstants(problem, watching: .groundTruth)
    let variance = problem.initialObjectiveVariance
    return [
      accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform),
      accuracy(
        of: problem.rewardModel, against: problem.groundTruth,
        pairs: .onPolicy(problem.initialPolicy)),
      statistics.rewardVariance, statistics.expectedReward, statistics.expectedGroundTruth,
      statistics.gradientNorm,
      variance.map { CubeRootBound.gradientNorm(variance: $0, constants) },
      variance.map { SquareRootBound.gradientNorm(variance: $0, constants) },
      problem.initialRewardRate, statistics.groundTruthRate,
    ]
  }
}
