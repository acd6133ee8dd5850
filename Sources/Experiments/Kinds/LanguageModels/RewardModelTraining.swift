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

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    return try reportingLanguageFailures {
      let source = try LanguageSource(arguments, context)
      let language = try source.language(for: "a reward model")
      let share = RewardModelChoice(named: arguments[RewardModelParameters.model]).onPolicyShare
      func mix(_ split: PromptSplit, pairsPerPrompt: Int) throws -> PreferenceMix {
        try PreferenceData(
          of: policy, language, in: split, pairsPerPrompt: pairsPerPrompt,
          maximumLength: arguments[InitialPolicyParameters.responseLength],
          stream: context.instanceStream("preferences").branch(split.rawValue),
          isCancelled: { context.isCancelled }
        ).mix
      }
      let heldOut = try mix(.test, pairsPerPrompt: 1)
      let training = BradleyTerryTraining<Float>(
        settings: RewardModelParameters.settings(arguments),
        pairs: try mix(
          .rewardModel, pairsPerPrompt: arguments[RewardModelParameters.pairsPerPrompt]
        ).pairs(onPolicyShare: share), heldOut: heldOut.onPolicy + heldOut.offPolicy,
        stream: context.instanceStream("reward model training"))
      let outcome = try training.run(
        from: policy.replacingHead(
          outputCount: 1, stream: context.instanceStream("reward model head")),
        resuming: context.keptState(), isCancelled: { context.isCancelled },
        save: { context.keep($0) })
      let records = [
        Record.losses: outcome.curve.losses,
        Record.evaluations: outcome.curve.evaluations.flatMap {
          [Double($0.step), $0.loss, $0.accuracy ?? .nan]
        },
      ]
      return TrainedNetwork(outcome.parameters, source.tokenizer, records: records).bytes
    }
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
      context.result(of: Self.self, try RewardModelParameters.sampler(arguments)))
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
      guard squeeze + offset <= 1 else {
        throw SimulationFailure("‘squeeze’ \(squeeze) and ‘offset’ \(offset) sum to more than 1")
      }
      return PromptOffsetReward(
        of: language, scale: squeeze, spread: offset,
        stream: context.instanceStream("offsets"))
    case .trained:
      return TrainedReward(try RewardModelTraining.network(arguments, context).parameters())
    }
  }
}
