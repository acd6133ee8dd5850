import LanguageModels
import NumericalMethods
import Testing

/// A method as it is tested: the factor by which its expected step is shorter or longer than the gradient.
struct UnbiasedMethod: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var method: PolicyGradientMethod
  /// Prompts of a step and samples of each, two responses in all.
  var prompts = 1
  var factor = 1.0

  static let all = [
    UnbiasedMethod(testDescription: "RLOO", method: .rloo),
    UnbiasedMethod(testDescription: "REINFORCE with a moving average", method: .reinforce()),
    UnbiasedMethod(
      testDescription: "REINFORCE, one sample of each prompt", method: .reinforce(), prompts: 2),
    // The group's mean contains the sample itself: 1 − 1/k.
    UnbiasedMethod(
      testDescription: "GRPO without division",
      method: PolicyGradientMethod(
        advantages: .groupRelative(stabilizer: nil), surrogate: .scoreFunction),
      factor: 0.5),
    UnbiasedMethod(
      testDescription: "PPO's first step by tokens",
      method: .ppo(ClippedSurrogate(ratio: .token), epochs: 1)),
    UnbiasedMethod(
      testDescription: "PPO's first step by sequences",
      method: .ppo(ClippedSurrogate(ratio: .sequence), epochs: 1)),
  ]
}

/// Whole steps of training (draw, whitening, KL penalty, advantages, gradient, descent), averaged over all that can be
/// drawn: 81 pairs of the nine responses of two tokens out of three.
@Suite struct ExpectedStepTests {
  static let shape = NetworkShape(
    vocabularySize: 3, contextLength: 4, width: 4, layerCount: 1, headCount: 2, outputCount: 3)
  static let prompts: [[Token]] = [[2, 1], [0]]
  static let responses = (0..<9).map { [Token($0 / 3), Token($0 % 3)] }
  static let whitening = RewardWhitening(mean: 0.2, standardDeviation: 0.5)
  static let penalty = 0.3
  static let rate = 0.5

  private let stream = RandomStream(seed: 12, path: ["expected step"])

  private var problem: PolicyGradientProblem<Double> {
    let tables = [tinyRewards(seed: 8), tinyRewards(seed: 9)]
    let reward = FunctionReward { prompt, response in
      tables[prompt.count % 2][3 * Int(response[0]) + Int(response[1])]
    }
    return PolicyGradientProblem(
      initialPolicy: NetworkParameters(Self.shape, stream: stream.branch("policy"), headScale: 20),
      reward: reward, whitening: Self.whitening, groundTruth: reward,
      trainingPrompts: Self.prompts, endToken: nil)
  }

  private func settings(_ tested: UnbiasedMethod) -> PolicyGradientSettings {
    PolicyGradientSettings(
      method: tested.method, steps: 2, promptsPerStep: tested.prompts,
      samplesPerPrompt: 2 / tested.prompts, maximumLength: 2, divergenceCoefficient: Self.penalty,
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(peak: Self.rate), rule: .gradientDescent),
      evaluation: PolicyEvaluationSettings(interval: 9, promptCount: 1, samplesPerPrompt: 2))
  }

  @Test(arguments: UnbiasedMethod.all)
  func `The expected step is along the gradient of the objective`(tested: UnbiasedMethod) throws {
    let problem = problem
    let asked = Array(Self.prompts.prefix(tested.prompts))
    let first = try PolicyGradientTraining(problem, settings: settings(tested), stream: stream)
    // A step away from the initial policy: there is a divergence from it, and a baseline.
    _ = try first.advance(on: asked) { Double((5 * $0 + 3 * $1 + 1) % 8) / 8 }
    let (start, saved) = (first.parameters, first.savedBytes())

    let tables = asked.map { probabilities(start, prompt: $0) }
    var mean = [CompensatedSum](repeating: CompensatedSum(), count: start.values.count)
    for pair in (0..<81).map({ [$0 / 9, $0 % 9] }) {
      let training = try PolicyGradientTraining(
        problem, settings: settings(tested), stream: stream, resumingFrom: saved)
      let draws = zip(pair, [tables[0], tables[tested.prompts - 1]]).map { $1.uniforms(of: $0) }
      _ = try training.advance(on: asked) { draws[$0][$1] }
      let weight = tables[0].whole[pair[0]] * tables[tested.prompts - 1].whole[pair[1]]
      for (place, value) in training.parameters.values.enumerated() {
        mean[place].add(weight * (value - start.values[place]) / Self.rate)
      }
    }

    let evaluator = NetworkEvaluator(start)
    for place in stride(from: 0, to: start.values.count, by: 7) {
      func objective(_ step: Double) -> Double {
        evaluator.parameters.values[place] = start.values[place] + step
        defer { evaluator.parameters.values[place] = start.values[place] }
        return asked.reduce(0) { $0 + self.objective(evaluator, $1) } / Double(asked.count)
      }
      // Fourth-order central differences.
      let h = 2e-4
      let slope =
        (8 * (objective(h) - objective(-h)) - (objective(2 * h) - objective(-2 * h))) / (12 * h)
      #expect((mean[place].value - tested.factor * slope).magnitude < 1e-10)
    }
  }

  /// E[(r − μ)/σ] − λ KL(π ‖ π_init), over all responses to a prompt.
  private func objective(_ policy: NetworkEvaluator<Double>, _ prompt: [Token]) -> Double {
    let group = PromptGroup(prompt: prompt, responses: Self.responses)
    let logs = policy.tokenLogProbabilities([group], isKept: false).sums
    let initial = NetworkEvaluator(problem.initialPolicy)
      .tokenLogProbabilities([group], isKept: false).sums
    let rewards = Self.whitening(problem.reward.rewards(of: [group]))[0]
    return dotProduct(exponential(logs), rewards)
      - Self.penalty * klDivergence(logProbabilities: logs, reference: initial)
  }

  /// What the policy draws with which probability.
  private func probabilities(
    _ parameters: NetworkParameters<Double>, prompt: [Token]
  ) -> ResponseTable {
    let group = PromptGroup(prompt: prompt, responses: Self.responses)
    let logs = NetworkEvaluator(parameters).tokenLogProbabilities([group], isKept: false)
    let tokens = exponential(logs.values)
    return ResponseTable(
      first: (0..<3).map { tokens[6 * $0] }, second: (0..<9).map { tokens[2 * $0 + 1] },
      whole: exponential(logs.sums))
  }
}

/// The probabilities of nine responses.
private struct ResponseTable {
  /// Of the first token.
  var first: [Double]
  /// Of the second token of each response, given the first.
  var second: [Double]
  /// Of the whole.
  var whole: [Double]

  /// Uniform numbers in the middle of the tokens' intervals.
  func uniforms(of response: Int) -> [Double] {
    let (a, b) = (response / 3, response % 3)
    return [
      first[..<a].reduce(0, +) + first[a] / 2,
      second[3 * a..<response].reduce(0, +) + second[3 * a + b] / 2,
    ]
  }
}
