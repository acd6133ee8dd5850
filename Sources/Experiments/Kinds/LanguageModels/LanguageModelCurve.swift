import LanguageModels
public import Results

/// How an initial policy learns the language; one row a look at it.
public enum LanguageModelCurve: ArgumentChecking {
  /// The name authors write.
  public static let name = "language-model-training"
  /// What it computes.
  public static let summary =
    "loss and ground truth of samples while a language model learns reference responses"
  /// The language and the initial policy.
  public static let parameters: [any ParameterDeclaration] = InitialPolicyTraining.parameters
  /// One row a look at the policy.
  public static let columns = [
    ResultColumn("step", .integer, "steps of training before"),
    ResultColumn(
      "training_loss", .number,
      "mean loss of the batches since the last row, in nats a token; missing in the first"),
    ResultColumn("held_out_loss", .number, "loss on held-out responses, in nats a token"),
    ResultColumn(
      "ground_truth", .number,
      "mean ground truth of samples on held-out prompts; missing for a ‘corpus’"),
    ResultColumn(
      "ground_truth_deviation", .number,
      "its standard deviation within a prompt, averaged over prompts; missing for a ‘corpus’"),
    ResultColumn("length", .number, "mean number of tokens of these samples"),
    ResultColumn("parameters", .integer, "number of parameters of the network"),
  ]

  /// What does not go together.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    LanguageMistakes.mistakes(at: points) { _ in .policy }
  }

  /// The initial policy.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)]
  }

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingLanguageFailures {
      let network = try TrainedNetwork(
        context.result(of: InitialPolicyTraining.self, arguments))
      let losses = network.record(InitialPolicyTraining.Record.losses)
      let heldOut = network.record(InitialPolicyTraining.Record.heldOutLosses)
      let looks = PolicyLooks.looks(of: network.record(InitialPolicyTraining.Record.looks))
      let parameterCount = try network.parameters().values.count
      var rows = RowCollector(columns)
      var last = 0
      for (look, heldOutLoss) in zip(looks, heldOut) {
        let batches = Array(losses[last..<look.step])
        rows.add([
          look.step, batches.isEmpty ? Double?.none : batches.mean, heldOutLoss, look.groundTruth,
          look.deviation, look.length, parameterCount,
        ])
        last = look.step
      }
      return try rows.table
    }
  }
}

extension LanguageModelCurve: NetworkExporting {
  /// The initial policy alone.
  public static let networks = [InitialPolicyTraining.name]

  /// A network as a safetensors file.
  public static func checkpoint(
    of name: String, _ arguments: Arguments, _ context: WorkContext
  ) throws -> [UInt8] {
    try reportingLanguageFailures {
      try InitialPolicyTraining.checkpoint(arguments, context)
    }
  }
}
