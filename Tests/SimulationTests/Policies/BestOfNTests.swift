import NumericalMethods
import Simulation
import Testing

@Suite struct BestOfNTests {
  private func random(
    seed: UInt64, outputs: Int, prompts: Int = 1, levels: Int? = nil
  ) throws -> TabularProblem {
    let problem = try randomProblem(seed: seed, outputs: outputs, prompts: prompts)
    guard let levels else { return problem }
    // Rewards rounded to a few levels: ties.
    let values = problem.rewardModel.values.map {
      ($0 * Double(levels)).rounded() / Double(levels)
    }
    return TabularProblem(
      initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
      rewardModel: try RewardTable(promptCount: prompts, outputCount: outputs, values: values))
  }

  /// π_N by going through all Kᴺ draws; equal best ones are equally likely to be returned.
  private func enumerated(_ problem: TabularProblem, prompt: Int, samples: Int) -> [Double] {
    let count = problem.outputCount
    let p = problem.initialPolicy.probabilities(prompt: prompt)
    let r = Array(problem.rewardModel.row(prompt))
    var result = [Double](repeating: 0, count: count)
    var draws = [Int](repeating: 0, count: samples)
    repeat {
      let probability = draws.reduce(1) { $0 * p[$1] }
      let best = draws.map { r[$0] }.max()
      let winners = draws.filter { r[$0] == best }
      for winner in winners { result[winner] += probability / Double(winners.count) }
    } while advance(&draws, below: count)
    return result
  }

  private func advance(_ digits: inout [Int], below base: Int) -> Bool {
    for place in digits.indices {
      digits[place] += 1
      if digits[place] < base { return true }
      digits[place] = 0
    }
    return false
  }

  @Test(arguments: [1, 2, 3, 5], [nil, 2])
  func `every draw enumerated gives the same probabilities`(
    samples: Int, levels: Int?
  ) throws {
    for seed in 0..<8 {
      let problem = try random(seed: UInt64(seed), outputs: 5, prompts: 2, levels: levels)
      let best = BestOfN(samples: samples, of: problem.initialPolicy, by: problem.rewardModel)
      var (truth, reward, divergence) = (0.0, 0.0, 0.0)
      for prompt in 0..<2 {
        let expected = enumerated(problem, prompt: prompt, samples: samples)
        let p = problem.initialPolicy.probabilities(prompt: prompt)
        for (output, probability) in best.probabilities(prompt: prompt).enumerated() {
          #expect((probability - expected[output]).magnitude < 1e-14)
          truth += expected[output] * problem.groundTruth.row(prompt)[prompt * 5 + output] / 2
          reward += expected[output] * problem.rewardModel.row(prompt)[prompt * 5 + output] / 2
          divergence += expected[output] * logarithm(expected[output] / p[output]) / 2
        }
      }
      let statistics = best.statistics(groundTruth: problem.groundTruth)
      #expect((statistics.expectedGroundTruth - truth).magnitude < 1e-13)
      #expect((statistics.expectedReward - reward).magnitude < 1e-13)
      #expect((statistics.divergence - divergence).magnitude < 1e-13)
      #expect(statistics.divergence <= statistics.divergenceBound + 1e-13)
    }
  }

  @Test func `a strictly increasing change of the rewards changes no bit`() throws {
    let problem = try random(seed: 5, outputs: 30)
    let changed = try RewardTable(
      promptCount: 1, outputCount: 30,
      values: problem.rewardModel.values.map { 0.9 + 1e-6 * $0 * $0 * $0 })
    for samples in [1, 7, 1000] {
      let one = BestOfN(samples: samples, of: problem.initialPolicy, by: problem.rewardModel)
      let two = BestOfN(samples: samples, of: problem.initialPolicy, by: changed)
      #expect(one.probabilities(prompt: 0) == two.probabilities(prompt: 0))
      let (x, y) = (
        one.statistics(groundTruth: problem.groundTruth),
        two.statistics(groundTruth: problem.groundTruth)
      )
      #expect(x.expectedGroundTruth == y.expectedGroundTruth && x.divergence == y.divergence)
    }
  }

  @Test func `a million draws find an output of probability 1e-300 with probability 1e-294`()
    throws
  {
    let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0, 1])
    let logits = [0, -2, 300 * logarithm(0.1)]
    let policy = TabularPolicy(promptCount: 1, outputCount: 3, logits: logits)
    let best = BestOfN(samples: 1_000_000, of: policy, by: reward)
    let probability = policy.logProbabilities(prompt: 0).map { exponential($0) }
    let result = best.probabilities(prompt: 0)
    #expect(relativeError(result[2], 1e6 * probability[2]) < 1e-12)
    #expect((result[1] - 1).magnitude < 1e-15 && result[0] >= 0)
    // ln(1/p) of the one that is found.
    #expect(relativeError(best.divergence(prompt: 0), -logarithm(probability[1])) < 1e-13)
  }

  @Test func `with many unlikely outputs the divergence nears its bound`() throws {
    let count = 20_000
    let reward = try RewardTable(
      promptCount: 1, outputCount: count,
      values: (0..<count).map { Double($0) / Double(count) })
    let policy = TabularPolicy(
      promptCount: 1, outputCount: count, logits: [Double](repeating: 0, count: count))
    for samples in [1, 2, 16] {
      let statistics = BestOfN(samples: samples, of: policy, by: reward)
        .statistics(groundTruth: reward)
      #expect(statistics.divergence <= statistics.divergenceBound)
      #expect(statistics.divergenceBound - statistics.divergence < 1e-3)
      // The mean of the greatest of N uniform numbers.
      let mean = Double(samples) / Double(samples + 1)
      #expect((statistics.expectedReward - mean).magnitude < 1e-4)
    }
  }

  @Test func `the perfectly accurate model is the best chooser at every N`() throws {
    for seed in 0..<20 {
      let problem = try random(seed: UInt64(seed), outputs: 12)
      for samples in [2, 10, 1000] {
        func value(_ reward: RewardTable) -> Double {
          BestOfN(samples: samples, of: problem.initialPolicy, by: reward)
            .statistics(groundTruth: problem.groundTruth).expectedGroundTruth
        }
        #expect(value(problem.groundTruth) >= value(problem.rewardModel) - 1e-15)
      }
    }
  }
}
