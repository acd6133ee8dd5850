import LanguageModels
import NumericalMethods
import Testing

@Suite struct RolloutTests {
  private static let prompts: [[Token]] = (0..<11).map { number in
    (0...number % 4).map { Token((number * 3 + $0) % 7) }
  }

  private func rollout(
    _ evaluator: NetworkEvaluator<Double>, endToken: Token? = 2, temperature: Double = 1,
    isKept: Bool = true
  ) -> Rollout<Double> {
    let stream = RandomStream(seed: 5, path: ["draws"])
    return evaluator.rollout(
      prompts: Self.prompts, samplesPerPrompt: 3, maximumLength: 6, endToken: endToken,
      temperature: temperature, isKept: isKept
    ) { sample, position in
      var stream = stream.branch("\(sample)").branch("\(position)")
      return stream.uniform()
    }
  }

  @Test func `responses end with the end token or at the greatest length`() {
    let groups = rollout(NetworkInstance().evaluator()).groups
    #expect(groups.map(\.prompt) == Self.prompts)
    for response in groups.flatMap(\.responses) {
      #expect(response.last == 2 || response.count == 6)
      #expect(!response.dropLast().contains(2))
    }
    let lengths = Set(groups.flatMap { $0.responses.map(\.count) })
    #expect(lengths.count > 3)
    let endless = rollout(NetworkInstance().evaluator(), endToken: nil).groups
    #expect(endless.allSatisfy { $0.responses.allSatisfy { $0.count == 6 } })
  }

  @Test(arguments: [1.0, 0.6])
  func `log-probabilities and gradients have the bits of a forward pass over what was drawn`(
    temperature: Double
  ) {
    let instance = NetworkInstance()
    let (drawing, reading) = (instance.evaluator(), instance.evaluator())
    let rollout = rollout(drawing, temperature: temperature)
    let read = reading.tokenLogProbabilities(rollout.groups, temperature: temperature)
    #expect(rollout.logProbabilities == read)
    var weights = read
    weights.values = cotangents(weights.values.count)
    var (one, other) = (
      [Double](repeating: 0, count: instance.shape.parameterCount),
      [Double](repeating: 0, count: instance.shape.parameterCount)
    )
    drawing.pullBack(tokenCotangents: weights, into: &one)
    reading.pullBack(tokenCotangents: weights, into: &other)
    #expect(one == other)
  }

  @Test func `a rollout that is not kept draws the same`() {
    let instance = NetworkInstance()
    let (kept, passing) = (
      rollout(instance.evaluator()), rollout(instance.evaluator(), isKept: false)
    )
    #expect(kept.groups == passing.groups)
    #expect(kept.logProbabilities == passing.logProbabilities)
    #expect(kept.entropies == passing.entropies)
  }

  @Test(arguments: [2, 3])
  func `the number of threads changes no draw`(threads: Int) {
    let instance = NetworkInstance()
    let (one, many) = (rollout(instance.evaluator()), rollout(instance.evaluator(threads)))
    #expect(one.groups == many.groups)
    #expect(one.logProbabilities == many.logProbabilities)
    #expect(one.entropies == many.entropies)
  }

  @Test(arguments: [1.0, 1.7])
  func `each token is the number of cumulative probabilities up to its uniform number`(
    temperature: Double
  ) {
    let instance = NetworkInstance()
    let rollout = rollout(instance.evaluator(), temperature: temperature)
    let stream = RandomStream(seed: 5, path: ["draws"])
    for (number, group) in rollout.groups.enumerated() {
      for (sample, response) in group.responses.enumerated() {
        let outputs = instance.evaluator().outputs([group.prompt + response])[0]
        for (position, token) in response.enumerated() {
          let start = (group.prompt.count - 1 + position) * 7
          let weights = exponential(outputs[start..<start + 7].map { $0 / temperature })
          let total = weights.reduce(0, +)
          var draw = stream.branch("\(number * 3 + sample)").branch("\(position)")
          let bound = draw.uniform() * total
          var sum = 0.0
          let expected = weights.dropLast().prefix { weight in
            sum += weight
            return sum <= bound
          }.count
          #expect(Int(token) == expected)
          let entropy = weights.reduce(0) { $0 - $1 / total * logarithm($1 / total) }
          let place = rollout.entropies.range(group: number, response: sample).lowerBound
          #expect((rollout.entropies.values[place + position] - entropy).magnitude < 1e-13)
        }
      }
    }
  }
}
