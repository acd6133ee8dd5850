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

  @Test func `Sums over tokens agree with k1 in the mean and vary less`() {
    let (policy, reference) = (evaluator("policy"), evaluator("reference"))
    var differences: [Double] = []
    var (whole, drawn): ([Double], [Double]) = ([], [])
    for round in 0..<40 {
      let rollout = policy.drawn(
        Array(repeating: [1], count: 16), stream: stream.branch("\(round)"))
      let initial = reference.tokenLogProbabilities(rollout.groups, isKept: false)
      let sums = policy.tokenDivergences(from: reference, of: rollout.groups).sums
      let ratios = zip(rollout.logProbabilities.sums, initial.sums).map { $0 - $1 }
      differences += zip(sums, ratios).map { $0 - $1 }
      whole += sums
      drawn += ratios
    }
    let error = (variance(differences) / Double(differences.count)).squareRoot()
    #expect(differences.reduce(0, +).magnitude / Double(differences.count) < 4 * error)
    #expect(variance(whole) < 0.5 * variance(drawn))
  }

  private func evaluator(_ name: String) -> NetworkEvaluator<Double> {
    NetworkEvaluator(NetworkParameters(shape, stream: stream.branch(name)))
  }

  private func logSoftmax(_ logits: ArraySlice<Double>) -> [Double] {
    let total = logarithm(exponential(Array(logits)).reduce(0, +))
    return logits.map { $0 - total }
  }

  private func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
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
