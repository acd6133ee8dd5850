import LanguageModels
public import Results

/// Samples of an initial policy with the reward of every reward model; one row a sample.
public enum SampledRewardTable: ArgumentChecking {
  /// The name authors write.
  public static let name = "reward-table"
  /// What it computes.
  public static let summary =
    "samples of a language model with the ground truth and the reward of every reward model"
  /// How many prompts there are, the first of policy gradient.
  static let prompts = Parameter<Int>(
    "tablePrompts", default: 128, least: 1, greatest: 100_000,
    "greatest number of prompts, the first of policy gradient")
  /// How many responses of the policy each prompt has.
  static let samples = Parameter<Int>(
    "tableSamples", default: 10, least: 1, greatest: 100_000,
    "number of responses to each of them")
  /// The language, the initial policy, and how reward models are trained; which one is not asked.
  public static let parameters: [any ParameterDeclaration] =
    RewardModelTraining.allParameters.filter { $0.name != RewardModelParameters.model.name }
    + [prompts, samples]
  /// One row a sample, in the order drawn: an output that was drawn twice has two rows.
  public static let columns =
    [
      ResultColumn("prompt", .string, "the prompt"),
      ResultColumn("output", .string, "the policy's response"),
      ResultColumn("ground_truth", .number, "r_G of the response"),
    ] + models.map { ResultColumn($0.column, .number, "its reward by the model ‘\($0.name)’") }

  private static let models = RewardModelChoice.all.filter { $0 != .groundTruth }

  /// What does not go together.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    LanguageMistakes.mistakes(at: points) { _ in .rewardModels(models) }
  }

  /// The initial policy and the reward models that learn.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)]
      + models.flatMap { RewardModelTraining.need(Self.arguments(arguments, of: $0)) }
  }

  /// The arguments of a reward model.
  private static func arguments(_ arguments: Arguments, of model: RewardModelChoice) -> Arguments {
    Arguments(
      arguments.values.merging([RewardModelParameters.model.name: model.name.argument]) { $1 },
      files: arguments.files)
  }

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    return try reportingLanguageFailures {
      let language = try LanguageSource(arguments, context).rewarded
      let scorers = try models.map { model in
        try RewardModelChoice.scorer(Self.arguments(arguments, of: model), language, context)
      }
      let groups = try NetworkEvaluator(policy, team: context.team).samples(
        Array(language.prompts(in: .policyGradient).prefix(arguments[prompts])),
        count: arguments[samples],
        maximumLength: arguments[InitialPolicyParameters.responseLength],
        stream: context.instanceStream("reward table"), isCancelled: { context.isCancelled })
      let groundTruths = language.rewards(of: groups)
      let rewards = scorers.map { $0.rewards(of: groups) }
      var rows = RowCollector(columns)
      for (place, group) in groups.enumerated() {
        let prompt = language.prompt(of: group.prompt)?.text ?? ""
        for (number, response) in group.responses.enumerated() {
          let text = language.tokenizer.text(of: response)
          rows.add(
            [prompt, text, groundTruths[place][number]] + rewards.map { $0[place][number] })
        }
      }
      return try rows.table
    }
  }
}

extension RewardModelChoice {
  /// The name of its column: `on_policy_100`, `perfectly_accurate`.
  fileprivate var column: String {
    String(name.map { $0 == "-" ? "_" : $0 })
  }
}
