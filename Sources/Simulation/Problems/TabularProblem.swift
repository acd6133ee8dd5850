import NumericalMethods

/// What a policy is to be trained on: where it starts, what it maximises, what is really wanted.
///
/// φ(θ) = E_x[E_{y∼π_θ}[r_RM] − λ KL(π_θ(·|x) ‖ π_init(·|x))], E_x the mean over the prompts; r_RM as it is,
/// whitened, or divided prompt by prompt (see ``RewardNormalization``).
public struct TabularProblem: Sendable, Hashable {
  /// π_init.
  public let initialPolicy: TabularPolicy
  /// r_G.
  public let groundTruth: RewardTable
  /// r_RM.
  public let rewardModel: RewardTable
  /// λ ≥ 0.
  public let regularization: Double
  /// What is done to r_RM before it is maximised.
  public let normalization: RewardNormalization
  /// What whitening takes from r_RM: its mean under π_init; 0 without whitening.
  public let whiteningMean: Double
  /// What whitening divides r_RM by; 1 without it, and where all rewards are equal.
  public let whiteningDeviation: Double

  /// A problem; policy and rewards have the same prompts and outputs.
  public init(
    initialPolicy: TabularPolicy, groundTruth: RewardTable, rewardModel: RewardTable,
    regularization: Double = 0, normalization: RewardNormalization = .none
  ) {
    for reward in [groundTruth, rewardModel] {
      precondition(
        reward.promptCount == initialPolicy.promptCount
          && reward.outputCount == initialPolicy.outputCount,
        "policy and rewards have the same prompts and outputs")
    }
    precondition(regularization >= 0, "the regularization is not negative")
    self.initialPolicy = initialPolicy
    self.groundTruth = groundTruth
    self.rewardModel = rewardModel
    self.regularization = regularization
    self.normalization = normalization
    (whiteningMean, whiteningDeviation) =
      normalization == .whitened ? rewardModel.whitening(under: initialPolicy) : (0, 1)
  }

  /// N.
  public var promptCount: Int { initialPolicy.promptCount }

  /// K.
  public var outputCount: Int { initialPolicy.outputCount }

  /// Calls `body` with a prompt's softmax row at given logits [prompts × outputs].
  ///
  /// - Parameters:
  ///   - prompt: The prompt.
  ///   - logits: θ of that prompt [outputs].
  ///   - keepsInitial: Whether the row has its initial logits although λ = 0, for its divergence.
  ///   - watches: Whether the row has r_G as its second reward.
  ///   - deviation: What the prompt's field is divided by, ``deviation(prompt:logits:kernels:)``: the row
  ///     has λ times this.
  ///   - body: What to do with the row.
  func withRow<Result>(
    _ prompt: Int, logits: UnsafePointer<Double>, keepsInitial: Bool = false,
    watches: Bool = true, deviation: Double = 1,
    _ body: (SoftmaxRow) throws -> Result
  ) rethrows -> Result {
    let (count, offset) = (outputCount, prompt * outputCount)
    return try rewardModel.values.withUnsafeBufferPointer { reward in
      try groundTruth.values.withUnsafeBufferPointer { second in
        try initialPolicy.logits.withUnsafeBufferPointer { initial in
          guard let reward = reward.baseAddress, let second = second.baseAddress,
            let initial = initial.baseAddress
          else { preconditionFailure("a problem has at least one output") }
          let hasInitial = keepsInitial || regularization > 0
          return try body(
            SoftmaxRow(
              count: count, logits: logits, reward: reward + offset,
              second: watches ? second + offset : nil,
              initial: hasInitial ? initial + offset : nil,
              regularization: regularization * deviation))
        }
      }
    }
  }
}
