/// What is measured on sampled responses to some prompts, all by prompt and sample.
public struct ResponseMeasurements: Sendable, Hashable {
  /// The reward model's rewards, as they come, `[prompts × k]`.
  public var rewards: [[Double]]
  /// The ground-truth rewards, `[prompts × k]`.
  public var groundTruths: [[Double]]
  /// log π(y_l | x, y_<l), `[prompts × k × tokens]`.
  public var logProbabilities: [[[Double]]]
  /// The same of the initial policy.
  public var initialLogProbabilities: [[[Double]]]
  /// KL(π(· | x, y_<l) ‖ π_init(· | x, y_<l)), `[prompts × k × tokens]`.
  public var tokenDivergences: [[[Double]]]
  /// The entropy of π(· | x, y_<l), `[prompts × k × tokens]`.
  public var entropies: [[[Double]]]
  /// Whether a response has its end token, `[prompts × k]`.
  public var isEnded: [[Bool]]

  /// Measurements of the same responses; none without arguments.
  public init(
    rewards: [[Double]] = [], groundTruths: [[Double]] = [], logProbabilities: [[[Double]]] = [],
    initialLogProbabilities: [[[Double]]] = [], tokenDivergences: [[[Double]]] = [],
    entropies: [[[Double]]] = [], isEnded: [[Bool]] = []
  ) {
    self.rewards = rewards
    self.groundTruths = groundTruths
    self.logProbabilities = logProbabilities
    self.initialLogProbabilities = initialLogProbabilities
    self.tokenDivergences = tokenDivergences
    self.entropies = entropies
    self.isEnded = isEnded
  }
}
