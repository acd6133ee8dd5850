import LanguageModels
import NumericalMethods
import Testing

@Suite struct LeaveOneOutAdvantagesTests {
  @Test func `Two samples get plus and minus their difference`() {
    #expect(leaveOneOutAdvantages([[0.75, 0.25], [-1, 1]]) == [[0.5, -0.5], [-2, 2]])
  }

  @Test func `Each reward is compared with the mean of the others`() {
    // 4 − (1 + 3)/2, 1 − (4 + 3)/2, 3 − (4 + 1)/2
    #expect(distance(leaveOneOutAdvantages([[4, 1, 3]])[0], [2, -2.5, 0.5]) < 1e-15)
  }

  @Test(arguments: [2, 3]) func `The estimate of the gradient is unbiased`(samples: Int) {
    let policy = TinyPolicy(seed: 1)
    let rewards = tinyRewards(seed: 2)
    let mean = expectedEstimate(policy, rewards, samples: samples) {
      leaveOneOutAdvantages([$0])[0]
    }
    #expect(distance(mean, policy.gradient(ofExpected: rewards)) < 1e-14)
  }

  @Test func `With the KL penalty inside the reward, it is unbiased for the penalised objective`() {
    let (policy, initial) = (TinyPolicy(seed: 1), TinyPolicy(seed: 7))
    let rewards = tinyRewards(seed: 2)
    let penalized = penalizedRewards(
      [rewards], logProbabilities: [policy.logProbabilities],
      initial: [initial.logProbabilities], coefficient: 0.3)[0]
    let mean = expectedEstimate(policy, penalized, samples: 2) { leaveOneOutAdvantages([$0])[0] }
    // ∇(E[r] − λ KL) by central differences of the enumerated objective.
    let differences = (0..<12).map { parameter in
      func objective(_ step: Double) -> Double {
        var moved = policy
        moved.logits[parameter] += step
        let expected = zip(moved.probabilities, rewards).reduce(0) { $0 + $1.0 * $1.1 }
        let divergence = klDivergence(
          logProbabilities: moved.logProbabilities, reference: initial.logProbabilities)
        return expected - 0.3 * divergence
      }
      return (objective(1e-5) - objective(-1e-5)) / 2e-5
    }
    #expect(distance(mean, differences) < 1e-9)
  }

  @Test func `Adding a number to all rewards of a prompt changes nothing`() {
    let rewards = [tinyRewards(seed: 3), tinyRewards(seed: 4)]
    let shifted = [rewards[0].map { $0 + 5 }, rewards[1].map { $0 - 3 }]
    for (x, y) in zip(leaveOneOutAdvantages(rewards), leaveOneOutAdvantages(shifted)) {
      #expect(distance(x, y) < 1e-14)
      #expect(x.reduce(0, +).magnitude < 1e-14)
    }
  }
}

/// E[(1/k) Σ_j A_j ∇log π(y_j)] over all k-tuples of responses, given the advantages of a tuple's rewards.
func expectedEstimate(
  _ policy: TinyPolicy, _ rewards: [Double], samples: Int,
  advantages: ([Double]) -> [Double]
) -> [Double] {
  policy.expectation(samples: samples) { tuple in
    sum(
      zip(tuple, advantages(tuple.map { rewards[$0] })).map { index, advantage in
        let response = TinyPolicy.responses[index]
        let log = policy.logProbabilities(of: response)
        let loss = PolicySurrogate.scoreFunction.cotangents(
          advantage: advantage, logProbabilities: log, behavior: log, responseCount: samples)
        return policy.pullBack(loss.map { -$0 }, of: response)
      })
  }
}
