import LanguageModels
import NumericalMethods

/// A reward model of a seed and replicate: the initial policy's network with a new head, trained on preferences.
enum RewardModelTraining: SharedComputation {
  static let name = "reward-model"
  static let activity = "training a reward model"
  static let parameters =
    InitialPolicyTraining.parameters + RewardModelParameters.training

  /// The parameters that name a reward model, trained or not, and the policy it is for.
  static let allParameters =
    InitialPolicyTraining.parameters + RewardModelParameters.all

  /// The names of what is recorded.
  enum Record {
    /// The loss of each step's batch.
    static let losses = "losses"
    /// Step, loss and accuracy of each evaluation on held-out pairs of both sources.
    static let evaluations = "evaluations"
  }

  static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [
      SharedNeed(InitialPolicyTraining.self, arguments),
      SharedNeed(PreferenceDrawing.self, arguments),
    ]
  }

  static func effort(_ arguments: Arguments) -> Double {
    Double(arguments[RewardModelParameters.trainingSteps])
      * LanguageEffort(arguments).training(
        prompts: Double(arguments[RewardModelParameters.batchSize]), responsesToEach: 2)
  }

  /// The reward model of arguments as something that is needed; nothing where none is trained.
  static func need(_ arguments: Arguments) -> [SharedNeed] {
    guard case .trained = RewardModelChoice(named: arguments[RewardModelParameters.model]) else {
      return []
    }
    return [SharedNeed(Self.self, RewardModelParameters.sampler(arguments))]
  }

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    let preferences = try PreferenceDrawing.pairs(arguments, context)
    return try reportingLanguageFailures {
      let source = try LanguageSource(arguments, context)
      let share = RewardModelChoice(named: arguments[RewardModelParameters.model]).onPolicyShare
      let pairs = preferences.training.pairs(onPolicyShare: share)
      guard !pairs.isEmpty else {
        throw SimulationFailure(
          "no two responses to any of the reward models’ prompts differ in ground truth")
      }
      try checkMemory(policy.shape, pairs, arguments)
      let training = BradleyTerryTraining<Float>(
        settings: RewardModelParameters.settings(arguments), pairs: pairs,
        heldOut: preferences.heldOut.onPolicy + preferences.heldOut.offPolicy,
        stream: context.instanceStream("reward model training"))
      let outcome = try training.run(
        from: policy.replacingHead(
          outputCount: 1, stream: context.instanceStream("reward model head")),
        resuming: context.keptState(), team: context.team, isCancelled: { context.isCancelled },
        report: { context.advance(to: $0, of: $1) }, save: { context.keep($0) })
      let records = [
        Record.losses: outcome.curve.losses,
        Record.evaluations: outcome.curve.evaluations.flatMap {
          [Double($0.step), $0.loss, $0.accuracy ?? .nan]
        },
      ]
      return TrainedNetwork(outcome.parameters, source.tokenizer, records: records).bytes
    }
  }

  private static func checkMemory(
    _ shape: NetworkShape, _ pairs: [PreferencePair], _ arguments: Arguments
  ) throws(SimulationFailure) {
    let sizes = pairs.map { PromptGroup(prompt: $0.prompt, responses: [$0.chosen, $0.rejected]) }
      .meanSizes
    var memory = NetworkMemory(of: shape)
    memory.add(parameterCopies: NetworkMemory.trainedCopies + NetworkMemory.readCopies)
    memory.add(
      groups: Double(arguments[RewardModelParameters.batchSize]), prompt: sizes.prompt,
      responses: 2, response: sizes.response, isKept: true)
    try memory.check()
  }

  /// The reward model as a safetensors file for others.
  ///
  /// - Throws: `SimulationFailure` for one that is no network.
  static func checkpoint(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let model = arguments[RewardModelParameters.model]
    guard case .trained = RewardModelChoice(named: model) else {
      throw SimulationFailure("the reward model ‘\(model)’ is no network")
    }
    return try network(arguments, context).exported
  }

  /// The trained reward model of arguments, by the settings of its sampler.
  static func network(_ arguments: Arguments, _ context: WorkContext) throws -> TrainedNetwork {
    try TrainedNetwork(
      context.result(of: Self.self, RewardModelParameters.sampler(arguments)))
  }
}

extension RewardModelChoice {
  /// The share of on-policy pairs in its training data.
  fileprivate var onPolicyShare: Double {
    guard case .trained(let percentage) = self else {
      preconditionFailure("only reward models that learn are trained")
    }
    return Double(percentage) / 100
  }
}

extension RewardModelChoice {
  /// The reward model that arguments name, trained where it learns.
  static func scorer(
    _ arguments: Arguments, _ language: TokenizedLanguage, _ context: WorkContext
  ) throws -> any RewardScorer {
    switch RewardModelChoice(named: arguments[RewardModelParameters.model]) {
    case .groundTruth: return language
    case .perfectlyAccurate:
      let squeeze = arguments[RewardModelParameters.squeeze]
      let offset = arguments[RewardModelParameters.offset]
      return PromptOffsetReward(
        of: language, scale: squeeze, spread: offset,
        stream: context.instanceStream("offsets"))
    case .trained:
      return TrainedReward(
        try RewardModelTraining.network(arguments, context).parameters(), team: context.team)
    }
  }
}
