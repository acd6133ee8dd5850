import LanguageModels
import NumericalMethods

/// The reward models that chapters can ask for.
enum RewardModelChoice: Hashable {
  /// The ground truth itself.
  case groundTruth
  /// The ground truth squeezed within each prompt: perfectly accurate, with low variance.
  case perfectlyAccurate
  /// Trained on preference pairs, of which this percentage is on-policy.
  case trained(onPolicyPercentage: Int)

  /// All of them, from the most on-policy data to none.
  static let all: [RewardModelChoice] =
    [100, 75, 50, 25, 0].map { .trained(onPolicyPercentage: $0) } + [
      .perfectlyAccurate, .groundTruth,
    ]

  /// The name authors write.
  var name: String {
    switch self {
    case .groundTruth: "ground-truth"
    case .perfectlyAccurate: "perfectly-accurate"
    case .trained(let percentage): "on-policy-\(percentage)"
    }
  }

  /// The reward model of a name, one of the choices of its parameter.
  init(named name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else {
      preconditionFailure("the planner lets no other name pass than those of the choices")
    }
    self = found
  }
}

/// The parameters that name a reward model.
enum RewardModelParameters {
  static let model = Parameter<String>(
    "rewardModel", default: RewardModelChoice.all[0].name,
    choices: RewardModelChoice.all.map(\.name),
    "trained on preference pairs of which so many per cent are on-policy; or the ground truth squeezed within "
      + "each prompt; or the ground truth itself")
  static let pairsPerPrompt = Parameter<Int>(
    "pairsPerPrompt", default: 2, least: 1, greatest: 1000,
    "number of preference pairs of each of the reward models' prompts")
  static let trainingSteps = Parameter<Int>(
    "rewardTrainingSteps", default: 1000, least: 0, greatest: 10_000_000,
    "number of steps of the reward model's training")
  static let batchSize = Parameter<Int>(
    "rewardBatchSize", default: 32, least: 1, greatest: 100_000, unit: "pairs",
    "size of a batch of the reward model's training")
  static let learningRate = Parameter<Double>(
    "rewardLearningRate", default: 1e-3, least: 0, excludesLeast: true, greatest: 10,
    "greatest learning rate of the reward model's training, reached in a tenth of the steps, then falling on a "
      + "cosine to a tenth")
  static let centring = Parameter<Double>(
    "centring", default: 0.01, least: 0, greatest: 100,
    "factor of the squared sum of a pair's rewards in the reward model's loss")
  static let squeeze = Parameter<Double>(
    "squeeze", default: 0.1, least: 0, excludesLeast: true, greatest: 1,
    "factor of the ground truth in the perfectly accurate reward model")
  static let offset = Parameter<Double>(
    "offset", default: 0.9, least: 0, greatest: 1,
    "greatest offset of a prompt in the perfectly accurate reward model, at most 1 − squeeze; it moves no policy, "
      + "but whitening divides by it")
  static let samplerWidth = Parameter<Int>(
    "samplerWidth", default: 0, least: 0, greatest: 4096,
    "width of the policy whose samples are the on-policy pairs and whose network the reward model begins with; "
      + "0: as the policy's")
  static let samplerLayers = Parameter<Int>(
    "samplerLayers", default: 0, least: 0, greatest: 64, "its number of layers; 0: as the policy's")
  static let samplerHeads = Parameter<Int>(
    "samplerHeads", default: 0, least: 0, greatest: 64, "its attention heads; 0: as the policy's")
  static let samplerTrainingSteps = Parameter<Int>(
    "samplerTrainingSteps", default: -1, least: -1, greatest: 10_000_000,
    "its steps of supervised training; −1: as the policy's")
  static let samplerWriter = Parameter<String>(
    "samplerWriter", default: "same", choices: ["same"] + Writer.allCases.map(\.rawValue),
    "who writes its reference responses")

  /// What the training of a reward model depends on besides the language and its sampler.
  static let training: [any ParameterDeclaration] = [
    model, pairsPerPrompt, trainingSteps, batchSize, learningRate, centring,
  ]
  /// All of them.
  static let all: [any ParameterDeclaration] =
    training + [
      squeeze, offset, samplerWidth, samplerLayers, samplerHeads, samplerTrainingSteps,
      samplerWriter,
    ]

  /// The arguments with the sampler's settings in place of the policy's.
  static func sampler(_ arguments: Arguments) -> Arguments {
    var sampler = arguments
    func replace(_ parameter: Parameter<Int>, by other: Parameter<Int>, unless nothing: Int) {
      let value = arguments[other]
      if value != nothing { sampler = sampler.replacing(parameter, with: value) }
    }
    replace(InitialPolicyParameters.width, by: samplerWidth, unless: 0)
    replace(InitialPolicyParameters.layers, by: samplerLayers, unless: 0)
    replace(InitialPolicyParameters.heads, by: samplerHeads, unless: 0)
    replace(InitialPolicyParameters.trainingSteps, by: samplerTrainingSteps, unless: -1)
    if arguments[samplerWriter] != "same" {
      sampler = sampler.replacing(
        InitialPolicyParameters.referenceWriter, with: arguments[samplerWriter])
    }
    return sampler
  }

  /// How a reward model is trained.
  static func settings(_ arguments: Arguments) -> BradleyTerrySettings {
    let steps = arguments[trainingSteps]
    return BradleyTerrySettings(
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(
          peak: arguments[learningRate], decay: .cosine, warmUpSteps: steps / 10,
          totalSteps: steps, finalShare: 0.1),
        adam: AdamSettings(weightDecay: arguments[InitialPolicyParameters.weightDecay]),
        clippingNorm: arguments[InitialPolicyParameters.clipping]),
      loss: BradleyTerryLoss(centring: arguments[centring]),
      batchSize: arguments[batchSize], stepCount: steps,
      evaluationInterval: max(1, (steps + 19) / 20))
  }
}
