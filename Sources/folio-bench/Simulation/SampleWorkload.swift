import NumericalMethods
import Simulation

/// S6: variance and accuracy of twelve reward models from 10 and from 1,000 samples of 500 prompts × 1,000
/// outputs: 3·10⁹ pairs.
extension SimulationWorkload {
  static let samples = SimulationWorkload(
    name: "s6", summary: "sampled variance and accuracy of 12 reward models, 3·10⁹ pairs",
    engine: { amount, workers, cost in
      let inputs = try SampleInputs(promptCount: amount == .whole ? 500 : 50)
      var results: Results = [:]
      var indices = 0
      for count in [10, 1000] {
        let uniforms = inputs.uniforms(count)
        let (sample, evaluations) = cost.add {
          let sample = SampledOutputs(from: inputs.policy, uniforms: uniforms, workers: workers)
          return (
            sample,
            sample.evaluations(of: inputs.rewards, against: inputs.truth, workers: workers)
          )
        }
        indices += sample.outputs.reduce(0) { $0 + Int($1) }
        results["variance, n = \(count)"] = evaluations.map(\.rewardVariance)
        results["accuracy, n = \(count)"] = evaluations.map(\.accuracy)
      }
      results["sum of indices"] = [Double(indices)]
      return results
    },
    baseline: Baseline(name: "counts by merge sort", portion: "50 prompts", tolerance: 1e-12) {
      cost in
      let inputs = try SampleInputs(promptCount: 50)
      var results: Results = [:]
      var indices = 0
      for count in [10, 1000] {
        let uniforms = inputs.uniforms(count)
        let plain = cost.add { PlainCounts(inputs: inputs, uniforms: uniforms) }
        indices += plain.sumOfOutputs
        results["variance, n = \(count)"] = plain.variances
        results["accuracy, n = \(count)"] = plain.accuracies
      }
      results["sum of indices"] = [Double(indices)]
      return results
    })
}

/// What S6 samples and evaluates.
struct SampleInputs {
  static let outputCount = 1000
  let policy: TabularPolicy
  let truth: RewardTable
  let rewards: [RewardTable]

  /// The first prompts of the workload.
  init(promptCount: Int) throws {
    let outputs = Self.outputCount
    let count = promptCount * outputs
    func table(_ value: (Int) -> Double) throws -> RewardTable {
      try RewardTable(
        promptCount: promptCount, outputCount: outputs, values: (0..<count).map(value))
    }
    policy = TabularPolicy(
      promptCount: promptCount, outputCount: outputs,
      logits: (0..<count).map { 1.5 * SplitMixInputs.normal(601, $0) })
    let truth = try table { SplitMixInputs.symmetric(602, $0) }
    self.truth = truth
    rewards = try (0..<12).map { model in
      let (share, scale) = (Double(model) / 11, power(2, -Double(model % 4)))
      return try table {
        let noise = SplitMixInputs.symmetric(610 + UInt64(model), $0)
        return scale * (share * truth.values[$0] + (1 - share) * noise)
      }
    }
  }

  /// The uniform numbers of n samples a prompt [prompts × n].
  func uniforms(_ samples: Int) -> [Double] {
    let tag: UInt64 = samples == 10 ? 603 : 604
    return (0..<policy.promptCount * samples).map { SplitMixInputs.uniform(tag, $0) }
  }
}
