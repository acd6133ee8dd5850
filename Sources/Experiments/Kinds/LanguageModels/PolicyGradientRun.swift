import LanguageModels
import NumericalMethods

/// A policy trained by policy gradient against a reward model, with its evaluations on the way.
enum PolicyGradientRun: SharedComputation {
  static let name = "trained-policy"
  static let activity = "training a policy by policy gradient"
  static let parameters =
    RewardModelTraining.allParameters + TeachingParameters.all + PolicyGradientParameters.all

  /// The names of what is recorded.
  enum Record {
    /// The evaluations, each the numbers of ``EvaluationNumbers``, training prompts before test prompts.
    static let evaluations = "evaluations"
    /// What the reward model's whitening divides by, and its statistics under the initial policy.
    static let judgement = "judgement"
  }

  /// The trained policy as a safetensors file for others.
  static func checkpoint(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    try TrainedNetwork(context.result(of: Self.self, arguments)).exported
  }

  static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)] + RewardModelTraining.need(arguments)
  }

  static func effort(_ arguments: Arguments) -> Double {
    typealias Training = PolicyGradientParameters
    let effort = LanguageEffort(arguments)
    let (steps, samples) = (
      Double(arguments[Training.steps]), Double(arguments[Training.samplesPerPrompt])
    )
    let prompts = Double(arguments[Training.promptsPerStep])
    let step =
      effort.sampling(responses: prompts * samples)
      + Double(Training.method(arguments).epochs)
      * effort.training(prompts: prompts, responsesToEach: samples)
    let evaluations = steps / Double(arguments[Training.evaluationInterval]) + 1
    let asked = Double(arguments[Training.evaluationPrompts])
    let evaluation = effort.sampling(
      responses: 4 * asked * Double(arguments[Training.evaluationSamples]))
    return steps * step + evaluations * evaluation
  }

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let initial = try InitialPolicyTraining.policy(arguments, context)
    return try reportingLanguageFailures {
      let settings = PolicyGradientParameters.settings(arguments)
      let language = try LanguageSource(arguments, context).rewarded
      let reward = try RewardModelChoice.scorer(arguments, language, context)
      let judgement = try TeachingMaterial(of: initial, language, arguments, context)
        .judgement(of: reward)
      let problem = PolicyGradientProblem<Float>(
        initialPolicy: initial, reward: reward,
        whitening: arguments[PolicyGradientParameters.whitening] ? judgement.whitening : .none,
        groundTruth: language,
        trainingPrompts: language.prompts(in: .policyGradient),
        testPrompts: language.prompts(in: .test), endToken: BytePairTokenizer.endToken)
      try checkMemory(problem, settings)
      let training = try PolicyGradientTraining(
        problem, settings: settings, stream: context.instanceStream("policy gradient"),
        team: context.team, resumingFrom: context.keptState())
      context.advance(to: training.step, of: settings.steps)
      let evaluations = try training.run(
        isCancelled: { context.isCancelled },
        save: { bytes in
          context.advance(to: training.step, of: settings.steps)
          context.keep(bytes)
        })
      let records = [
        Record.evaluations: evaluations.flatMap { EvaluationNumbers($0).values },
        Record.judgement: JudgementNumbers(judgement).values,
      ]
      return TrainedNetwork(training.parameters, language.tokenizer, records: records).bytes
    }
  }
}

extension PolicyGradientRun {
  private static func checkMemory(
    _ problem: PolicyGradientProblem<Float>, _ settings: PolicyGradientSettings
  ) throws(SimulationFailure) {
    let longest = (problem.trainingPrompts + problem.testPrompts).map(\.count).max() ?? 0
    let (prompt, length) = (Double(longest), Double(settings.maximumLength))
    let samples = Double(settings.evaluation.samplesPerPrompt)
    let asked = min(settings.evaluation.promptCount, problem.trainingPrompts.count)
    var memory = NetworkMemory(of: problem.initialPolicy.shape)
    memory.add(parameterCopies: NetworkMemory.trainedCopies + 2 * NetworkMemory.readCopies)
    memory.add(
      groups: Double(settings.promptsPerStep), prompt: prompt,
      responses: Double(settings.samplesPerPrompt), response: length, isKept: true)
    // The initial policy, the reward model, and the policy in evaluations of a prompt at a time.
    memory.add(groups: 1, prompt: prompt, responses: samples, response: length, isKept: false)
    memory.add(responses: samples * Double(asked), length: 4 * length)
    try memory.check()
  }
}

/// The numbers of an evaluation that are published.
struct EvaluationNumbers {
  static let count = 10
  /// All of them.
  let values: [Double]

  init(_ evaluation: PolicyEvaluation) {
    values = [
      Double(evaluation.step), Double(evaluation.samplesSeen), evaluation.reward,
      evaluation.groundTruth, evaluation.tokenDivergence, evaluation.rewardVariance,
      evaluation.groundTruthVariance, evaluation.tokenEntropy, evaluation.length,
      evaluation.endedShare,
    ]
  }

  /// The evaluations of numbers one after the other.
  static func evaluations(of numbers: [Double]) -> [EvaluationNumbers] {
    stride(from: 0, to: numbers.count - count + 1, by: count).map {
      EvaluationNumbers(values: Array(numbers[$0..<$0 + count]))
    }
  }

  private init(values: [Double]) {
    self.values = values
  }

  var step: Int { Int(values[0]) }
  var sampleCount: Int { Int(values[1]) }
  var reward: Double { values[2] }
  var groundTruth: Double { values[3] }
  var divergence: Double { values[4] }
  var rewardVariance: Double { values[5] }
  var groundTruthVariance: Double { values[6] }
  var entropy: Double { values[7] }
  var length: Double { values[8] }
  var endedShare: Double { values[9] }
}

/// The numbers of a judgement that are published beside a training run.
struct JudgementNumbers {
  /// All of them; not a number where there is none.
  let values: [Double]

  init(_ judgement: TeachingJudgement) {
    let evaluation = judgement.evaluation
    values = [
      judgement.whitening.mean, judgement.whitening.standardDeviation,
      evaluation.rewardVariance.mean, evaluation.whitenedRewardVariance.mean,
      evaluation.onPolicyAccuracy.mean, evaluation.offPolicyAccuracy?.mean ?? .nan,
      evaluation.covariance.mean, evaluation.whitenedCovariance.mean,
    ]
  }

  /// The judgement of its numbers.
  init(values: [Double]) {
    self.values = values
  }

  var whitening: RewardWhitening {
    RewardWhitening(mean: values[0], standardDeviation: values[1])
  }
  var rewardVariance: Double { values[2] }
  var whitenedVariance: Double { values[3] }
  var onPolicyAccuracy: Double { values[4] }
  var offPolicyAccuracy: Double? { values[5].isNaN ? nil : values[5] }
  var covariance: Double { values[6] }
  var whitenedCovariance: Double { values[7] }
}
