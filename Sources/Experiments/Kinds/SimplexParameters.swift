import NumericalMethods
import Results
import Simulation

/// The parameters that name a problem with one prompt and three outputs.
enum SimplexParameters {
  static let groundTruth = Parameter<[Double]>(
    "groundTruth", default: [-1, 0, 1], least: -1, greatest: 1,
    "ground-truth rewards of the three outputs")
  static let rewards = Parameter<[Double]>(
    "rewards", default: [], least: -1, greatest: 1,
    "the reward model's three rewards; empty to make them from the ground truth by the family")
  static let initial = Parameter<[Double]>(
    "initial", default: [1, 1, 1], least: 0, excludesLeast: true,
    "weights of the three outputs under the initial policy, proportional to their probabilities")

  static let all: [any ParameterDeclaration] = [
    groundTruth, rewards, ProblemParameters.reward, ProblemParameters.scale,
    ProblemParameters.exponent, ProblemParameters.anchor, ProblemParameters.squeeze, initial,
    ProblemParameters.regularization,
  ]

  /// The problem that the arguments name.
  static func problem(_ arguments: Arguments, _ context: WorkContext) throws -> TabularProblem {
    for (name, list) in [
      (groundTruth.name, arguments[groundTruth]), (initial.name, arguments[initial]),
      (rewards.name, arguments[rewards]),
    ] where list.count != 3 && !(name == rewards.name && list.isEmpty) {
      throw SimulationFailure("the list \(name) must have three numbers, not \(list.count)")
    }
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: arguments[groundTruth])
    return TabularProblem(
      initialPolicy: TabularPolicy(weights: arguments[initial]), groundTruth: truth,
      rewardModel: try rewardModel(arguments, truth, context),
      regularization: arguments[ProblemParameters.regularization])
  }

  private static func rewardModel(
    _ arguments: Arguments, _ truth: RewardTable, _ context: WorkContext
  ) throws -> RewardTable {
    guard arguments[rewards].isEmpty else {
      return try RewardTable(promptCount: 1, outputCount: 3, values: arguments[rewards])
    }
    var settings = ProblemRecipe().rewardSettings
    settings.scale = arguments[ProblemParameters.scale]
    settings.exponent = arguments[ProblemParameters.exponent]
    settings.anchor = arguments[ProblemParameters.anchor]
    settings.squeeze = arguments[ProblemParameters.squeeze]
    let family = RewardFamily(rawValue: arguments[ProblemParameters.reward]) ?? .scaled
    return try family.reward(
      for: truth, settings: settings, stream: context.instanceStream("reward"))
  }
}

/// The columns of a policy of the triangle, and their values.
enum SimplexColumns {
  static let all = [
    ResultColumn(
      "x", .number, "place in the triangle, from its left corner, the sure y₁, in sides"),
    ResultColumn("y", .number, "place in the triangle, above its base from y₁ to y₂, in sides"),
    ResultColumn("first_probability", .number, "probability of y₁"),
    ResultColumn("second_probability", .number, "probability of y₂"),
    ResultColumn("third_probability", .number, "probability of y₃"),
    ResultColumn("expected_reward", .number, "E[r_RM]"),
    ResultColumn("expected_ground_truth", .number, "E[r_G]"),
    ResultColumn("reward_variance", .number, "Var[r_RM]"),
    ResultColumn("divergence", .number, "KL divergence from the initial policy"),
    ResultColumn("objective", .number, "the objective φ"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient in the logits"),
    ResultColumn("speed", .number, "how fast the flow passes, in sides of the triangle per time"),
  ]

  static func values(x: Double, y: Double, _ point: SimplexLandscape.Point) -> [any ResultCell] {
    [x, y] + point.probabilities + [
      point.expectedReward, point.expectedGroundTruth, point.rewardVariance, point.divergence,
      point.objective, point.gradientNorm, point.speed,
    ]
  }
}
