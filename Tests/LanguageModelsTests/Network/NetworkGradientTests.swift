import LanguageModels
import NumericalMethods
import Testing

/// Derivatives of every tensor against central differences.
@Suite struct NetworkGradientTests {
  @Test(arguments: [1.0, 0.7])
  func `the gradient of token log-probabilities is that of central differences`(
    temperature: Double
  ) {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(3)
    let evaluator = instance.evaluator()
    let numbers = evaluator.tokenLogProbabilities(groups, temperature: temperature)
    let weights = cotangents(numbers.values.count)
    var gradient = [Double](repeating: 0, count: instance.shape.parameterCount)
    evaluator.pullBack(
      tokenCotangents: ResponseNumbers(for: groups, values: weights), into: &gradient)
    expectSlopes(instance, gradient) { evaluator in
      let values = evaluator.tokenLogProbabilities(
        groups, temperature: temperature, isKept: false
      ).values
      return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  @Test func `the gradient of scores is that of central differences`() {
    let instance = NetworkInstance(outputs: 1)
    let groups = instance.raggedGroups(3)
    let evaluator = instance.evaluator()
    _ = evaluator.scores(groups)
    let weights = groups.enumerated().map { cotangents($1.responses.count, seed: UInt64($0)) }
    var gradient = [Double](repeating: 0, count: instance.shape.parameterCount)
    evaluator.pullBack(scoreCotangents: weights, into: &gradient)
    expectSlopes(instance, gradient) { evaluator in
      let scores = evaluator.scores(groups, isKept: false).flatMap(\.self)
      return zip(scores, weights.flatMap(\.self)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// Rows and lengths that fill whole registers and tiles, and leave a rest.
  @Test func `so it is where kernels work in tiles`() {
    let instance = NetworkInstance(
      vocabulary: 37, context: 48, width: 36, layers: 1, heads: 2, seed: 8)
    let groups = instance.raggedGroups(2, longestPrompt: 24, longestResponse: 20)
    let evaluator = instance.evaluator()
    let numbers = evaluator.tokenLogProbabilities(groups)
    let weights = cotangents(numbers.values.count)
    var gradient = [Double](repeating: 0, count: instance.shape.parameterCount)
    evaluator.pullBack(
      tokenCotangents: ResponseNumbers(for: groups, values: weights), into: &gradient)
    expectSlopes(instance, gradient) { evaluator in
      let values = evaluator.tokenLogProbabilities(groups, isKept: false).values
      return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// In each tensor: the slope along the gradient's own part, along random signs, and of single numbers.
  private func expectSlopes(
    _ instance: NetworkInstance, _ gradient: [Double],
    _ value: (NetworkEvaluator<Double>) -> Double
  ) {
    let evaluator = instance.evaluator()
    var stream = RandomStream(seed: 9, path: ["directions"])
    func slope(_ direction: [Double], from start: Int) -> Double {
      // Fourth-order central differences.
      func at(_ step: Double) -> Double {
        var moved = instance.parameters
        for (place, x) in direction.enumerated() { moved.values[start + place] += step * x }
        evaluator.parameters = moved
        return value(evaluator)
      }
      let h = 2e-3
      return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    }
    for tensor in instance.shape.tensors {
      let own = gradient[tensor.range]
      let length = dotProduct(Array(own), Array(own)).squareRoot()
      #expect(length > 0, "\(tensor.name)")
      let signs = (0..<tensor.count).map { _ in
        (stream.uniform() < 0.5 ? -1 : 1) / Double(tensor.count).squareRoot()
      }
      for direction in [own.map { $0 / length }, signs] {
        let expected = dotProduct(Array(own), direction)
        let measured = slope(direction, from: tensor.start)
        #expect((measured - expected).magnitude < 1e-7 * length, "\(tensor.name)")
      }
    }
  }
}
