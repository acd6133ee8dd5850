/// A policy over the whole outputs of some prompts, with the rewards of these prompts.
public struct OutputView: Sendable, Hashable {
  /// π(y|x) of each of the prompts.
  public let policy: TabularPolicy
  /// r_G of them.
  public let groundTruth: RewardTable
  /// r_RM of them.
  public let rewardModel: RewardTable

  /// A policy and rewards of the same prompts and outputs.
  public init(policy: TabularPolicy, groundTruth: RewardTable, rewardModel: RewardTable) {
    self.policy = policy
    self.groundTruth = groundTruth
    self.rewardModel = rewardModel
  }

  /// The accuracy of the reward model over all pairs of different outputs.
  public var accuracy: Double {
    Simulation.accuracy(of: rewardModel, against: groundTruth, pairs: .uniform)
  }

  /// The accuracy over pairs drawn from the policy.
  public var onPolicyAccuracy: Double {
    Simulation.accuracy(of: rewardModel, against: groundTruth, pairs: .onPolicy(policy))
  }

  /// E_x Cov_π(r_RM, r_G).
  public var rewardCovariance: Double {
    TabularProblem(initialPolicy: policy, groundTruth: groundTruth, rewardModel: rewardModel)
      .rewardCovariance(under: policy)
  }
}

extension PolicyEvaluator {
  /// The present policy over whole outputs on the training prompts.
  public func outputs() throws(SimulationError) -> OutputView {
    let (prompts, count) = (problem.trainingPrompts, problem.model.tree.outputCount)
    let logarithms = outputLogProbabilities
    func rows(_ values: [Double]) -> [Double] {
      prompts.flatMap { values[$0 * count..<($0 + 1) * count] }
    }
    func rewards(_ table: RewardTable) throws(SimulationError) -> RewardTable {
      try RewardTable(
        promptCount: prompts.count, outputCount: count, values: rows(table.values))
    }
    return OutputView(
      policy: TabularPolicy(
        promptCount: prompts.count, outputCount: count, logits: rows(logarithms)),
      groundTruth: try rewards(problem.groundTruth),
      rewardModel: try rewards(problem.rewardModel))
  }
}
