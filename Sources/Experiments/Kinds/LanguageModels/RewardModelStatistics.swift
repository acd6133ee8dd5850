import LanguageModels
public import Results

/// What a reward model is worth under an initial policy before any training against it; one row.
public enum RewardModelStatistics: ArgumentChecking {
  /// The name authors write.
  public static let name = "reward-model-statistics"
  /// What it computes.
  public static let summary =
    "accuracy on and off policy, reward variance and covariance of a reward model under a language model"
  /// The language, the initial policy, the reward model, and what it is judged on.
  public static let parameters: [any ParameterDeclaration] =
    RewardModelTraining.allParameters + TeachingParameters.all
  /// One row; each estimate with the half width of its 95 % interval over prompts.
  public static let columns =
    [
      ResultColumn("mean_reward", .number, "mean reward of samples of the initial policy"),
      ResultColumn(
        "reward_deviation", .number,
        "standard deviation of the rewards of all its samples, which whitening divides by"),
      ResultColumn("mean_ground_truth", .number, "mean ground truth of the same samples"),
    ]
    + estimates.flatMap { estimate in
      [
        ResultColumn(estimate.name, .number, estimate.meaning),
        ResultColumn(
          "\(estimate.name)_half_width", .number,
          "half width of its 95 % interval over prompts; missing for a single prompt"),
      ]
    }

  private struct Estimate {
    var name: String
    var meaning: String
    var value: @Sendable (RewardModelEvaluation) -> PromptEstimate?
  }

  private static let estimates = [
    Estimate(
      name: "on_policy_accuracy",
      meaning: "share of pairs of samples to a prompt that the reward orders as the ground truth",
      value: { $0.onPolicyAccuracy }),
    Estimate(
      name: "off_policy_accuracy",
      meaning: "the same for pairs of other writers' responses; missing without any",
      value: { $0.offPolicyAccuracy }),
    Estimate(
      name: "reward_variance", meaning: "E_x Var_{y∼π_init}[r_RM]", value: { $0.rewardVariance }),
    Estimate(
      name: "whitened_variance", meaning: "the reward variance of the whitened rewards",
      value: { $0.whitenedRewardVariance }),
    Estimate(
      name: "ground_truth_variance", meaning: "E_x Var_{y∼π_init}[r_G]",
      value: { $0.groundTruthVariance }),
    Estimate(
      name: "covariance", meaning: "E_x Cov_{y∼π_init}[r_RM, r_G]", value: { $0.covariance }),
    Estimate(
      name: "whitened_covariance", meaning: "the covariance of the whitened rewards with r_G",
      value: { $0.whitenedCovariance }),
  ]

  /// What does not go together.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    LanguageMistakes.mistakes(at: points) {
      .rewardModels([RewardModelChoice(named: $0[RewardModelParameters.model])])
    }
  }

  /// The initial policy and the reward model.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)] + RewardModelTraining.need(arguments)
  }

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    return try reportingLanguageFailures {
      let language = try LanguageSource(arguments, context).rewarded
      let scorer = try RewardModelChoice.scorer(arguments, language, context)
      let judgement = try TeachingMaterial(of: policy, language, arguments, context)
        .judgement(of: scorer)
      var rows = RowCollector(columns)
      let means = [
        judgement.meanReward, judgement.whitening.standardDeviation, judgement.meanGroundTruth,
      ]
      let numbers = estimates.flatMap { estimate -> [Double?] in
        let value = estimate.value(judgement.evaluation)
        let halfWidth = value?.halfWidth()
        return [value?.mean, halfWidth.flatMap { $0.isNaN ? nil : $0 }]
      }
      rows.add(means + numbers)
      return try rows.table
    }
  }
}

extension RewardModelStatistics: NetworkExporting {
  /// The reward model, and the initial policy that it is for.
  public static let networks = [RewardModelTraining.name, InitialPolicyTraining.name]

  /// A network as a safetensors file.
  public static func checkpoint(
    of name: String, _ arguments: Arguments, _ context: WorkContext
  ) throws -> [UInt8] {
    try reportingLanguageFailures {
      try name == RewardModelTraining.name
        ? RewardModelTraining.checkpoint(arguments, context)
        : InitialPolicyTraining.checkpoint(arguments, context)
    }
  }
}
