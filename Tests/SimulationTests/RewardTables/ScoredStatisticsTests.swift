import NumericalMethods
import Simulation
import Testing

/// Problems of a random table: prompts with 2 … 9 outputs, some drawn more than once.
func randomOutputs(seed: UInt64, prompts: Int, scale: Double = 1, offset: Double = 0)
  -> ScoredOutputs
{
  var stream = RandomStream(seed: seed, path: ["scored"])
  var rows: [ScoredRow] = []
  for prompt in 0..<prompts {
    let count = 2 + Int(stream.uniform() * 8)
    let rewards = (0..<count).map { _ in 2 * stream.uniform() - 1 }
    let truths = (0..<count).map { _ in 2 * stream.uniform() - 1 }
    for draw in 0..<2 * count {
      let output = draw < count ? draw : Int(stream.uniform() * Double(count))
      rows.append(
        ScoredRow(
          prompt: prompt, output: output, reward: offset + scale * rewards[output],
          groundTruth: truths[output]))
    }
  }
  return ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
}

struct ScoredStatisticsTests {
  /// Two prompts, worked out by hand.
  ///
  /// First: outputs of probability ½, ¼, ¼ (four rows) with r = 1, 0, −1 and g = 0, 1, −1. E r = ¼, Var = ¾ − 1/16 = 11/16;
  /// E g = 0, Cov = ¼ − ¼·0 = ¼. Pairs: (r: 1 > 0, g: 0 < 1) wrong, (1 > −1, 0 > −1) right, (0 > −1, 1 > −1) right: 2/3;
  /// drawn, (⅛ + 1/16)/(⅛ + ⅛ + 1/16) = 3/5. Rate Σp²(r − ¼)g = 1/16·(−¼)·1 + 1/16·(−5/4)·(−1) = 1/16.
  /// Second: one output, drawn twice, r = ½, g = −1.
  private let rows = scoredRows([
    [(1, 1, 0), (1, 1, 0), (2, 0, 1), (3, -1, -1)], [(1, 0.5, -1), (1, 0.5, -1)],
  ])

  @Test func `a table worked out by hand`() throws {
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
    let statistics = try ScoredProblem(outputs).statistics()
    #expect(statistics.rewardVariance.value.isNear(11.0 / 32))
    #expect(try #require(statistics.rewardVariance.standardError).isNear(11.0 / 32))
    #expect(try #require(statistics.sampleVariance).value.isNear(11.0 / 12 / 2))
    let accuracy = try #require(statistics.accuracy)
    #expect(accuracy.value.isNear(2.0 / 3) && accuracy.standardError == nil)
    #expect(try #require(statistics.onPolicyAccuracy).value.isNear(3.0 / 5))
    #expect(try #require(statistics.rewardCovariance).value.isNear(1.0 / 8))
    #expect(statistics.expectedReward.isNear(3.0 / 8))
    #expect(try #require(statistics.expectedGroundTruth).isNear(-0.5))
    #expect(statistics.largestRewardGain.isNear(3.0 / 8))
    #expect(try #require(statistics.largestGroundTruthGain).isNear(0.5))
    #expect(try #require(statistics.groundTruthRate).value.isNear(1.0 / 32))
    // σ² = 11/32 + Var of (¼, ½).
    let whitened: Double = 22.0 / 23
    #expect(statistics.whitenedVariance.isNear(whitened))
  }

