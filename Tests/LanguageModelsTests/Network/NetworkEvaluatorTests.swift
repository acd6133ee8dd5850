import LanguageModels
import NumericalMethods
import Testing

@Suite struct NetworkEvaluatorTests {
  @Test func `log-probabilities are those of the outputs at every token`() {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(5)
    let numbers = instance.evaluator().tokenLogProbabilities(groups)
    let evaluator = instance.evaluator()
    for (number, group) in groups.enumerated() {
      for (sample, response) in group.responses.enumerated() {
        let outputs = evaluator.outputs([group.prompt + response])[0]
        for (position, token) in response.enumerated() {
          let start = (group.prompt.count - 1 + position) * 7
          let logits = Array(outputs[start..<start + 7])
          let largest = logits.max() ?? 0
          let total = logits.reduce(0) { $0 + exponential($1 - largest) }
          let expected = logits[Int(token)] - largest - logarithm(total)
          let actual = numbers[number, sample][numbers[number, sample].startIndex + position]
          #expect((actual - expected).magnitude < 1e-13)
        }
      }
    }
  }

  @Test func `scores are the outputs at the last tokens`() {
    let instance = NetworkInstance(outputs: 1)
    let groups = instance.raggedGroups(9)
    let scores = instance.evaluator().scores(groups)
    for (group, scores) in zip(groups, scores) {
      let outputs = instance.evaluator().outputs(group.responses.map { group.prompt + $0 })
      #expect(scores == outputs.compactMap(\.last))
    }
  }

  @Test func `responses in a group give the same bits as each alone with its prompt`() {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(6)
    let alone = groups.flatMap { group in
      group.responses.map { PromptGroup(prompt: group.prompt, responses: [$0]) }
    }
    let together = instance.evaluator().tokenLogProbabilities(groups)
    #expect(together.values == instance.evaluator().tokenLogProbabilities(alone).values)
  }

  @Test func `gradients of grouped responses are those of ungrouped ones`() {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(6)
    let alone = groups.flatMap { group in
      group.responses.map { PromptGroup(prompt: group.prompt, responses: [$0]) }
    }
    let one = gradient(instance.evaluator(), groups)
    let other = gradient(instance.evaluator(), alone)
    for (x, y) in zip(one, other) { #expect((x - y).magnitude < 1e-12 * (1 + y.magnitude)) }
  }

  @Test(arguments: [2, 3])
  func `the number of threads changes no bit`(threads: Int) {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(19)
    let (one, many) = (instance.evaluator(), instance.evaluator(threads))
    #expect(one.tokenLogProbabilities(groups) == many.tokenLogProbabilities(groups))
    #expect(gradient(one, groups) == gradient(many, groups))
    let reward = NetworkInstance(outputs: 1)
    #expect(reward.evaluator().scores(groups) == reward.evaluator(threads).scores(groups))
  }

  @Test func `an evaluator used before gives the same bits as a new one`() {
    let instance = NetworkInstance()
    let (groups, others) = (instance.raggedGroups(4), instance.raggedGroups(11, seed: 8))
    let evaluator = instance.evaluator()
    let expected = gradient(evaluator, groups)
    _ = gradient(evaluator, others)
    _ = evaluator.tokenLogProbabilities(others, isKept: false)
    #expect(gradient(evaluator, groups) == expected)
  }

  @Test func `gradients are added to what is there`() {
    let instance = NetworkInstance()
    let groups = instance.raggedGroups(1)
    let evaluator = instance.evaluator()
    let once = gradient(evaluator, groups)
    var twice = once
    evaluator.pullBack(tokenCotangents: weights(groups), into: &twice)
    #expect(twice == once.map { 2 * $0 })
  }

  private func weights(_ groups: [PromptGroup]) -> ResponseNumbers<Double> {
    var result = ResponseNumbers(for: groups, repeating: 0.0)
    result.values = cotangents(result.values.count)
    return result
  }

  private func gradient(
    _ evaluator: NetworkEvaluator<Double>, _ groups: [PromptGroup]
  ) -> [Double] {
    var gradient = [Double](repeating: 0, count: evaluator.shape.parameterCount)
    _ = evaluator.tokenLogProbabilities(groups)
    evaluator.pullBack(tokenCotangents: weights(groups), into: &gradient)
    return gradient
  }
}
