import LanguageModels
import NumericalMethods
import Testing

/// The network, its derivatives and a step of training beside PyTorch's.
@Suite struct NetworkReferenceTests {
  private static let prompts: [[Token]] = [[3], [1, 4, 4], [6, 0]]
  private static let temperature = 0.8

  /// The i-th parameter is ((31i² + (7919 + shift)i) mod 2003 − 1001)/2003.
  private func parameters(outputs: Int, shift: Int = 0) -> NetworkParameters<Double> {
    let shape = NetworkShape(
      vocabularySize: 7, contextLength: 9, width: 8, layerCount: 2, headCount: 2,
      outputCount: outputs)
    let values = (0..<shape.parameterCount).map { (place: Int) -> Double in
      let word = 31 * place * place + (7919 + shift) * place
      return Double(word % 2003 - 1001) / 2003
    }
    return NetworkParameters(shape, values: values)
  }

  @Test func `logits are PyTorch's`() {
    let evaluator = NetworkEvaluator(parameters(outputs: 7))
    expectClose(evaluator.outputs([[1, 4, 4, 0, 6]])[0], NetworkReferences.logits)
  }

  @Test func `a step of RLOO is PyTorch's`() {
    let policy = NetworkEvaluator(parameters(outputs: 7))
    let reference = NetworkEvaluator(parameters(outputs: 7, shift: 1))
    let rollout = policy.rollout(
      prompts: Self.prompts, samplesPerPrompt: 3, maximumLength: 5, endToken: 2,
      temperature: Self.temperature
    ) { Double(($0 * 37 + $1 * 101 + 11) % 128) / 128 }
    #expect(rollout.groups.flatMap(\.responses) == NetworkReferences.responses)
    expectClose(rollout.logProbabilities.values, NetworkReferences.logProbabilities)

    let others = reference.tokenLogProbabilities(
      rollout.groups, temperature: Self.temperature, isKept: false)
    let differences = zip(rollout.logProbabilities.sums, others.sums).map { $0 - $1 }
    let rewards = rollout.groups.flatMap(\.responses).map { response in
      response.enumerated().reduce(0) {
        $0 + ($1.offset % 2 == 0 ? 0.25 : -0.25) * Double($1.element)
      }
    }
    let penalized = zip(rewards, differences).map { $0 - 0.05 * $1 }
    let advantages = leaveOneOutAdvantages(
      (0..<3).map { Array(penalized[3 * $0..<3 * $0 + 3]) }
    ).flatMap(\.self)
    expectClose(advantages, NetworkReferences.advantages)

    var cotangents = rollout.logProbabilities
    for (number, advantage) in advantages.enumerated() {
      for place in cotangents.range(ofResponse: number) {
        cotangents.values[place] = -advantage / Double(advantages.count)
      }
    }
    var gradient = [Double](repeating: 0, count: policy.shape.parameterCount)
    policy.pullBack(tokenCotangents: cotangents, into: &gradient)
    expectClose(sums(gradient, policy.shape), NetworkReferences.gradientSums)
    var optimizer = AdamW<Double>(parameterCount: gradient.count)
    optimizer.update(&policy.parameters.values, gradient: gradient, learningRate: 0.01)
    expectClose(sums(policy.parameters.values, policy.shape), NetworkReferences.movedSums)
  }

  @Test func `scores and their gradient are PyTorch's`() {
    let evaluator = NetworkEvaluator(parameters(outputs: 1))
    let groups = Self.prompts.enumerated().map { number, prompt in
      PromptGroup(
        prompt: prompt, responses: Array(NetworkReferences.responses[3 * number..<3 * number + 3]))
    }
    expectClose(evaluator.scores(groups).flatMap(\.self), NetworkReferences.scores)
    var gradient = [Double](repeating: 0, count: evaluator.shape.parameterCount)
    evaluator.pullBack(
      scoreCotangents: (0..<3).map { group in (1...3).map { Double(3 * group + $0) } },
      into: &gradient)
    expectClose(sums(gradient, evaluator.shape), NetworkReferences.scoreGradientSums)
  }

  /// Σ (i mod 7 − 3)·value over each tensor.
  private func sums(_ values: [Double], _ shape: NetworkShape) -> [Double] {
    shape.tensors.map { tensor in
      tensor.range.reduce(0) { $0 + values[$1] * Double(($1 - tensor.start) % 7 - 3) }
    }
  }

  private func expectClose(_ actual: [Double], _ expected: [Double]) {
    #expect(actual.count == expected.count)
    for (x, y) in zip(actual, expected) { #expect((x - y).magnitude < 1e-12 * (1 + y.magnitude)) }
  }
}