  /// Outputs a, a, b, c, d with r = 1, 0, 1, 0 and g = 0, 0, 0, 1: of the nine pairs of different outputs drawn, five are
  /// of equal g, of which this reward is right only in the two of a and c; of the other four it
  /// is right in none.
  @Test func `pairs that the ground truth leaves undecided are counted`() throws {
    let rows = scoredRows([[(1, 1, 0), (1, 1, 0), (2, 0, 0), (3, 1, 0), (4, 0, 1)]])
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
    let statistics = try ScoredProblem(outputs).statistics()
    #expect(try #require(statistics.undecidedPairs).value.isNear(5.0 / 9))
    #expect(try #require(statistics.onPolicyAccuracy).value.isNear(2.0 / 9))
    let without = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: false)
    #expect(try ScoredProblem(without).statistics().undecidedPairs == nil)
  }

  @Test(arguments: RewardNormalization.allCases)
  func `another unit of the rewards changes what it should`(normalization: RewardNormalization)
    throws
  {
    let plain = try ScoredProblem(
      randomOutputs(seed: 4, prompts: 5), normalization: normalization
    ).statistics()
    let (scale, offset) = (8.0, -12.5)
    let moved = try ScoredProblem(
      randomOutputs(seed: 4, prompts: 5, scale: scale, offset: offset),
      normalization: normalization
    ).statistics()
    #expect(moved.accuracy == plain.accuracy && moved.onPolicyAccuracy == plain.onPolicyAccuracy)
    #expect((moved.rewardVariance.value / plain.rewardVariance.value).isNear(scale * scale))
    #expect((moved.expectedReward - offset).isNear(scale * plain.expectedReward))
    #expect((moved.whitenedVariance / plain.whitenedVariance).isNear(1))
    let rates = [moved, plain].compactMap(\.groundTruthRate?.value)
    #expect((rates[0] / rates[1]).isNear(normalization == .none ? scale : 1))
  }

  @Test(arguments: RewardNormalization.allCases)
  func `a table of equally many outputs is a tabular problem`(normalization: RewardNormalization)
    throws
  {
    let problem = try randomProblem(seed: 2, outputs: 6, prompts: 4)
    let tabular = TabularProblem(
      initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
      rewardModel: problem.rewardModel, normalization: normalization)
    let listed = try ScoredProblem(tabular.listed, normalization: normalization).statistics()
    let expected = tabular.initialStatistics
    #expect(listed.rewardVariance.value.isNear(expected.rewardVariance))
    #expect(listed.sampleVariance == nil)
    #expect(
      try #require(listed.accuracy).value.isNear(
        accuracy(of: tabular.rewardModel, against: tabular.groundTruth, pairs: .uniform)))
    #expect(
      try #require(listed.onPolicyAccuracy).value.isNear(
        accuracy(
          of: tabular.rewardModel, against: tabular.groundTruth,
          pairs: .onPolicy(tabular.initialPolicy))))
    #expect(
      try #require(listed.rewardCovariance).value.isNear(
        tabular.rewardCovariance(under: tabular.initialPolicy)))
    // One prompt's clock runs four times as fast as that of all four.
    #expect(try #require(listed.groundTruthRate).value.isNear(4 * expected.groundTruthRate))
    #expect(listed.rewardRate.value.isNear(4 * tabular.initialRewardRate))
  }

  @Test func `a constant column has no variance, whatever its value`() throws {
    for value in [0.1, -12.3, 1e9] {
      let rows = (0..<9).map {
        ScoredRow(prompt: $0 / 3, output: $0, reward: value, groundTruth: Double($0))
      }
      let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
      for normalization in RewardNormalization.allCases {
        let problem = try ScoredProblem(outputs, normalization: normalization)
        let statistics = problem.statistics()
        #expect(statistics.rewardVariance.value == 0 && statistics.whitenedVariance == 0)
        #expect(statistics.groundTruthRate?.value == 0 && problem.totalDeviation == 0)
        #expect(statistics.accuracy?.value == 0)
      }
    }
  }

  @Test func `without ground truth nothing is said of it`() throws {
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: false)
    let statistics = try ScoredProblem(outputs).statistics()
    #expect(statistics.accuracy == nil && statistics.groundTruthRate == nil)
    #expect(statistics.rewardVariance.value.isNear(11.0 / 32))
  }

  @Test func `the unbiased variance is that of the policy drawn from, on average`() throws {
    // Two draws of a fair coin of rewards 0 and 1: half of the prompts see no variance.
    let rows = scoredRows([
      [(0, 0, 0), (0, 0, 0)], [(0, 0, 0), (1, 1, 0)], [(1, 1, 0), (0, 0, 0)],
      [(1, 1, 0), (1, 1, 0)],
    ])
    let statistics = try ScoredProblem(
      ScoredOutputs(rows, weighting: .samples, hasGroundTruth: false)
    ).statistics()
    #expect(try #require(statistics.sampleVariance).value.isNear(0.25))
    #expect(statistics.rewardVariance.value.isNear(0.125))
  }
}

extension TabularProblem {
  /// The same outputs as a table with log-probabilities.
  var listed: ScoredOutputs {
    let rows = (0..<promptCount).flatMap { prompt in
      let logits = initialPolicy.logProbabilities(prompt: prompt)
      return (0..<outputCount).map { output in
        ScoredRow(
          prompt: prompt, output: output,
          reward: rewardModel.values[prompt * outputCount + output],
          groundTruth: groundTruth.values[prompt * outputCount + output], weight: logits[output])
      }
    }
    return ScoredOutputs(rows, weighting: .logProbabilities, hasGroundTruth: true)
  }
}

extension Double {
  /// Whether this is another number but for rounding.
  func isNear(_ other: Double, _ tolerance: Double = 1e-12) -> Bool {
    (self - other).magnitude <= tolerance * Swift.max(1, other.magnitude)
  }
}
