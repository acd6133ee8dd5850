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

  /// In each tensor: the slope along the gradient's own part, along random signs, and of single numbers.
  private func expectSlopes(
    _ instance: NetworkInstance, _ gradient: [Double],
    _ value: (NetworkEvaluator<Double>) -> Double
  ) {
    let evaluator = instance.evaluator()
    var stream = RandomStream(seed: 9, path: ["directions"])
    func slope(_ direction: [Int: Double]) -> Double {
      // Fourth-order central differences.
      func at(_ step: Double) -> Double {
        var moved = instance.parameters
        for (place, x) in direction { moved.values[place] += step * x }
        evaluator.parameters = moved
        return value(evaluator)
      }
      let h = 2e-3
      return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    }
    for tensor in instance.shape.tensors {
      let length = tensor.range.reduce(0) { $0 + gradient[$1] * gradient[$1] }.squareRoot()
      #expect(length > 0, "\(tensor.name)")
      let own = Dictionary(uniqueKeysWithValues: tensor.range.map { ($0, gradient[$0] / length) })
      let signs = Dictionary(
        uniqueKeysWithValues: tensor.range.map {
          ($0, (stream.uniform() < 0.5 ? -1 : 1) / Double(tensor.count).squareRoot())
        })
      for direction in [own, signs] {
        let expected = tensor.range.reduce(0) { $0 + gradient[$1] * (direction[$1] ?? 0) }
        let measured = slope(direction)
        #expect((measured - expected).magnitude < 1e-7 * length, "\(tensor.name)")
      }
    }
  }
}
