import LanguageModels
public import Results

/// How a reward model learns from preferences; one row an evaluation on held-out pairs.
public enum RewardModelCurve: ArgumentChecking {
  /// The name authors write.
  public static let name = "reward-model-training"
  /// What it computes.
  public static let summary =
    "Bradley–Terry loss and held-out accuracy while a reward model learns from preferences"
  /// The language, the initial policy and the reward model.
  public static let parameters: [any ParameterDeclaration] = RewardModelTraining.allParameters
  /// One row an evaluation.
  public static let columns = [
    ResultColumn("step", .integer, "steps of training before"),
    ResultColumn(
      "training_loss", .number,
      "mean loss of the batches since the last row; missing in the first"),
    ResultColumn(
      "held_out_loss", .number, "loss on pairs of held-out prompts, half of them on-policy"),
    ResultColumn(
      "held_out_accuracy", .number, "share of these pairs whose better response gets more"),
  ]

  /// What does not go together; only reward models that learn can be watched.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    points.compactMap { arguments in
      let name = arguments[RewardModelParameters.model]
      if case .trained = RewardModelChoice(named: name) { return nil }
      return ArgumentMistake(
        "the reward model ‘\(name)’ is not trained",
        at: .argument(RewardModelParameters.model.name, .string(name)))
    }
      + LanguageMistakes.mistakes(at: points) {
        .rewardModels([RewardModelChoice(named: $0[RewardModelParameters.model])])
      }
  }

  /// The reward model.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    RewardModelTraining.need(arguments)
  }

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingLanguageFailures {
      let network = try RewardModelTraining.network(arguments, context)
      let losses = network.record(RewardModelTraining.Record.losses)
      let evaluations = network.record(RewardModelTraining.Record.evaluations)
      var rows = RowCollector(columns)
      var last = 0
      for start in stride(from: 0, to: evaluations.count - 2, by: 3) {
        let step = Int(evaluations[start])
        let batches = Array(losses[last..<step])
        rows.add([
          step, batches.isEmpty ? Double?.none : batches.mean, evaluations[start + 1],
          evaluations[start + 2],
        ])
        last = step
      }
      return try rows.table
    }
  }
}

extension RewardModelCurve: NetworkExporting {
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
