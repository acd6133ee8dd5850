import LanguageModels
import NumericalMethods

/// The parameters of how a reward model is judged under an initial policy before training.
enum TeachingParameters {
  static let split = Parameter<String>(
    "statisticsPrompts", default: "policy-gradient", choices: ["policy-gradient", "test"],
    "whether reward models are judged on the prompts of policy gradient or on held-out ones")
  static let promptCount = Parameter<Int>(
    "statisticsPromptCount", default: 500, least: 1, greatest: 100_000,
    "greatest number of these prompts, the first of them")
  static let samples = Parameter<Int>(
    "statisticsSamples", default: 10, least: 2, greatest: 100_000,
    "number of responses of the initial policy to each of these prompts")
  static let pairs = Parameter<Int>(
    "statisticsPairs", default: 2, least: 1, greatest: 100_000,
    "number of pairs of other writers' responses to each of these prompts, for the off-policy accuracy"
  )

  /// All of them.
  static let all: [any ParameterDeclaration] = [split, promptCount, samples, pairs]
}

/// What an initial policy samples and what other writers write: what reward models are judged on.
///
/// It is the same for every reward model, so that those are compared on the same responses.
struct TeachingMaterial {
  /// Samples of the initial policy, with their ground truth.
  let samples: [PromptGroup]
  let groundTruths: [[Double]]
  /// For each prompt, pairs of two other writers' responses, the better one first; ties are left out.
  let pairs: [[PromptGroup]]
  /// Samples of the initial policy on the prompts of policy gradient, which whitening is measured on.
  let whiteningSamples: [PromptGroup]

  /// Draws the material.
  init(
    of policy: NetworkParameters<Float>, _ language: TokenizedLanguage, _ arguments: Arguments,
    _ context: WorkContext
  ) throws {
    let evaluator = NetworkEvaluator(policy, team: context.team)
    let stream = context.instanceStream("statistics")
    let promptCount = arguments[TeachingParameters.promptCount]
    let longest = arguments[InitialPolicyParameters.responseLength]
    func samples(_ split: PromptSplit) throws -> [PromptGroup] {
      return try evaluator.samples(
        Array(language.prompts(in: split).prefix(promptCount)),
        count: arguments[TeachingParameters.samples],
        maximumLength: longest,
        stream: stream.branch(split.rawValue), isCancelled: { context.isCancelled })
    }
    let isTest = arguments[TeachingParameters.split] == "test"
    let split = isTest ? PromptSplit.test : .policyGradient
    whiteningSamples = try samples(.policyGradient)
    self.samples = isTest ? try samples(.test) : whiteningSamples
    groundTruths = language.rewards(of: self.samples)
    pairs = try language.language.prompts(in: split).prefix(promptCount).map { prompt in
      if context.isCancelled { throw CancellationError() }
      return (0..<arguments[TeachingParameters.pairs]).compactMap { number in
        let stream = stream.branch("pairs").branch(prompt.text).branch("\(number)")
        let pair = language.offPolicyPair(for: prompt, maximumLength: longest, stream: stream)
        return Self.labelled(pair, language)
      }
    }
  }

  private static func labelled(
    _ pair: PromptGroup, _ language: TokenizedLanguage
  ) -> PromptGroup? {
    let rewards = language.rewards(of: [pair])[0]
    if rewards[0] == rewards[1] { return nil }
    let isOrdered = rewards[0] > rewards[1]
    return isOrdered
      ? pair : PromptGroup(prompt: pair.prompt, responses: pair.responses.reversed())
  }

  /// How a reward model does on it.
  ///
  /// - Throws: `SimulationFailure` where all rewards are equal.
  func judgement(of scorer: any RewardScorer) throws -> TeachingJudgement {
    let forWhitening = scorer.rewards(of: whiteningSamples)
    guard let whitening = RewardWhitening(measuredOn: forWhitening) else {
      throw SimulationFailure(
        "the reward model gives every sample of the initial policy the same reward")
    }
    let rewards = scorer.rewards(of: samples)
    let offPolicy = pairs.map { pairs in
      scorer.rewards(of: pairs).map { (chosen: $0[0], rejected: $0[1]) }
    }
    return TeachingJudgement(
      whitening: whitening, meanReward: rewards.flatMap { $0 }.mean,
      meanGroundTruth: groundTruths.flatMap { $0 }.mean,
      evaluation: RewardModelEvaluation(
        rewards: rewards, groundTruths: groundTruths, whitening: whitening,
        offPolicyRewards: offPolicy))
  }
}

/// How a reward model does under an initial policy.
struct TeachingJudgement {
  /// What whitens its rewards.
  let whitening: RewardWhitening
  /// The mean reward of samples of the initial policy.
  let meanReward: Double
  /// The mean ground truth of the same.
  let meanGroundTruth: Double
  /// Accuracies, variances, covariances.
  let evaluation: RewardModelEvaluation
}
