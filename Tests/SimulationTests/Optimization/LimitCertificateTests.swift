import NumericalMethods
import Simulation
import Testing

@Suite struct LimitCertificateTests {
  @Test func `a gain beyond the largest reward is never reached`() throws {
    let times = try GradientFlow(
      try makeProblem { $0.rewardSettings.scale = 0.1 }
    ).timesToGain(0.5)
    #expect(times.rewardModel == .never)
    #expect(times.groundTruth.time != nil)
  }

  @Test func `a model that prefers a bad output never gains ground truth`() throws {
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0, 1])
    let model = try RewardTable(promptCount: 1, outputCount: 3, values: [0.5, -1, 0])
    let policy = TabularPolicy(promptCount: 1, outputCount: 3, logits: [0, 0, 0])
    let problem = TabularProblem(initialPolicy: policy, groundTruth: truth, rewardModel: model)
    let times = try GradientFlow(problem).timesToGain(0.9)
    #expect(times.groundTruth == .never)
    #expect(times.rewardModel == .never || times.rewardModel.time != nil)
  }

  @Test(arguments: [0.3, 1]) func `KL holds the flow at its limit`(regularization: Double)
    throws
  {
    let problem = try makeProblem { $0.regularization = regularization }
    let limit = problem.statistics(of: problem.limitPolicy)
    #expect(limit.gradientNorm < 1e-14)
    let reach = limit.expectedReward - problem.initialStatistics.expectedReward
    #expect(try GradientFlow(problem).timesToGain(reach * 1.01).rewardModel == .never)
    #expect(try GradientFlow(problem).timesToGain(reach * 0.9).rewardModel.time != nil)
  }

  @Test func `an expected reward may pass its limit under KL before it returns`() throws {
    // Peak 0.9953 at about t = 1000, limit 0.9854: from an independent stiff integrator.
    let problem = try makeProblem { $0.regularization = 0.05 }
    let limit = problem.statistics(of: problem.limitPolicy)
    #expect((limit.expectedReward - 0.9853989).magnitude < 1e-7)
    let time = try GradientFlow(problem).timesToGain(0.995, watching: [.rewardModel]).rewardModel
    #expect(try #require(time.time) < 1000)
    #expect(try GradientFlow(problem).timesToGain(1).rewardModel == .never)
  }

  @Test func `what the certificate excludes is not reached by a long run`() throws {
    for seed in 0..<12 {
      let problem = try randomProblem(
        seed: UInt64(seed), outputs: 5, prompts: 2, regularization: seed % 2 == 0 ? 0 : 0.2)
      let gain = 0.35
      let times = try GradientFlow(problem).timesToGain(gain, longestTime: 1e5)
      let start = problem.initialStatistics
      var best = (reward: 0.0, truth: 0.0)
      try GradientFlow(problem).follow(at: (0...200).map { power(1.05, $0) - 1 }) { _, policy in
        let now = problem.statistics(of: policy)
        best.reward = max(best.reward, now.expectedReward - start.expectedReward)
        best.truth = max(best.truth, now.expectedGroundTruth - start.expectedGroundTruth)
      }
      #expect((best.reward >= gain) == (times.rewardModel.time != nil))
      #expect((best.truth >= gain) == (times.groundTruth.time != nil))
    }
  }
}
