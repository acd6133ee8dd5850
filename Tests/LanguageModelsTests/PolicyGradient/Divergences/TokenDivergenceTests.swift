import LanguageModels
import NumericalMethods
import Testing

@Suite struct TokenDivergenceTests {
  let shape = NetworkShape(
    vocabularySize: 5, contextLength: 6, width: 4, layerCount: 1, headCount: 2, outputCount: 5)
  let stream = RandomStream(seed: 3, path: ["token divergence"])

  @Test func `Each token has the divergence of its whole distribution`() {
    let (policy, reference) = (evaluator("policy"), evaluator("reference"))
    let groups = policy.drawn([[1], [2, 3], [4, 4, 1]], stream: stream).groups
    _ = reference.tokenLogProbabilities(groups, isKept: false)
    let divergences = policy.tokenDivergences(from: reference, of: groups)
    for (number, group) in groups.enumerated() {
      for (sample, response) in group.responses.enumerated() {
        let sequence = group.prompt + response
        let (own, theirs) = (policy.outputs([sequence])[0], reference.outputs([sequence])[0])
        for (position, divergence) in divergences[number, sample].enumerated() {
          let row = 5 * (group.prompt.count - 1 + position)
          let exact = klDivergence(
            logProbabilities: logSoftmax(own[row..<row + 5]),
            reference: logSoftmax(theirs[row..<row + 5]))
          #expect((divergence - exact).magnitude < 1e-14)
        }
      }
    }
    #expect(divergences.values.max() ?? 0 > 0.1)
  }

  @Test func `A policy does not diverge from itself`() {
    let (policy, same) = (evaluator("policy"), evaluator("policy"))
    let groups = policy.drawn([[1], [2, 3]], stream: stream).groups
    _ = same.tokenLogProbabilities(groups, isKept: false)
    #expect(policy.tokenDivergences(from: same, of: groups).values.allSatisfy { $0 == 0 })
  }

  @Test func `Summed over tokens, it is unbiased and varies less than the log-ratio`() {
    let (policy, reference) = (evaluator("policy"), evaluator("reference"))
    // All responses of two tokens; none ends early.
    let responses = (0..<25).map { [Token($0 / 5), Token($0 % 5)] }
    let groups = [PromptGroup(prompt: [2, 1], responses: responses)]
    let own = policy.tokenLogProbabilities(groups).sums
    let theirs = reference.tokenLogProbabilities(groups, isKept: false).sums
    let sums = policy.tokenDivergences(from: reference, of: groups).sums
    let exact = klDivergence(logProbabilities: own, reference: theirs)
    let p = exponential(own)
    func variance(_ values: [Double]) -> Double {
      zip(p, values).reduce(0) { $0 + $1.0 * ($1.1 - exact) * ($1.1 - exact) }
    }
    #expect((dotProduct(p, sums) - exact).magnitude < 1e-14)
    #expect(exact > 0.1)
    #expect(variance(sums) < 0.2 * variance(zip(own, theirs).map { $0 - $1 }))
  }

  private func evaluator(_ name: String) -> NetworkEvaluator<Double> {
    NetworkEvaluator(NetworkParameters(shape, stream: stream.branch(name)))
  }

  private func logSoftmax(_ logits: ArraySlice<Double>) -> [Double] {
    let total = logarithm(exponential(Array(logits)).reduce(0, +))
    return logits.map { $0 - total }
  }
}

extension NetworkEvaluator {
  /// Three responses to each prompt, of at most three tokens.
  fileprivate func drawn(_ prompts: [[Token]], stream: RandomStream) -> Rollout<Scalar> {
    let uniforms = SampleUniforms<Scalar>(stream, maximumLength: 3)
    return rollout(
      prompts: prompts, samplesPerPrompt: 3, maximumLength: 3, endToken: 0, isKept: false
    ) { uniforms(sample: $0, position: $1) }
  }
}
