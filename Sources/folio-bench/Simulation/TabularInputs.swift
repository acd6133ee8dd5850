import Simulation

/// The problem of S1 and S2: 512 prompts × 1,000 outputs, nearly normal logits, a noisy reward model.
enum TabularInputs {
  static let promptCount = 512
  static let outputCount = 1000

  /// The problem with its reward model scaled by c.
  static func problem(scale: Double = 1, regularization: Double = 0) throws -> TabularProblem {
    let count = promptCount * outputCount
    let truth = (0..<count).map { SplitMixInputs.symmetric(102, $0) }
    let model = (0..<count).map {
      scale * (0.75 * truth[$0] + 0.25 * SplitMixInputs.symmetric(103, $0))
    }
    func table(_ values: [Double]) throws -> RewardTable {
      try RewardTable(promptCount: promptCount, outputCount: outputCount, values: values)
    }
    return TabularProblem(
      initialPolicy: TabularPolicy(
        promptCount: promptCount, outputCount: outputCount,
        logits: (0..<count).map { SplitMixInputs.normal(101, $0) }),
      groundTruth: try table(truth), rewardModel: try table(model),
      regularization: regularization)
  }
}
