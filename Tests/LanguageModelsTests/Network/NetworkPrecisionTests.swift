import LanguageModels
import NumericalMethods
import Testing

/// The network in 32 bits, in which the report's models are trained, small and as large as those.
@Suite struct NetworkPrecisionTests {
  /// A network whose numbers are the same in both precisions, and groups for it.
  private struct Case {
    let single: NetworkParameters<Float>
    let double: NetworkParameters<Double>
    let groups: [PromptGroup]

    init(isLarge: Bool, outputs: Int? = nil) {
      let instance =
        isLarge
        ? NetworkInstance(
          vocabulary: 128, context: 40, width: 64, layers: 2, heads: 4, outputs: outputs)
        : NetworkInstance(outputs: outputs)
      single = NetworkParameters(instance.parameters)
      double = NetworkParameters(single)
      groups =
        isLarge
        ? instance.raggedGroups(6, longestPrompt: 14, longestResponse: 20)
        : instance.raggedGroups(6)
    }
  }

  @Test(arguments: [false, true])
  func `log-probabilities and their gradient are those of 64 bits but for rounding`(isLarge: Bool) {
    let item = Case(isLarge: isLarge)
    let (single, double) = (NetworkEvaluator(item.single), NetworkEvaluator(item.double))
    let numbers = single.tokenLogProbabilities(item.groups)
    let exact = double.tokenLogProbabilities(item.groups)
    expectClose(numbers.values, exact.values)
    let weights = cotangents(exact.values.count).map { Double(Float($0)) }
    var (found, wanted) = (zeros(single), zeros(double))
    single.pullBack(
      tokenCotangents: ResponseNumbers(for: item.groups, values: weights.map { Float($0) }),
      into: &found)
    double.pullBack(
      tokenCotangents: ResponseNumbers(for: item.groups, values: weights), into: &wanted)
    expectClose(found, wanted, item.single.shape)
  }

  @Test(arguments: [false, true])
  func `scores and their gradient are those of 64 bits but for rounding`(isLarge: Bool) {
    let item = Case(isLarge: isLarge, outputs: 1)
    let (single, double) = (NetworkEvaluator(item.single), NetworkEvaluator(item.double))
    let exact = double.scores(item.groups)
    expectClose(single.scores(item.groups).flatMap(\.self), exact.flatMap(\.self))
    let weights = exact.enumerated().map { number, scores in
      scores.indices.map { Double(number - 2 * $0) / 4 + 0.125 }
    }
    var (found, wanted) = (zeros(single), zeros(double))
    single.pullBack(scoreCotangents: weights.map { $0.map { Float($0) } }, into: &found)
    double.pullBack(scoreCotangents: weights, into: &wanted)
    expectClose(found, wanted, item.single.shape)
  }

  @Test(arguments: [false, true])
  func `a rollout has the bits of a forward pass over what it drew, on two threads too`(
    isLarge: Bool
  ) {
    let item = Case(isLarge: isLarge)
    func rollout(_ evaluator: NetworkEvaluator<Float>) -> Rollout<Float> {
      let uniforms = SampleUniforms<Float>(
        RandomStream(seed: 5, path: ["draws"]), maximumLength: 6)
      return evaluator.rollout(
        prompts: item.groups.map(\.prompt), samplesPerPrompt: 3, maximumLength: 6, endToken: 2
      ) { uniforms(sample: $0, position: $1) }
    }
    let (drawing, reading) = (NetworkEvaluator(item.single), NetworkEvaluator(item.single))
    let many = NetworkEvaluator(item.single, team: WorkerTeam(threadCount: 2))
    let (one, two) = (rollout(drawing), rollout(many))
    #expect(one.groups == two.groups)
    #expect(one.logProbabilities == two.logProbabilities)
    #expect(one.logProbabilities == reading.tokenLogProbabilities(one.groups))
    var weights = one.logProbabilities
    weights.values = cotangents(weights.values.count).map { Float($0) }
    let gradients = [drawing, many, reading].map { evaluator in
      var gradient = zeros(evaluator)
      evaluator.pullBack(tokenCotangents: weights, into: &gradient)
      return gradient
    }
    #expect(gradients[0] == gradients[1])
    #expect(gradients[0] == gradients[2])
  }

  private func zeros<Scalar>(_ evaluator: NetworkEvaluator<Scalar>) -> [Scalar] {
    [Scalar](repeating: 0, count: evaluator.shape.parameterCount)
  }

  /// A few dozen roundings of 2⁻²⁴ each.
  private func expectClose(_ found: [Float], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (x, y) in zip(found, wanted) {
      #expect((Double(x) - y).magnitude < 0x1p-18 * (1 + y.magnitude))
    }
  }

  /// Tensor by tensor, in the norm, to 2⁻¹⁶: 256 roundings, as terms of a gradient cancel.
  private func expectClose(_ found: [Float], _ wanted: [Double], _ shape: NetworkShape) {
    for tensor in shape.tensors {
      let errors = tensor.range.map { Double(found[$0]) - wanted[$0] }
      let whole = Array(wanted[tensor.range])
      #expect(
        dotProduct(errors, errors) < 0x1p-32 * dotProduct(whole, whole), "\(tensor.name)")
    }
  }
}
