import NumericalMethods
import Simulation
import Testing

struct ScoredFlowTests {
  /// Time points in the clock of one prompt.
  private let times = [0.0, 0.5, 3, 40]

  @Test(arguments: RewardNormalization.allCases, [0, 0.05])
  func `a table of equally many outputs flows as a tabular problem does`(
    normalization: RewardNormalization, regularization: Double
  ) throws {
    let plain = try randomProblem(seed: 5, outputs: 7, prompts: 3)
    let tabular = TabularProblem(
      initialPolicy: plain.initialPolicy, groundTruth: plain.groundTruth,
      rewardModel: plain.rewardModel, regularization: regularization, normalization: normalization)
    let listed = try ScoredFlow(
      ScoredProblem(tabular.listed, regularization: regularization, normalization: normalization)
    ).moments(at: times)
    var expected: [PolicyStatistics] = []
    try GradientFlow(tabular).follow(at: times.map { 3 * $0 }) {
      expected.append(tabular.statistics(of: $1))
    }
    for (moments, statistics) in zip(listed, expected) {
      #expect(moments.expectedReward.isNear(statistics.expectedReward, 1e-9))
      #expect(
        try #require(moments.expectedGroundTruth).isNear(statistics.expectedGroundTruth, 1e-9))
      #expect(moments.rewardVariance.isNear(statistics.rewardVariance, 1e-9))
      #expect(moments.divergence.isNear(statistics.divergence, 1e-9))
    }
  }

