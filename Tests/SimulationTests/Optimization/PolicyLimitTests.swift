import NumericalMethods
import Simulation
import Testing

@Suite struct PolicyLimitTests {
  @Test func `a gain beyond the best outputs is never reached on any prompts`() throws {
    let random = try RandomPolicyProblem(seed: 1, training: [0, 1])
    let times = try PolicyFlow(random.problem).timesToGain(1.9, longestTime: 1)
    #expect(times.times.values.allSatisfy { $0 == .never })
    #expect(times.acceptedSteps == 0)
  }

  @Test func `a reward model that ends at a bad output proves the ground truth's never`() throws {
    // r_RM's best output has r_G = −1, as its mass grows everything else is excluded.
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0, 1])
    let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [1, -1, -0.5])
    let problem = PolicyProblem(
      model: TabularLogits(promptCount: 1, outputCount: 3), initialParameters: [0, 0, 0],
      groundTruth: truth, rewardModel: reward)
    let gain = WatchedGain(.groundTruth, on: .training)
    let times = try PolicyFlow(problem).timesToGain(0.3, watching: [gain], longestTime: 1e6)
    #expect(times[.groundTruth, on: .training] == .never)
  }

  @Test func `with a pull to the start a gain beyond the optimum is never reached`() throws {
    let tabular = try randomProblem(seed: 5, outputs: 8, prompts: 2, regularization: 2)
    let gain = WatchedGain(.rewardModel, on: .training)
    let times = try PolicyFlow(PolicyProblem(tabular)).timesToGain(
      0.5, watching: [gain], longestTime: 1e6)
    #expect(times[.rewardModel, on: .training] == .never)
    let expected = try GradientFlow(tabular).timesToGain(0.5, watching: [.rewardModel])
    #expect(expected.rewardModel == .never)
  }

  @Test(arguments: [0, 0.3], [1, 2, 3, 4]) func `nothing is excluded that is reached later`(
    regularization: Double, seed: UInt64
  ) throws {
    let random = try RandomPolicyProblem(
      seed: seed, length: 2, regularization: regularization, training: [0, 1])
    for share in [0.02, 0.1, 0.3] {
      let times = try PolicyFlow(random.problem).timesToGain(share, longestTime: 300)
      for (gain, time) in times.times where time == .never {
        let start = random.problem.makeEvaluator().expectation(of: gain.reward, on: gain.prompts)
        let places = (0...100).map { Double($0 * $0) / 33 }
        try PolicyFlow(random.problem).follow(at: places) {
          #expect($1.expectation(of: gain.reward, on: gain.prompts) < start + share)
        }
      }
    }
  }

  @Test func `on held-out prompts and divided rewards only the largest reward proves never`() throws
  {
    let tabular = try randomProblem(seed: 5, outputs: 8, prompts: 2, regularization: 2)
    let heldOut = WatchedGain(.rewardModel, on: .heldOut)
    let problem = PolicyProblem(tabular, training: [0])
    let times = try PolicyFlow(problem).timesToGain(0.5, watching: [heldOut], longestTime: 50)
    #expect(times[.rewardModel, on: .heldOut] == .notUntil(50))
  }
}
