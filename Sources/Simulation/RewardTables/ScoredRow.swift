/// An output that reward models have scored: one row of a researcher's table.
public struct ScoredRow: Sendable, Hashable {
  /// Which prompt x it answers; any number that tells prompts apart.
  public var prompt: Int
  /// Which output y it is; rows of one prompt with equal numbers are the same output.
  public var output: Int
  /// r_RM(x, y), in any unit; finite.
  public var reward: Double
  /// r_G(x, y), in any unit; finite; counts only in tables that have a ground truth.
  public var groundTruth: Double
  /// What the row says of π_init(y|x); see ``RowWeighting``.
  public var weight: Double

  /// A row.
  public init(
    prompt: Int, output: Int, reward: Double, groundTruth: Double = 0, weight: Double = 1
  ) {
    self.prompt = prompt
    self.output = output
    self.reward = reward
    self.groundTruth = groundTruth
    self.weight = weight
  }
}

/// What rows say of the probability of their outputs under the initial policy.
public enum RowWeighting: Sendable, Hashable {
  /// Each row is an independent draw from π_init: an output that stands there c times among n rows has the
  /// probability c/n. The weights of the rows do not count.
  case samples
  /// Probabilities up to a factor of the prompt, not negative; those of equal outputs add up.
  case weights
  /// ln π_init(y|x) up to a summand of the prompt; each row states that of its whole output, so equal outputs
  /// do not add up.
  case logProbabilities
}
