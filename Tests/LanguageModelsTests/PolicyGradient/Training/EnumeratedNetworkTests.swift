import LanguageModels
import NumericalMethods
import Testing

/// A network small enough to go through all its responses, and all pairs of them.
@Suite struct EnumeratedNetworkTests {
  static let shape = NetworkShape(
    vocabularySize: 3, contextLength: 4, width: 4, layerCount: 1, headCount: 2, outputCount: 3)
  static let stream = RandomStream(seed: 6, path: ["enumerated network"])
  static let prompt: [Token] = [2, 1]
  static let responses = (0..<9).map { [Token($0 / 3), Token($0 % 3)] }
  static let penalty = 0.3

  let policy = NetworkParameters<Double>(shape, stream: stream.branch("policy"))
  let initial = NetworkParameters<Double>(shape, stream: stream.branch("initial"))
  let rewards = tinyRewards(seed: 8)

  @Test func `RLOO with the KL penalty pulled back through the network is unbiased`() {
    let evaluator = NetworkEvaluator(policy)
    let logs = logProbabilities(policy)
    let penalized = penalizedRewards(
      [rewards], logProbabilities: [logs], initial: [logProbabilities(initial)],
      coefficient: Self.penalty)[0]
    let pairs = (0..<81).map { [$0 / 9, $0 % 9] }
    let groups = pairs.map { pair in
      PromptGroup(prompt: Self.prompt, responses: pair.map { Self.responses[$0] })
    }
    let current = evaluator.tokenLogProbabilities(groups)
    let p = exponential(logs)
    let cotangents = pairs.flatMap { pair in
      leaveOneOutAdvantages([pair.map { penalized[$0] }])[0].flatMap { advantage in
        PolicySurrogate.scoreFunction.cotangents(
          advantage: advantage, logProbabilities: [0, 0], behavior: [0, 0], responseCount: 2
        ).map { -p[pair[0]] * p[pair[1]] * $0 }
      }
    }
    var gradient = [Double](repeating: 0, count: policy.values.count)
    evaluator.pullBack(
      tokenCotangents: ResponseNumbers(for: groups, values: cotangents), into: &gradient)
    #expect(current.responseCount == 162)
    for place in stride(from: 0, to: gradient.count, by: 7) {
      let difference = (objective(moving: place, by: 1e-5) - objective(moving: place, by: -1e-5))
      #expect((difference / 2e-5 - gradient[place]).magnitude < 1e-9)
    }
  }

  /// E[r] − λ KL(π ‖ π_init) with one parameter moved.
  private func objective(moving place: Int, by step: Double) -> Double {
    var moved = policy
    moved.values[place] += step
    let logs = logProbabilities(moved)
    let divergence = klDivergence(
      logProbabilities: logs, reference: logProbabilities(initial))
    return dotProduct(exponential(logs), rewards) - Self.penalty * divergence
  }

  /// ln π of all responses.
  private func logProbabilities(_ parameters: NetworkParameters<Double>) -> [Double] {
    NetworkEvaluator(parameters).tokenLogProbabilities(
      [PromptGroup(prompt: Self.prompt, responses: Self.responses)], isKept: false
    ).sums
  }
}
