import NumericalMethods
import Simulation
import Testing

@Suite struct GradientFlowTests {
  /// Two outputs with rewards ±c: x, the difference of the logits, has x' = 4c p(1 − p), and p = 1/(1 + e^{−x}).
  ///
  /// ∫dp/(p²(1 − p)²) from p₀ to p₁ = 4c·t·… with F(p) = −1/p + 1/(1 − p) + 2 ln(p/(1 − p)).
  @Test(arguments: [(1.0, 0.0), (1e-4, 1.5), (0.3, -4.0)])
  func `two outputs follow the closed form to 1e-9`(scale: Double, start: Double) throws {
    let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-scale, scale])
    let policy = TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, start])
    let truth = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
    let problem = TabularProblem(initialPolicy: policy, groundTruth: truth, rewardModel: reward)
    let gain = 0.2
    func primitive(_ p: Double) -> Double {
      -1 / p + 1 / (1 - p) + 2 * logarithm(p / (1 - p))
    }
    let first = policy.probabilities(prompt: 0)[1]
    let exact = (primitive(first + gain / 2) - primitive(first)) / (4 * scale)
    let time = try GradientFlow(problem).timesToGain(gain, watching: [.groundTruth]).groundTruth
    #expect(relativeError(try #require(time.time), exact) < 1e-9)
  }

  @Test func `both gains come from one run and agree where the rewards are the same`() throws {
    let times = try GradientFlow(try makeProblem { _ in }).timesToGain(0.5)
    #expect(times.rewardModel == times.groundTruth)
    #expect(times.acceptedSteps > 10)
  }

  @Test func `the sum of each prompt's logits never changes`() throws {
    let problem = try randomProblem(seed: 4, outputs: 17, prompts: 3, regularization: 0.1)
    try GradientFlow(problem).follow(at: [0, 1, 10, 100]) { _, policy in
      for prompt in 0..<3 {
        let now = compensatedSum(Array(policy.logits[policy.range(of: prompt)]))
        let start = compensatedSum(Array(problem.initialPolicy.logits[policy.range(of: prompt)]))
        #expect((now - start).magnitude < 1e-12)
      }
    }
  }

  @Test(arguments: [0, 0.05]) func `the objective never falls`(regularization: Double) throws {
    let problem = try randomProblem(
      seed: 5, outputs: 12, prompts: 4, regularization: regularization)
    var last = -Double.infinity
    try GradientFlow(problem).follow(at: (0...60).map { Double($0 * $0) / 4 }) { _, policy in
      let objective = problem.statistics(of: policy).objective ?? -.infinity
      #expect(objective >= last - 1e-15)
      last = objective
    }
  }

  @Test func `renaming the outputs renames the result`() throws {
    let problem = try randomProblem(seed: 6, outputs: 9)
    let order = [4, 0, 8, 2, 1, 7, 3, 6, 5]
    func renamed(_ values: [Double]) -> [Double] { order.map { values[$0] } }
    let other = TabularProblem(
      initialPolicy: TabularPolicy(
        promptCount: 1, outputCount: 9, logits: renamed(problem.initialPolicy.logits)),
      groundTruth: try RewardTable(
        promptCount: 1, outputCount: 9, values: renamed(problem.groundTruth.values)),
      rewardModel: try RewardTable(
        promptCount: 1, outputCount: 9, values: renamed(problem.rewardModel.values)))
    var first: [Double] = []
    var second: [Double] = []
    try GradientFlow(problem).follow(at: [20]) { first = $1.logits }
    try GradientFlow(other).follow(at: [20]) { second = $1.logits }
    for (x, y) in zip(renamed(first), second) { #expect((x - y).magnitude < 1e-10) }
  }

  @Test func `scaled rewards run through the same policies at a scaled time`() throws {
    let problem = try randomProblem(seed: 7, outputs: 15)
    let scaled = TabularProblem(
      initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
      rewardModel: try RewardTable(
        promptCount: 1, outputCount: 15, values: problem.rewardModel.values.map { $0 / 64 }))
    var first: [Double] = []
    var second: [Double] = []
    try GradientFlow(problem).follow(at: [10]) { first = $1.logits }
    try GradientFlow(scaled).follow(at: [640]) { second = $1.logits }
    for (x, y) in zip(first, second) { #expect((x - y).magnitude < 1e-10) }
  }

  @Test func `prompts are independent and move at rate 1/N`() throws {
    let both = try randomProblem(seed: 8, outputs: 6, prompts: 2)
    var together: [Double] = []
    try GradientFlow(both).follow(at: [30]) { together = $1.logits }
    for prompt in 0..<2 {
      let range = both.initialPolicy.range(of: prompt)
      func table(_ values: [Double]) throws -> RewardTable {
        try RewardTable(promptCount: 1, outputCount: 6, values: Array(values[range]))
      }
      let alone = TabularProblem(
        initialPolicy: TabularPolicy(
          promptCount: 1, outputCount: 6, logits: Array(both.initialPolicy.logits[range])),
        groundTruth: try table(both.groundTruth.values),
        rewardModel: try table(both.rewardModel.values))
      try GradientFlow(alone).follow(at: [15]) { _, policy in
        for (x, y) in zip(policy.logits, together[range]) { #expect((x - y).magnitude < 1e-10) }
      }
    }
  }

  @Test func `a fixed-step method of order 4 gives the same policy`() throws {
    let problem = try randomProblem(seed: 9, outputs: 8, regularization: 0.2)
    var logits = problem.initialPolicy.logits
    let step = 0.01
    func slope(_ logits: [Double]) -> [Double] {
      problem.gradient(of: TabularPolicy(promptCount: 1, outputCount: 8, logits: logits))
    }
    func moved(_ by: Double, _ slope: [Double]) -> [Double] {
      zip(logits, slope).map { $0 + by * $1 }
    }
    for _ in 0..<1000 {
      let first = slope(logits)
      let second = slope(moved(step / 2, first))
      let third = slope(moved(step / 2, second))
      let fourth = slope(moved(step, third))
      for index in logits.indices {
        let sum = first[index] + 2 * second[index] + 2 * third[index] + fourth[index]
        logits[index] += step / 6 * sum
      }
    }
    try GradientFlow(problem).follow(at: [10]) { _, policy in
      for (x, y) in zip(policy.logits, logits) { #expect((x - y).magnitude < 1e-10) }
    }
  }

  @Test func `every level of CPU features gives the same bits`() throws {
    let problem = try randomProblem(seed: 10, outputs: 21, prompts: 5, regularization: 0.01)
    let results = try Kernels.available.map { kernels in
      let times = try GradientFlow(problem, kernels: kernels).timesToGain(0.1)
      return [times.rewardModel, times.groundTruth]
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(results[0].allSatisfy { $0.time != nil })
  }

  @Test func `a probability of 1e-300 still grows at its rate`() throws {
    // The gradient is 2p(1 − p)·(−1, 1); at such a speed nothing moves until 1e12.
    let policy = TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, -690])
    let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
    let problem = TabularProblem(initialPolicy: policy, groundTruth: reward, rewardModel: reward)
    let probability = policy.probabilities(prompt: 0)[1]
    #expect(
      relativeError(problem.initialStatistics.gradientNorm, 8.0.squareRoot() * probability) < 1e-14)
    let times = try GradientFlow(problem).timesToGain(0.5, longestTime: 1e12)
    #expect(times.rewardModel == .notUntil(1e12))
  }

  @Test func `a stopped build stops the flow`() throws {
    let problem = try randomProblem(seed: 1, outputs: 20)
    #expect(throws: CancellationError.self) {
      try GradientFlow(problem).timesToGain(0.2, isCancelled: { true })
    }
    let stop = { true }
    #expect(throws: CancellationError.self) {
      try GradientFlow(problem).follow(at: [5], isCancelled: stop) { _, _ in }
    }
    #expect(throws: CancellationError.self) {
      try GradientAscent(problem, stepSize: 0.1).follow(at: [5], isCancelled: stop) { _, _ in }
    }
  }
}