  @Test(arguments: RewardNormalization.allCases)
  func `prompts of different numbers of outputs flow as each does alone`(
    normalization: RewardNormalization
  ) throws {
    let outputs = randomOutputs(seed: 6, prompts: 5, scale: 3, offset: -7)
    let problem = try ScoredProblem(outputs, regularization: 0.02, normalization: normalization)
    let together = try ScoredFlow(problem).moments(at: times)
    // Whitening is by all prompts, so alone each has the penalty and the clock that this gives.
    let deviation = problem.totalDeviation
    let alone = try outputs.prompts.map { prompt in
      let one = try ScoredProblem(
        ScoredOutputs(prompt.rows, weighting: .logProbabilities, hasGroundTruth: true),
        regularization: normalization == .whitened ? 0.02 * deviation : 0.02,
        normalization: normalization == .perPrompt ? .perPrompt : .none)
      let clock = normalization == .whitened ? 1 / deviation : 1
      return try ScoredFlow(one).moments(at: times.map { $0 * clock })
    }
    for (index, moments) in together.enumerated() {
      func mean(_ value: (ScoredMoments) -> Double) -> Double {
        alone.reduce(0) { $0 + value($1[index]) } / 5
      }
      #expect(moments.expectedReward.isNear(mean(\.expectedReward), 1e-8))
      #expect(
        try #require(moments.expectedGroundTruth).isNear(
          mean { $0.expectedGroundTruth ?? .nan }, 1e-8))
      #expect(moments.divergence.isNear(mean(\.divergence), 1e-8))
    }
  }

  @Test func `times to gain are those of the tabular problem`() throws {
    let tabular = try randomProblem(seed: 8, outputs: 6, prompts: 4)
    let problem = try ScoredProblem(tabular.listed)
    let times = try ScoredFlow(problem).timesToGain(share: 0.2)
    let truth = try GradientFlow(tabular).timesToGain(
      try #require(times.groundTruthGain), watching: [.groundTruth])
    let reward = try GradientFlow(tabular).timesToGain(times.rewardGain, watching: [.rewardModel])
    #expect(relativeError(4 * (times.rewardModel?.time ?? 0), reward.rewardModel.time ?? 1) < 1e-8)
    switch (times.groundTruth, truth.groundTruth) {
    case (.reached(let time), .reached(let expected)):
      #expect(relativeError(4 * time, expected) < 1e-8)
    case (.never, .never): break
    default: Issue.record("\(String(describing: times.groundTruth)) and \(truth.groundTruth)")
    }
  }

  @Test(arguments: 0..<12)
  func `no time lies below a bound, and the bound of each prompt is the sharpest`(seed: Int) throws
  {
    let outputs = randomOutputs(
      seed: UInt64(seed), prompts: 6, scale: seed % 2 == 0 ? 1 : 20, offset: Double(seed))
    for normalization in [RewardNormalization.none, .whitened] {
      for regularization in [0, 0.01] {
        let problem = try ScoredProblem(
          outputs, regularization: regularization, normalization: normalization)
        let times = try ScoredFlow(problem).timesToGain(share: 0.3)
        let reward = try #require(problem.bounds(toGain: times.rewardGain, watching: .rewardModel))
        let truth = try #require(
          problem.bounds(toGain: times.groundTruthGain ?? 1, watching: .groundTruth))
        for (time, bounds) in [(times.rewardModel, reward), (times.groundTruth, truth)] {
          #expect(bounds.squareRootBound <= bounds.promptBound)
          guard let time = time?.time else { continue }
          #expect(bounds.promptBound <= time && bounds.cubeRootBound <= time)
        }
      }
    }
  }

  @Test func `the flow starts at the predicted rate`() throws {
    for normalization in RewardNormalization.allCases {
      let problem = try ScoredProblem(
        randomOutputs(seed: 9, prompts: 4, scale: 5, offset: 30), normalization: normalization)
      let step = 1e-5
      let moments = try ScoredFlow(problem).moments(at: [0, step])
      let statistics = problem.statistics()
      let reward = (moments[1].expectedReward - moments[0].expectedReward) / step
      let truth =
        ((moments[1].expectedGroundTruth ?? 0) - (moments[0].expectedGroundTruth ?? 0)) / step
      #expect(relativeError(reward, statistics.rewardRate.value) < 1e-3)
      #expect(relativeError(truth, statistics.groundTruthRate?.value ?? 0) < 1e-3)
    }
  }

  @Test
  func `a column that orders nothing gains nothing, and a table without ground truth still trains`()
    throws
  {
    let rows = (0..<8).map {
      ScoredRow(prompt: $0 / 4, output: $0, reward: -3, groundTruth: Double($0 % 4))
    }
    let constant = try ScoredProblem(
      ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true), normalization: .whitened)
    let times = try ScoredFlow(constant).timesToGain(share: 0.5)
    #expect(times.rewardModel == nil && times.groundTruth == .never)
    #expect(constant.bounds(toGain: 1, watching: .groundTruth)?.promptBound == .infinity)
    let blind = rows.map { ScoredRow(prompt: $0.prompt, output: $0.output, reward: $0.groundTruth) }
    let trained = try ScoredFlow(
      ScoredProblem(ScoredOutputs(blind, weighting: .samples, hasGroundTruth: false))
    ).timesToGain(share: 0.5)
    #expect(trained.rewardModel?.time != nil && trained.groundTruth == nil)
  }

  @Test func `a strong pull is followed implicitly to its limit`() throws {
    let outputs = randomOutputs(seed: 11, prompts: 40)
    let problem = try ScoredProblem(outputs, regularization: 2)
    let moments = try ScoredFlow(problem).moments(at: [0, 1e6])
    // π* ∝ π_init exp(r/λ).
    let expected = outputs.prompts.map { prompt in
      let weights = zip(prompt.logWeights, prompt.rewards).map { exponential($0 + $1 / 2) }
      return dotProduct(weights, prompt.rewards) / compensatedSum(weights)
    }
    #expect(moments[1].expectedReward.isNear(compensatedSum(expected) / 40, 1e-8))
  }
}

extension ScoredPrompt {
  /// The outputs as rows with log-probabilities.
  fileprivate var rows: [ScoredRow] {
    rewards.indices.map {
      ScoredRow(
        prompt: 0, output: $0, reward: rewards[$0], groundTruth: groundTruths[$0],
        weight: logWeights[$0])
    }
  }
}
