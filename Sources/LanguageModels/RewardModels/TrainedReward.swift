public import NumericalMethods

/// The reward of a trained network with one output, read at the last token of a response.
public final class TrainedReward<Scalar: KernelScalar>: RewardScorer {
  private let evaluator: NetworkEvaluator<Scalar>
  private let batchSize: Int

  /// The reward of a network.
  ///
  /// - Parameters:
  ///   - parameters: The network, with one output.
  ///   - team: The threads that share the work; their number changes no bit.
  ///   - batchSize: How many groups are computed at once, at least 1; it changes memory, and no bit.
  public init(
    _ parameters: NetworkParameters<Scalar>, team: WorkerTeam = .single, batchSize: Int = 64
  ) {
    precondition(parameters.shape.outputCount == 1, "a reward model has one output")
    precondition(batchSize >= 1, "a batch has at least one group")
    evaluator = NetworkEvaluator(parameters, team: team)
    self.batchSize = batchSize
  }

  /// The network's score of every response; groups fit its context length.
  public func rewards(of groups: [PromptGroup]) -> [[Double]] {
    stride(from: 0, to: groups.count, by: batchSize).flatMap { start in
      let batch = Array(groups[start..<min(start + batchSize, groups.count)])
      return evaluator.scores(batch, isKept: false).map { doubles($0) }
    }
  }
}
