import NumericalMethods
import Simulation
import Testing

@Suite struct PolicyStatisticsTests {
  @Test(arguments: [0, 0.3]) func `the gradient agrees with central differences`(
    regularization: Double
  ) throws {
    let problem = try randomProblem(
      seed: 11, outputs: 6, prompts: 2, regularization: regularization)
    var policy = problem.initialPolicy
    for index in policy.logits.indices { policy.logits[index] += 0.3 * Double(index % 4) }
    let gradient = problem.gradient(of: policy)
    let step = 1e-5
    for index in gradient.indices {
      var (up, down) = (policy, policy)
      up.logits[index] += step
      down.logits[index] -= step
      let difference =
        (try #require(problem.statistics(of: up).objective)
          - #require(problem.statistics(of: down).objective)) / (2 * step)
      #expect((gradient[index] - difference).magnitude < 1e-10)
    }
    let statistics = problem.statistics(of: policy)
    #expect(
      relativeError(statistics.gradientNorm, dotProduct(gradient, gradient).squareRoot()) < 1e-14)
  }

  @Test func `the rate of the ground truth is its derivative along the flow`() throws {
    let problem = try randomProblem(seed: 12, outputs: 9, prompts: 3, regularization: 0.1)
    var values: [Double] = []
    try GradientFlow(problem).follow(at: [0, 1e-3, 2e-3]) {
      values.append(problem.statistics(of: $1).expectedGroundTruth)
    }
    let derivative = (-3 * values[0] + 4 * values[1] - values[2]) / 2e-3
    #expect((problem.initialStatistics.groundTruthRate - derivative).magnitude < 1e-8)
  }

  @Test func `means over prompts are exact sums over outputs`() throws {
    let problem = try randomProblem(seed: 13, outputs: 5, prompts: 4)
    var reward = 0.0
    var variance = 0.0
    for prompt in 0..<4 {
      let p = problem.initialPolicy.probabilities(prompt: prompt)
      let r = Array(problem.rewardModel.row(prompt))
      let mean = dotProduct(p, r)
      reward += mean / 4
      variance += zip(p, r).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / 4
    }
    let statistics = problem.initialStatistics
    #expect((statistics.expectedReward - reward).magnitude < 1e-15)
    #expect(relativeError(statistics.rewardVariance, variance) < 1e-14)
    #expect(statistics.divergence == 0)
  }
}
