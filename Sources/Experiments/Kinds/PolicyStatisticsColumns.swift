import Results
import Simulation

/// The columns that say what a policy and a reward model are worth for each other before training.
enum PolicyStatisticsColumns {
  static let all = [
    ResultColumn("parameters", .integer, "number of parameters of the policy"),
    ResultColumn(
      "jacobian_norm", .number, "Γ at the start, the largest norm of a prefix's Jacobian"),
    ResultColumn("jacobian_norm_error", .number, "bound on the error of Γ"),
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn(
      "reward_covariance", .number, "E_x Cov(r_RM, r_G) under the initial policy"),
    ResultColumn("initial_reward", .number, "E[r_RM] under the initial policy"),
    ResultColumn("initial_ground_truth", .number, "E[r_G] under the initial policy"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient at the start"),
    ResultColumn("cube_root_gradient_bound", .number, "the authors' bound 6LΓ Var^(1/3) on it"),
    ResultColumn("square_root_gradient_bound", .number, "our bound √(L/2)Γ Var^(1/2) on it"),
    ResultColumn("initial_reward_rate", .number, "initial rate of increase of E[r_RM]"),
    ResultColumn("initial_ground_truth_rate", .number, "initial rate of increase of E[r_G]"),
    ResultColumn(
      "held_out_ground_truth_rate", .number,
      "initial rate of increase of E[r_G] on held-out prompts; missing without any"),
  ]

  /// The values for an evaluator that stands at the initial policy, all but the last over the training prompts.
  static func values<Model>(_ evaluator: PolicyEvaluator<Model>) throws -> [any ResultCell] {
    let problem = evaluator.problem
    let moments = evaluator.moments(on: .training)
    let outputs = try evaluator.outputs()
    let gamma = evaluator.jacobianNorm
    let constants = PathConstants(
      length: Double(problem.model.tree.length), jacobianNorm: gamma.upperBound)
    return [
      problem.model.parameterCount, gamma.value, gamma.error, outputs.accuracy,
      outputs.onPolicyAccuracy, moments.rewardVariance, outputs.rewardCovariance,
      moments.expectedReward, moments.expectedGroundTruth, evaluator.velocityNorm,
      CubeRootBound.gradientNorm(variance: moments.rewardVariance, constants),
      SquareRootBound.gradientNorm(variance: moments.objectiveVariance, constants),
      evaluator.rate(of: .rewardModel, on: .training),
      evaluator.rate(of: .groundTruth, on: .training),
      problem.heldOutPrompts.isEmpty
        ? Double?.none : evaluator.rate(of: .groundTruth, on: .heldOut),
    ]
  }
}
