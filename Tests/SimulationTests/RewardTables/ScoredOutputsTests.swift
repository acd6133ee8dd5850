import NumericalMethods
import Simulation
import Testing

/// Rows of prompts, each a list of (output, reward, ground truth).
func scoredRows(_ prompts: [[(Int, Double, Double)]]) -> [ScoredRow] {
  prompts.enumerated().flatMap { prompt, outputs in
    outputs.map { ScoredRow(prompt: prompt, output: $0.0, reward: $0.1, groundTruth: $0.2) }
  }
}

struct ScoredOutputsTests {
  @Test func `draws of one output add up to its weight`() throws {
    let rows = scoredRows([[(7, 1, 0.5), (3, 2, 0.25), (7, 1, 0.5), (7, 1, 0.5)]])
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
    let prompt = try #require(outputs.prompts.first)
    #expect(prompt.logWeights == [logarithm(3), 0])
    #expect(prompt.rewards == [1, 2])
    #expect(prompt.groundTruths == [0.5, 0.25])
    #expect(prompt.rowCount == 4)
    #expect(outputs.repeatedRowCount == 2)
    #expect(outputs.disagreeingOutputCount == 0)
  }

  @Test func `rows of one output that do not agree have their mean`() throws {
    let rows = scoredRows([[(1, 0.25, 0), (1, 0.75, 0), (2, 0.1, 0), (2, 0.1, 0), (2, 0.1, 0)]])
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
    #expect(outputs.prompts[0].rewards == [0.5, 0.1])
    #expect(outputs.disagreeingOutputCount == 1)
  }

  @Test func `weights add up, log-probabilities do not`() throws {
    let weighted = [
      ScoredRow(prompt: 0, output: 1, reward: 0, weight: 2),
      ScoredRow(prompt: 0, output: 2, reward: 1, weight: 1),
      ScoredRow(prompt: 0, output: 1, reward: 0, weight: 3),
      ScoredRow(prompt: 0, output: 9, reward: 1, weight: 0),
    ]
    let sums = ScoredOutputs(weighted, weighting: .weights, hasGroundTruth: false)
    #expect(sums.prompts[0].logWeights == [logarithm(5), 0])
    #expect(sums.impossibleRowCount == 1)
    let logs = [(1, -2.0), (2, -1.0), (1, -2.0)].map {
      ScoredRow(prompt: 0, output: $0.0, reward: 0, weight: $0.1)
    }
    let stated = ScoredOutputs(logs, weighting: .logProbabilities, hasGroundTruth: false)
    #expect(stated.prompts[0].logWeights == [-2, -1])
  }

  @Test func `prompts with one row are left out, several equal draws are not`() {
    let rows = scoredRows([[(1, 5, 0)], [(1, 1, 0), (1, 1, 0)], [(1, 0, 0), (2, 1, 0)]])
    let draws = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: true)
    #expect(draws.prompts.map(\.rewards) == [[1], [0, 1]])
    #expect(draws.skippedPromptCount == 1)
    let weights = ScoredOutputs(rows, weighting: .weights, hasGroundTruth: true)
    #expect(weights.prompts.map(\.rewards) == [[0, 1]])
    #expect(weights.skippedPromptCount == 2)
  }

  @Test func `prompts keep the order of their first rows`() {
    let rows = [(5, 0.1), (2, 0.2), (5, 0.3), (2, 0.4)].enumerated().map {
      ScoredRow(prompt: $1.0, output: $0, reward: $1.1)
    }
    let outputs = ScoredOutputs(rows, weighting: .samples, hasGroundTruth: false)
    #expect(outputs.prompts.map(\.rewards) == [[0.1, 0.3], [0.2, 0.4]])
    #expect(outputs.outputCount == 4)
  }
}

struct RewardUnitsTests {
  @Test func `rewards within bounds stay as they are, to the bit`() {
    let units = RewardUnits(of: [-0.3, 0.1, 1])
    #expect(units.offset == 0 && units.scale == 1)
    #expect(units.scaled(0.1) == 0.1)
  }

  @Test func `logits fill the interval`() {
    let units = RewardUnits(of: [-12.5, 3.5, 0])
    #expect(units.offset == -4.5 && units.scale == 8)
    #expect(units.scaled(-12.5) == -1 && units.scaled(3.5) == 1)
    #expect(units.reward(units.scaled(0)) == 0)
  }

  @Test(arguments: [[7.0, 7], [-1e308, 1e308], [1e308, 1.5e308], [5.0]])
  func `any finite rewards have units`(rewards: [Double]) {
    let units = RewardUnits(of: rewards)
    #expect(units.scale > 0 && units.scale.isFinite && units.offset.isFinite)
    for reward in rewards { #expect(units.scaled(reward).magnitude <= 1) }
  }
}

struct WeightedAgreementTests {
  /// The definition, pair by pair.
  private func pairs(_ x: [Double], _ y: [Double], _ w: [Double]) -> (Double, Double) {
    var (agreeing, all) = (0.0, 0.0)
    for i in x.indices {
      for j in 0..<i {
        let product = w[i] * w[j]
        all += product
        if (x[i] > x[j]) == (y[i] > y[j]) && (x[i] < x[j]) == (y[i] < y[j]) { agreeing += product }
      }
    }
    return (agreeing, all)
  }

  @Test func `counts with ties are those of the definition`() {
    var stream = RandomStream(seed: 3, path: ["agreement"])
    for _ in 0..<300 {
      let count = 1 + Int(stream.uniform() * 12)
      let levels = 1 + (stream.uniform() * 6).rounded()
      let x = (0..<count).map { _ in (stream.uniform() * levels).rounded() }
      let y = (0..<count).map { _ in (stream.uniform() * levels).rounded() }
      let w = (0..<count).map { _ in (stream.uniform() * 5).rounded() }
      let agreement = WeightedAgreement(x, y, weights: w)
      let expected = pairs(x, y, w)
      #expect(agreement.agreeing == expected.0 && agreement.all == expected.1)
    }
  }
}
