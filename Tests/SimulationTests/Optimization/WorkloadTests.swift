import NumericalMethods
import Simulation
import Testing

/// Workloads S1 and S2 with 8 prompts in place of 512; the expected values by NumPy and SciPy.
@Suite struct WorkloadTests {
  private let promptCount = 8
  private let outputCount = 1000

  @Test func `the inputs are those of the definition`() throws {
    #expect(normal(101, 0) == -0.18947960715740919)
    let last = 511 * 1000 + 999
    #expect(0.75 * symmetric(102, last) + 0.25 * symmetric(103, last) == -0.72073957801245347)
  }

  @Test func `S1 by its own method takes the same steps to the same time`() throws {
    let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
    let times = try GradientFlow(problem(scale: 1), control: control).timesToGain(
      0.4, watching: [.groundTruth])
    #expect(relativeError(try #require(times.groundTruth.time), 1448.502466853749) < 1e-9)
    #expect(times.acceptedSteps == 29 && times.rejectedSteps == 14)
  }

  @Test func `S1 to ten digits, in inverse proportion to the scale`() throws {
    func time(_ scale: Double) throws -> Double {
      try #require(
        try GradientFlow(problem(scale: scale)).timesToGain(0.4, watching: [.groundTruth])
          .groundTruth.time)
    }
    #expect(relativeError(try time(1), 1448.502506951689) < 1e-9)
    #expect(relativeError(try time(0.01), 144_850.2506951689) < 1e-9)
  }

  @Test func `S2 ends after 300 steps where NumPy ends`() throws {
    let plain = try problem(scale: 1)
    let problem = TabularProblem(
      initialPolicy: plain.initialPolicy, groundTruth: plain.groundTruth,
      rewardModel: plain.rewardModel, regularization: 0.05)
    try GradientAscent(problem, stepSize: Double(promptCount)).follow(at: [300]) { _, policy in
      let statistics = problem.statistics(of: policy)
      let actual = [
        statistics.expectedReward, statistics.expectedGroundTruth, statistics.divergence,
        statistics.rewardVariance, dotProduct(policy.logits, policy.logits),
      ]
      let expected = [
        0.722288416600813, 0.7950855734814185, 4.23979290942755, 0.0393780130690216,
        8936.351284194985,
      ]
      for (x, y) in zip(actual, expected) { #expect(relativeError(x, y) < 1e-10) }
    }
  }

  private func problem(scale: Double) throws -> TabularProblem {
    let count = promptCount * outputCount
    let truth = (0..<count).map { symmetric(102, $0) }
    let model = (0..<count).map { scale * (0.75 * truth[$0] + 0.25 * symmetric(103, $0)) }
    func table(_ values: [Double]) throws -> RewardTable {
      try RewardTable(promptCount: promptCount, outputCount: outputCount, values: values)
    }
    return TabularProblem(
      initialPolicy: TabularPolicy(
        promptCount: promptCount, outputCount: outputCount,
        logits: (0..<count).map { normal(101, $0) }),
      groundTruth: try table(truth), rewardModel: try table(model))
  }

  // MARK: The input recurrence

  private func symmetric(_ tag: UInt64, _ index: Int) -> Double {
    2 * (Double(word(tag, index) >> 11) * 0x1p-53) - 1
  }

  private func normal(_ tag: UInt64, _ index: Int) -> Double {
    var sum: UInt64 = 0
    for part in 0..<6 {
      let word = word(tag, 6 * index + part)
      sum += (word >> 32) + (word & 0xffff_ffff)
    }
    return (Double(sum) - 6 * 4_294_967_295) * 0x1p-32
  }

  private func word(_ tag: UInt64, _ index: Int) -> UInt64 {
    let increment: UInt64 = 0x9e37_79b9_7f4a_7c15
    return mixed(mixed(tag &+ increment) &+ (UInt64(index) &+ 1) &* increment)
  }

  private func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
