import NumericalMethods
import Simulation
import Testing

@Suite struct SampledEvaluationTests {
  @Test func `a uniform number draws the output whose interval holds it`() {
    let policy = TabularPolicy(weights: [1, 2, 1])
    let uniforms = [0, 0.2, 0.25, 0.7, 0.75, 0.9999999]
    let sample = SampledOutputs(from: policy, uniforms: uniforms)
    #expect(sample.outputs == [0, 0, 1, 1, 2, 2])
    #expect(sample.samplesPerPrompt == 6)
  }

  @Test func `an output without probability is never drawn`() {
    let policy = TabularPolicy(
      promptCount: 2, outputCount: 3, logits: [-2000, 0, -2000, 5, 5, 5])
    let sample = SampledOutputs(from: policy, uniforms: [0, 0.5, 0.999, 0, 0.5, 0.999])
    #expect(sample.outputs == [1, 1, 1, 0, 1, 2])
  }

  @Test func `four samples by hand`() throws {
    // Outputs 0, 1, 1, 2: the pair (1, 1) agrees, so does (0, 1) twice; (0, 2) and (1, 2) do not.
    let policy = TabularPolicy(weights: [1, 2, 1])
    let sample = SampledOutputs(from: policy, uniforms: [0.1, 0.3, 0.6, 0.9])
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0, 1])
    let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [0, 0.5, 0])
    let evaluation = sample.evaluation(of: reward, against: truth)
    #expect(evaluation.accuracy == 0.5)
    #expect((evaluation.rewardVariance - 0.25 / 3).magnitude < 1e-17)
    #expect(sample.evaluation(of: truth, against: truth).accuracy == 1)
  }

  @Test(arguments: [2, 3, 10, 57, 300])
  func `accuracy and variance are those of all samples and pairs`(sampleCount: Int) throws {
    let random = RandomTables(prompts: 5, outputs: 60, samples: sampleCount)
    let sample = SampledOutputs(from: random.policy, uniforms: random.uniforms)
    // Values of few different sizes: ties in one, in the other and in both.
    let (reward, truth) = (try random.table("r", steps: 4), try random.table("g", steps: 6))
    for (r, g) in [(reward, truth), (try random.table("s", steps: 1e6), truth)] {
      let evaluation = sample.evaluation(of: r, against: g)
      let (variance, accuracy) = Self.plainEvaluation(sample, r, g)
      #expect((evaluation.accuracy - accuracy).magnitude < 1e-15)
      #expect((evaluation.rewardVariance - variance).magnitude < 1e-14)
    }
  }

  @Test func `kernels and threads give the same bits, and models do not disturb each other`() throws
  {
    let random = RandomTables(prompts: 9, outputs: 200, samples: 150)
    let sample = SampledOutputs(from: random.policy, uniforms: random.uniforms)
    let truth = try random.table("g", steps: 50)
    let rewards = try ["a", "b", "c"].map { try random.table($0, steps: 1e9) }
    let expected = rewards.map { sample.evaluation(of: $0, against: truth) }
    for kernels in Kernels.available {
      for threadCount in 1...3 {
        let workers = WorkerTeam(threadCount: threadCount)
        #expect(
          sample.evaluations(of: rewards, against: truth, workers: workers, kernels: kernels)
            == expected)
        #expect(
          SampledOutputs(from: random.policy, uniforms: random.uniforms, workers: workers)
            == sample)
      }
    }
  }

  @Test func `the mean over many draws is the exact variance, and accuracy counts equals`() throws {
    let problem = try randomProblem(seed: 8, outputs: 7)
    var stream = RandomStream(seed: 9, path: ["draws"])
    var (variance, accuracy) = (0.0, 0.0)
    let draws = 4000
    for _ in 0..<draws {
      let sample = SampledOutputs(
        from: problem.initialPolicy, uniforms: (0..<5).map { _ in stream.uniform() })
      let evaluation = sample.evaluation(of: problem.rewardModel, against: problem.groundTruth)
      variance += evaluation.rewardVariance / Double(draws)
      accuracy += evaluation.accuracy / Double(draws)
    }
    #expect(relativeError(variance, problem.initialStatistics.rewardVariance) < 0.05)
    // Pairs of equal outputs, of probability Σp², agree; the others do with the exact accuracy.
    let p = problem.initialPolicy.probabilities(prompt: 0)
    let same = dotProduct(p, p)
    let different = Simulation.accuracy(
      of: problem.rewardModel, against: problem.groundTruth,
      pairs: .onPolicy(problem.initialPolicy))
    #expect((accuracy - (same + (1 - same) * different)).magnitude < 0.01)
  }

  /// By the definition, pair by pair.
  private static func plainEvaluation(
    _ sample: SampledOutputs, _ reward: RewardTable, _ truth: RewardTable
  ) -> (variance: Double, accuracy: Double) {
    func sign(_ x: Double) -> Int { x > 0 ? 1 : x < 0 ? -1 : 0 }
    let count = Double(sample.samplesPerPrompt)
    var (variance, accuracy) = (0.0, 0.0)
    for prompt in 0..<sample.promptCount {
      let r = sample.samples(prompt: prompt).map { Array(reward.row(prompt))[Int($0)] }
      let g = sample.samples(prompt: prompt).map { Array(truth.row(prompt))[Int($0)] }
      let mean = r.reduce(0, +) / count
      variance += r.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      var agreeing = 0
      for i in r.indices {
        for j in r.indices where j > i && sign(r[i] - r[j]) == sign(g[i] - g[j]) { agreeing += 1 }
      }
      accuracy += Double(agreeing) / (count * (count - 1) / 2)
    }
    return (variance / Double(sample.promptCount), accuracy / Double(sample.promptCount))
  }
}

/// A policy, rewards and uniform numbers, all random.
private struct RandomTables {
  let prompts: Int
  let outputs: Int
  let policy: TabularPolicy
  let uniforms: [Double]

  init(prompts: Int, outputs: Int, samples: Int) {
    self.prompts = prompts
    self.outputs = outputs
    var stream = RandomStream(seed: 10, path: ["tables"])
    policy = TabularPolicy(
      promptCount: prompts, outputCount: outputs,
      logits: (0..<prompts * outputs).map { _ in 2 * stream.symmetricUniform() })
    uniforms = (0..<prompts * samples).map { _ in stream.uniform() }
  }

  /// Rewards rounded to multiples of 1/steps.
  func table(_ name: String, steps: Double) throws -> RewardTable {
    var stream = RandomStream(seed: 10, path: [name])
    return try RewardTable(
      promptCount: prompts, outputCount: outputs,
      values: (0..<prompts * outputs).map { _ in
        (stream.symmetricUniform() * steps).rounded() / steps
      })
  }
}
