import LanguageModels
import NumericalMethods
import Testing

@Suite struct ClippedSurrogateTests {
  @Test(arguments: ClippedSurrogate.Ratio.allCases)
  func `At ratio 1 the cotangents are those of the score function`(ratio: ClippedSurrogate.Ratio) {
    let log = [-0.3, -1.7, -0.01]
    for advantage in [0.7, -1.3, 0] {
      let clipped = PolicySurrogate.clipped(ClippedSurrogate(ratio: ratio)).cotangents(
        advantage: advantage, logProbabilities: log, behavior: log, responseCount: 5)
      let plain = PolicySurrogate.scoreFunction.cotangents(
        advantage: advantage, logProbabilities: log, behavior: log, responseCount: 5)
      #expect(clipped == plain)
      #expect(distance(plain, [Double](repeating: -advantage / 5, count: 3)) < 1e-15)
    }
  }

  @Test func `A token's gradient vanishes where its ratio has gone too far in its advantage's way`()
  {
    let surrogate = ClippedSurrogate(clip: 0.2, ratio: .token)
    let behavior = [-1.0, -1.0, -1.0]
    // Ratios 1.5, 0.5 and 1.1.
    let log = zip(behavior, [1.5, 0.5, 1.1]).map { $0 + logarithm($1) }
    let up = surrogate.cotangents(advantage: 2, logProbabilities: log, behavior: behavior)
    #expect(distance(up, [0, -1, -2.2]) < 1e-14)
    let down = surrogate.cotangents(advantage: -2, logProbabilities: log, behavior: behavior)
    #expect(distance(down, [3, 0, 2.2]) < 1e-14)
  }

  @Test func `A response's ratio is the product of its tokens'`() {
    let surrogate = ClippedSurrogate(clip: 0.2, ratio: .sequence)
    let behavior = [-1.0, -2.0]
    let near = [-1 + logarithm(1.5), -2 + logarithm(0.75)]
    let cotangents = surrogate.cotangents(
      advantage: 2, logProbabilities: near, behavior: behavior)
    #expect(distance(cotangents, [-2.25, -2.25]) < 1e-14)
    let far = [-1 + logarithm(1.5), -2 + logarithm(0.9)]
    #expect(
      surrogate.cotangents(advantage: 2, logProbabilities: far, behavior: behavior) == [0, 0])
  }

  @Test(arguments: ClippedSurrogate.Ratio.allCases)
  func `Cotangents are the derivatives of the loss`(ratio: ClippedSurrogate.Ratio) {
    var stream = RandomStream(seed: 5, path: ["clipped surrogate"])
    for _ in 0..<200 {
      let surrogate = ClippedSurrogate(clip: 0.1 + stream.uniform() / 4, ratio: ratio)
      let advantage = stream.normal()
      let behavior = (0..<4).map { _ in -3 * stream.uniform() }
      let log = behavior.map { $0 + 0.2 * stream.normal() }
      let cotangents = surrogate.cotangents(
        advantage: advantage, logProbabilities: log, behavior: behavior)
      for token in log.indices {
        func loss(_ step: Double) -> Double {
          var moved = log
          moved[token] += step
          return surrogate.loss(
            advantage: advantage, logProbabilities: moved, behavior: behavior)
        }
        let difference = (loss(1e-6) - loss(-1e-6)) / 2e-6
        #expect((difference - cotangents[token]).magnitude < 1e-8)
      }
    }
  }

  @Test
  func `With ratios of sequences and no clipping, old samples give the new policy's gradient`() {
    let (behavior, policy) = (TinyPolicy(seed: 1), TinyPolicy(seed: 9))
    let rewards = tinyRewards(seed: 2)
    let surrogate = PolicySurrogate.clipped(ClippedSurrogate(clip: 1e9, ratio: .sequence))
    let mean = behavior.expectation(samples: 2) { tuple in
      let advantages = leaveOneOutAdvantages([tuple.map { rewards[$0] }])[0]
      return sum(
        zip(tuple, advantages).map { index, advantage in
          let response = TinyPolicy.responses[index]
          let loss = surrogate.cotangents(
            advantage: advantage, logProbabilities: policy.logProbabilities(of: response),
            behavior: behavior.logProbabilities(of: response), responseCount: 2)
          return policy.pullBack(loss.map { -$0 }, of: response)
        })
    }
    #expect(distance(mean, policy.gradient(ofExpected: rewards)) < 1e-13)
  }

  @Test func `With ratios of tokens it is so to first order in the policies' distance`() {
    let behavior = TinyPolicy(seed: 1)
    let direction = TinyPolicy(seed: 9).logits
    let rewards = tinyRewards(seed: 2)
    let surrogate = ClippedSurrogate(clip: 1e9, ratio: .token)
    let errors = [0.02, 0.01].map { step in
      var policy = behavior
      for index in direction.indices { policy.logits[index] += step * direction[index] }
      let p = behavior.probabilities
      let mean = zip(p, rewards).reduce(0) { $0 + $1.0 * $1.1 }
      let estimate = sum(
        TinyPolicy.responses.indices.map { index in
          let response = TinyPolicy.responses[index]
          let loss = surrogate.cotangents(
            advantage: rewards[index] - mean,
            logProbabilities: policy.logProbabilities(of: response),
            behavior: behavior.logProbabilities(of: response))
          return policy.pullBack(loss.map { -p[index] * $0 }, of: response)
        })
      return distance(estimate, policy.gradient(ofExpected: rewards))
    }
    // The gradients agree at the behaviour policy, so their difference starts with the first order.
    #expect(errors[0] < 0.02)
    #expect((errors[0] / errors[1] - 2).magnitude < 0.1)
  }
}
