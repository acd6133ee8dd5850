import NumericalMethods
import Simulation
import Testing

@Suite struct NormalizationTests {
  private func problem(
    _ normalization: RewardNormalization, scale: Double = 1, prompts: Int = 3,
    regularization: Double = 0, seed: UInt64 = 5
  ) throws -> TabularProblem {
    try makeProblem(seed: seed) {
      $0.promptCount = prompts
      $0.outputCount = 8
      $0.groundTruth = .uniform
      $0.initialPolicy = .normal
      $0.rewardFamily = .noisy
      $0.rewardSettings.noise = 0.3
      $0.rewardSettings.scale = scale
      $0.regularization = regularization
      $0.normalization = normalization
    }
  }

  private func time(_ problem: TabularProblem, gain: Double = 0.2) throws -> Double {
    try #require(
      try GradientFlow(problem).timesToGain(gain, watching: [.groundTruth]).groundTruth.time)
  }

  @Test func `whitening multiplies the time by the deviation and by nothing else`() throws {
    let raw = try problem(.none)
    let whitened = try problem(.whitened)
    // σ over prompts and outputs, by its definition.
    var (first, second) = (0.0, 0.0)
    for prompt in 0..<3 {
      for (p, r) in zip(
        raw.initialPolicy.probabilities(prompt: prompt), raw.rewardModel.row(prompt))
      {
        first += p * r / 3
        second += p * r * r / 3
      }
    }
    let deviation = (second - first * first).squareRoot()
    #expect(relativeError(whitened.whiteningDeviation, deviation) < 1e-13)
    #expect((whitened.whiteningMean - first).magnitude < 1e-15)
    #expect(relativeError(try time(whitened), try time(raw) * deviation) < 1e-9)
    #expect(
      relativeError(
        try #require(whitened.initialObjectiveVariance),
        raw.initialStatistics.rewardVariance / (deviation * deviation)) < 1e-12)
  }

  @Test(arguments: [1, 0.1, 1e-4, 1e-9], [RewardNormalization.whitened, .perPrompt])
  func `normalised rewards take as long at every scale`(
    scale: Double, normalization: RewardNormalization
  ) throws {
    for regularization in [0, 0.02] {
      let plain = try time(problem(normalization, regularization: regularization))
      let scaled = try time(problem(normalization, scale: scale, regularization: regularization))
      #expect(relativeError(scaled, plain) < 1e-9)
    }
  }

  @Test func `with one prompt both normalisations start alike, without any reward variance left`()
    throws
  {
    let whitened = try problem(.whitened, prompts: 1)
    let divided = try problem(.perPrompt, prompts: 1)
    let start = whitened.initialPolicy
    for (x, y) in zip(whitened.gradient(of: start), divided.gradient(of: start)) {
      #expect((x - y).magnitude < 1e-15)
    }
    #expect(relativeError(try #require(whitened.initialObjectiveVariance), 1) < 1e-13)
    #expect(divided.initialObjectiveVariance == nil)
  }

  @Test func `the divided field is what its definition says, with its pull undivided`() throws {
    let problem = try problem(.perPrompt, regularization: 0.3)
    let policy = TabularPolicy(
      promptCount: 3, outputCount: 8, logits: problem.initialPolicy.logits.map { 1.5 * $0 + 0.1 })
    let gradient = problem.gradient(of: policy)
    for prompt in 0..<3 {
      let p = policy.probabilities(prompt: prompt)
      let initial = problem.initialPolicy.probabilities(prompt: prompt)
      let r = Array(problem.rewardModel.row(prompt))
      let mean = zip(p, r).reduce(0) { $0 + $1.0 * $1.1 }
      let deviation = zip(p, r).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }.squareRoot()
      let ratios = zip(p, initial).map { logarithm($0 / $1) }
      let divergence = zip(p, ratios).reduce(0) { $0 + $1.0 * $1.1 }
      for output in 0..<8 {
        let expected =
          p[output]
          * ((r[output] - mean) / deviation - 0.3 * (ratios[output] - divergence)) / 3
        #expect((gradient[prompt * 8 + output] - expected).magnitude < 1e-15)
      }
    }
  }

  @Test(arguments: RewardNormalization.allCases)
  func `the rates of the statistics are those of the flow`(normalization: RewardNormalization)
    throws
  {
    let problem = try problem(normalization, regularization: 0.1)
    let start = problem.initialStatistics
    let gradient = problem.gradient(of: problem.initialPolicy)
    #expect(relativeError(start.gradientNorm, dotProduct(gradient, gradient).squareRoot()) < 1e-13)
    let step = 1e-5
    var (before, after) = (problem.initialPolicy, problem.initialPolicy)
    for index in gradient.indices {
      before.logits[index] -= step * gradient[index]
      after.logits[index] += step * gradient[index]
    }
    let (low, high) = (problem.statistics(of: before), problem.statistics(of: after))
    let rate = (high.expectedReward - low.expectedReward) / (2 * step)
    #expect(relativeError(problem.initialRewardRate, rate) < 1e-6)
    let truthRate = (high.expectedGroundTruth - low.expectedGroundTruth) / (2 * step)
    #expect((start.groundTruthRate - truthRate).magnitude < 1e-8)
    #expect((start.objective == nil) == (normalization == .perPrompt))
  }

  @Test func `ascent in small steps follows the normalised flow`() throws {
    for normalization in [RewardNormalization.whitened, .perPrompt] {
      let problem = try problem(normalization, regularization: 0.05)
      var ends: [[Double]] = []
      try GradientFlow(problem).follow(at: [3]) { ends.append($1.logits) }
      try GradientAscent(problem, stepSize: 1e-3).follow(at: [3000]) { ends.append($1.logits) }
      for (x, y) in zip(ends[0], ends[1]) { #expect((x - y).magnitude < 1e-3) }
    }
  }

  @Test func `rewards that are all equal move nothing`() throws {
    let flat = try RewardTable(promptCount: 1, outputCount: 3, values: [0.3, 0.3, 0.3])
    let policy = TabularPolicy(promptCount: 1, outputCount: 3, logits: [0, 1, 2])
    for normalization in RewardNormalization.allCases {
      let problem = TabularProblem(
        initialPolicy: policy, groundTruth: flat, rewardModel: flat, regularization: 0.5,
        normalization: normalization)
      #expect(problem.gradient(of: policy).allSatisfy { $0.magnitude < 1e-17 })
    }
  }

  @Test func `whitened times keep above both bounds, and the divided field below its limit`() throws
  {
    for seed in 0..<30 {
      let prompts = seed % 3 + 1
      let whitened = try problem(.whitened, prompts: prompts, seed: UInt64(seed))
      let times = try GradientFlow(whitened).timesToGain(0.1)
      let variance = try #require(whitened.initialObjectiveVariance)
      #expect(variance <= 1 + 1e-12)
      for (reward, time) in [
        (WatchedReward.rewardModel, times.rewardModel), (.groundTruth, times.groundTruth),
      ] {
        guard let time = time.time else { continue }
        let constants = PathConstants(whitened, watching: reward)
        #expect(
          time >= SquareRootBound.time(toGain: 0.1, initialVariance: variance, constants)
            && time
              >= CubeRootBound.time(
                toGain: 0.1, initialVariance: variance, constants, isWhitened: true)
        )
      }
      let divided = try problem(.perPrompt, prompts: prompts, seed: UInt64(seed))
      #expect(
        divided.initialStatistics.gradientNorm <= (0.5 / Double(prompts)).squareRoot() + 1e-12)
    }
  }

  @Test func `what can never be gained is known under normalisation too`() throws {
    for normalization in RewardNormalization.allCases {
      // The best output by r_RM is the worst one.
      let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0, 1])
      let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [1, 0, -1])
      let problem = TabularProblem(
        initialPolicy: TabularPolicy(promptCount: 1, outputCount: 3, logits: [0, 0, 0]),
        groundTruth: truth, rewardModel: reward, normalization: normalization)
      let times = try GradientFlow(problem).timesToGain(0.3)
      #expect(times.groundTruth == .never && times.rewardModel.time != nil)
    }
    let strong = try problem(.whitened, regularization: 50)
    #expect(try GradientFlow(strong).timesToGain(0.4).groundTruth == .never)
  }
}
