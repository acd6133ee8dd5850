import LanguageModels
public import Results

/// How a language model fares under policy gradient against a reward model; one row an evaluation.
public enum PolicyGradientCurve: ArgumentChecking {
  /// The name authors write.
  public static let name = "policy-gradient"
  /// What it computes.
  public static let summary =
    "rewards, ground truth, KL, variance, entropy and length while a language model is trained against a "
    + "reward model"
  /// The language, the initial policy, the reward model, what it is judged on, and the training.
  public static let parameters: [any ParameterDeclaration] = PolicyGradientRun.parameters
  /// One row an evaluation; what is true of the reward model under the initial policy stands in each row.
  public static let columns =
    [
      ResultColumn("step", .integer, "rollouts trained on before"),
      ResultColumn("samples", .integer, "responses trained on before"),
    ] + prompts("training", "prompts that are trained on") + prompts("test", "held-out prompts")
    + judgement

  private static func prompts(_ name: String, _ what: String) -> [ResultColumn] {
    [
      ResultColumn("\(name)_reward", .number, "mean reward of samples on \(what)"),
      ResultColumn(
        "\(name)_whitened_reward", .number, "the same in units of whitened rewards"),
      ResultColumn("\(name)_ground_truth", .number, "mean ground truth of the same"),
      ResultColumn("\(name)_reward_increase", .number, "rise of the whitened reward since step 0"),
      ResultColumn(
        "\(name)_ground_truth_increase", .number, "rise of the ground truth since step 0"),
      ResultColumn(
        "\(name)_divergence", .number,
        "KL divergence from the initial policy, in nats a response, over whole next-token distributions"
      ),
      ResultColumn("\(name)_reward_variance", .number, "E_x Var[r_RM] under the present policy"),
      ResultColumn(
        "\(name)_ground_truth_variance", .number, "E_x Var[r_G] under the present policy"),
      ResultColumn("\(name)_entropy", .number, "mean entropy of a token, in nats"),
      ResultColumn("\(name)_length", .number, "mean number of tokens of a response"),
      ResultColumn("\(name)_ended_share", .number, "share of responses that ended by themselves"),
    ]
  }

  private static let judgement = [
    ResultColumn("initial_reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn(
      "initial_whitened_variance", .number, "the same of whitened rewards"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy on pairs of samples of the initial policy"),
    ResultColumn(
      "off_policy_accuracy", .number, "accuracy on pairs of other writers' responses"),
    ResultColumn(
      "initial_covariance", .number, "E_x Cov[r_RM, r_G] under the initial policy"),
    ResultColumn(
      "initial_whitened_covariance", .number, "the same of whitened rewards"),
  ]

  /// What does not go together.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    LanguageMistakes.mistakes(at: points) {
      .policyGradient(RewardModelChoice(named: $0[RewardModelParameters.model]))
    }
  }

  /// The trained policy.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(PolicyGradientRun.self, arguments)]
  }

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingLanguageFailures {
      let network = try TrainedNetwork(context.result(of: PolicyGradientRun.self, arguments))
      let judgement = JudgementNumbers(
        values: network.record(PolicyGradientRun.Record.judgement))
      let evaluations = EvaluationNumbers.evaluations(
        of: network.record(PolicyGradientRun.Record.evaluations))
      var rows = RowCollector(columns)
      for place in stride(from: 0, to: evaluations.count - 1, by: 2) {
        let (training, test) = (evaluations[place], evaluations[place + 1])
        rows.add(
          [training.step, training.sampleCount]
            + cells(training, since: evaluations[0], judgement)
            + cells(test, since: evaluations[1], judgement) + cells(judgement))
      }
      return try rows.table
    }
  }

  private static func cells(
    _ now: EvaluationNumbers, since start: EvaluationNumbers, _ judgement: JudgementNumbers
  ) -> [any ResultCell] {
    let whitening = judgement.whitening
    return [
      now.reward, whitening(now.reward), now.groundTruth,
      whitening(now.reward) - whitening(start.reward), now.groundTruth - start.groundTruth,
      now.divergence, now.rewardVariance, now.groundTruthVariance, now.entropy, now.length,
      now.endedShare,
    ]
  }

  private static func cells(_ judgement: JudgementNumbers) -> [any ResultCell] {
    [
      judgement.rewardVariance, judgement.whitenedVariance, judgement.onPolicyAccuracy,
      judgement.offPolicyAccuracy, judgement.covariance, judgement.whitenedCovariance,
    ]
  }
}

extension PolicyGradientCurve: NetworkExporting {
  /// The trained policy, the policy it began as, and the reward model.
  public static let networks = [
    PolicyGradientRun.name, InitialPolicyTraining.name, RewardModelTraining.name,
  ]

  /// A network as a safetensors file.
  public static func checkpoint(
    of name: String, _ arguments: Arguments, _ context: WorkContext
  ) throws -> [UInt8] {
    try reportingLanguageFailures {
      switch name {
      case RewardModelTraining.name:
        try RewardModelTraining.checkpoint(arguments, context)
      case PolicyGradientRun.name: try PolicyGradientRun.checkpoint(arguments, context)
      default: try InitialPolicyTraining.checkpoint(arguments, context)
      }
    }
  }
}
