import NumericalMethods
import Simulation
import Testing

/// Flows against closed forms, over times and probabilities of all sizes.
@Suite struct LongFlowTests {
  /// One prompt whose last output has the reward c and all others −c, from logits 0 and `start` for the last.
  ///
  /// With x = θ_last − θ_other and K outputs x' = 2c K/(K − 1) p(1 − p), p = 1/(1 + e^{−u}), u = x − ln(K − 1), so
  /// G(u) = 2 sinh u + 2u rises at the rate 2c K/(K − 1).
  private func twoKinds(_ outputs: Int, scale: Double, start: Double) throws -> TabularProblem {
    let others = [Double](repeating: 0, count: outputs - 1)
    let reward = try RewardTable(
      promptCount: 1, outputCount: outputs, values: others.map { _ in -scale } + [scale])
    let truth = try RewardTable(
      promptCount: 1, outputCount: outputs, values: others.map { _ in -1 } + [1])
    let policy = TabularPolicy(promptCount: 1, outputCount: outputs, logits: others + [start])
    return TabularProblem(initialPolicy: policy, groundTruth: truth, rewardModel: reward)
  }

  private func clock(_ logits: [Double]) -> Double {
    let x = logits[logits.count - 1] - logits[0]
    let u = x - logarithm(Double(logits.count - 1))
    return exponential(u) - exponential(-u) + 2 * u
  }

  @Test(arguments: [2, 5, 40], [1, 1e-3])
  func `rewards of two kinds follow the closed form up to 1e12`(outputs: Int, scale: Double) throws
  {
    let problem = try twoKinds(outputs, scale: scale, start: -3)
    let rate = 2 * scale * Double(outputs) / Double(outputs - 1)
    let start = clock(problem.initialPolicy.logits)
    let times = (0...12).map { power(10, Double($0)) / scale }.filter { $0 <= 1e12 }
    try GradientFlow(problem).follow(at: times) { time, policy in
      #expect(relativeError((clock(policy.logits) - start) / rate, time) < 1e-9)
    }
  }

  @Test(arguments: [-20, -60, -350, -690.7755278982137])
  func `an output climbs out of any probability at the time of the closed form`(start: Double)
    throws
  {
    // p = 1/2 is passed where u = 0.
    let problem = try twoKinds(2, scale: 1, start: start)
    let first = problem.initialPolicy.probabilities(prompt: 0)[1]
    #expect(start > -690 || relativeError(first, 1e-300) < 1e-12)
    let exact = -clock(problem.initialPolicy.logits) / 4
    for gain in [0.5, 1.0, 1.5] {
      let times = try GradientFlow(problem).timesToGain(gain, longestTime: 1e305)
      let time = try #require(times.rewardModel.time)
      // What follows the escape takes no time beside it.
      let u = logarithm(gain / (2 - gain))
      let after = (exponential(u) - exponential(-u) + 2 * u) / 4
      #expect(relativeError(time, exact + after) < 1e-9)
      #expect(times.acceptedSteps < 10_000)
    }
  }

  @Test func `times are in proportion to one over the rewards' scale down to 1e-10`() throws {
    let problem = try randomProblem(seed: 21, outputs: 12)
    func time(_ scale: Double) throws -> Double {
      let scaled = TabularProblem(
        initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
        rewardModel: try RewardTable(
          promptCount: 1, outputCount: 12, values: problem.rewardModel.values.map { $0 * scale }))
      let times = try GradientFlow(scaled).timesToGain(0.2, watching: [.groundTruth])
      return try #require(times.groundTruth.time)
    }
    let whole = try time(1)
    for scale in [1e-2, 1e-5, 1e-8, 1e-10] {
      #expect(relativeError(try time(scale) * scale, whole) < 1e-9)
    }
  }

  /// Two outputs with rewards ±1 and λ: x' = 2p(1 − p)(2 − λx) from x = 0.
  ///
  /// T(x) = ∫(1 + cosh x)/(2 − λx) dx by mpmath at 30 digits, up to where E[r] = tanh(x/2).
  @Test(arguments: zip([0.5, 0.1], TwoOutputs.times))
  func `a pull to the start follows its quadrature`(regularization: Double, times: [Double]) throws
  {
    let problem = try pulled(regularization)
    let ends = TwoOutputs.shares.map { $0 * 2 / regularization }
    var place = 0
    try GradientFlow(problem).follow(at: times) { _, policy in
      #expect(relativeError(policy.logits[1] - policy.logits[0], ends[place]) < 1e-9)
      place += 1
    }
    #expect(place == ends.count)
  }

  @Test func `the way to the limit is exponential at the rate of its Hessian`() throws {
    let problem = try pulled(0.5)
    let limit = problem.limitPolicy.probabilities(prompt: 0)
    let rate = 2 * 0.5 * limit[0] * limit[1]
    var distances: [Double] = []
    try GradientFlow(problem).follow(at: [700, 800]) { _, policy in
      distances.append(4 - (policy.logits[1] - policy.logits[0]))
    }
    let measured = logarithm(distances[0] / distances[1]) / 100
    #expect(distances[0] < 1e-5 && distances[1] > 1e-7)
    #expect(relativeError(measured, rate) < 1e-4)
  }

  private func pulled(_ regularization: Double) throws -> TabularProblem {
    let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
    return TabularProblem(
      initialPolicy: TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, 0]),
      groundTruth: reward, rewardModel: reward, regularization: regularization)
  }
}

/// T(x) of two outputs with rewards ±1 at shares of the limit x* = 2/λ.
private enum TwoOutputs {
  static let shares = [0.1, 0.5, 0.9, 0.99, 0.999_999]
  /// For λ = 0.5 and 0.1.
  static let times = [
    [
      0.427257047961184145, 4.11863817198386176, 43.1051128121634498, 155.803227577894548,
      675.098825990783464,
    ],
    [
      2.98845229394406117, 10091.0400577862195, 118624152.217822203, 2965937497.01142268,
      24846723128.4123424,
    ],
  ]
}
