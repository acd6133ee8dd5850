import NumericalMethods
import Simulation
import Testing

@Suite struct SamplingNoiseTests {
  @Test(arguments: RewardNormalization.allCases)
  func `the noise is the spread of the estimates around the field`(
    normalization: RewardNormalization
  ) throws {
    let problem = try makeProblem(seed: 3) {
      $0.promptCount = 2
      $0.outputCount = 3
      $0.groundTruth = .uniform
      $0.initialPolicy = .normal
      $0.rewardFamily = .noisy
      $0.regularization = 0.2
      $0.normalization = normalization
    }
    var policy = problem.initialPolicy
    for index in policy.logits.indices { policy.logits[index] *= 1.5 }
    let field = problem.gradient(of: policy)
    var expected = 0.0
    for prompt in 0..<2 {
      let p = policy.probabilities(prompt: prompt)
      let own = Array(field[policy.range(of: prompt)])
      // p∘A/N is the field, so A = N·field/p.
      for output in 0..<3 {
        let advantage = 2 * own[output] / p[output]
        for place in 0..<3 {
          let estimate = advantage * ((place == output ? 1 : 0) - p[place]) / 2
          expected += p[output] * (estimate - own[place]) * (estimate - own[place])
        }
      }
    }
    #expect(relativeError(problem.samplingNoise(of: policy), expected.squareRoot()) < 1e-12)
  }

  @Test func `near the end of training the noise fades, but not when divided by the deviation`()
    throws
  {
    let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
    for (normalization, expected) in [(RewardNormalization.none, 2e-6), (.perPrompt, 2.0)] {
      let problem = TabularProblem(
        initialPolicy: TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, 0]),
        groundTruth: reward, rewardModel: reward, normalization: normalization)
      let policy = TabularPolicy(weights: [2.5e-7, 1 - 2.5e-7])
      // δ = 2.5e-7: E A² = 4δ or 1, of which the share of the worse output has ‖e − p‖² = 2.
      let noise = problem.samplingNoise(of: policy)
      #expect(relativeError(noise * noise, expected) < 1e-5)
    }
  }
}
