import NumericalMethods
import Simulation
import Testing

@Suite struct AccuracyTests {
  @Test func `counts pairs by equality of signs, also weighted by the policy`() throws {
    let problem = try randomProblem(seed: 31, outputs: 13, prompts: 3)
    var uniform = 0.0
    var onPolicy = 0.0
    for prompt in 0..<3 {
      let r = Array(problem.rewardModel.row(prompt))
      let g = Array(problem.groundTruth.row(prompt))
      let p = problem.initialPolicy.probabilities(prompt: prompt)
      var (agreeing, all, weightAgreeing, weight) = (0.0, 0.0, 0.0, 0.0)
      for i in 0..<13 {
        for j in 0..<i {
          let same = (r[i] - r[j]).sign == (g[i] - g[j]).sign
          all += 1
          weight += p[i] * p[j]
          if same {
            agreeing += 1
            weightAgreeing += p[i] * p[j]
          }
        }
      }
      uniform += agreeing / all / 3
      onPolicy += weightAgreeing / weight / 3
    }
    let (reward, truth) = (problem.rewardModel, problem.groundTruth)
    #expect((accuracy(of: reward, against: truth, pairs: .uniform) - uniform).magnitude < 1e-15)
    let weighted = accuracy(of: reward, against: truth, pairs: .onPolicy(problem.initialPolicy))
    #expect((weighted - onPolicy).magnitude < 1e-14)
  }

  @Test func `pairs from two policies and pairs of given weights are counted one by one`() throws {
    let problem = try randomProblem(seed: 7, outputs: 6, prompts: 2)
    let other = try randomProblem(seed: 8, outputs: 6, prompts: 2).initialPolicy
    let policy = problem.initialPolicy
    var weights = [Double](repeating: 0, count: 2 * 36)
    var expected = 0.0
    for prompt in 0..<2 {
      let r = Array(problem.rewardModel.row(prompt))
      let g = Array(problem.groundTruth.row(prompt))
      let (p, q) = (policy.probabilities(prompt: prompt), other.probabilities(prompt: prompt))
      var (agreeing, all) = (0.0, 0.0)
      for i in 0..<6 {
        for j in 0..<6 where i != j {
          weights[prompt * 36 + i * 6 + j] = p[i] * q[j]
          all += p[i] * q[j]
          if (r[i] < r[j]) == (g[i] < g[j]) { agreeing += p[i] * q[j] }
        }
      }
      expected += agreeing / all / 2
    }
    let (reward, truth) = (problem.rewardModel, problem.groundTruth)
    let between = accuracy(of: reward, against: truth, pairs: .between(policy, other))
    #expect((between - expected).magnitude < 1e-15)
    let pairs = PairWeights(promptCount: 2, outputCount: 6, values: weights)
    #expect(accuracy(of: reward, against: truth, pairs: .weighted(pairs)) == between)
    // Both from one policy: the on-policy accuracy.
    let same = accuracy(of: reward, against: truth, pairs: .between(policy, policy))
    let onPolicy = accuracy(of: reward, against: truth, pairs: .onPolicy(policy))
    #expect((same - onPolicy).magnitude < 1e-14)
  }

  @Test func `ties agree with ties alone`() throws {
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [0, 0, 1])
    let flat = try RewardTable(promptCount: 1, outputCount: 3, values: [0.5, 0.5, 0.5])
    #expect(relativeError(accuracy(of: flat, against: truth, pairs: .uniform), 1.0 / 3) < 1e-15)
    #expect(accuracy(of: truth, against: truth, pairs: .uniform) == 1)
  }
}
