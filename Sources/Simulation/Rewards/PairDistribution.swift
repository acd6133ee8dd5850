/// Which pairs of outputs an accuracy is taken over.
public enum PairDistribution: Sendable {
  /// All unordered pairs of different outputs of a prompt, equally likely.
  case uniform
  /// Both outputs drawn from a policy, given that they differ: on-policy where it is the initial policy,
  /// off-policy where it is another.
  case onPolicy(TabularPolicy)
  /// One output drawn from each of two policies, given that they differ.
  case between(TabularPolicy, TabularPolicy)
  /// Pairs of given weights.
  case weighted(PairWeights)
}

/// A weight for every ordered pair of different outputs of every prompt.
public struct PairWeights: Sendable, Hashable {
  /// The number of prompts N.
  public let promptCount: Int
  /// The number of outputs K of each prompt.
  public let outputCount: Int
  /// w(x, y, y') [prompts × outputs × outputs]; those of y = y' do not count.
  public let values: [Double]

  /// Weights [prompts × outputs × outputs], none negative; they need not add up to 1, nor be symmetric.
  public init(promptCount: Int, outputCount: Int, values: [Double]) {
    precondition(promptCount > 0 && outputCount > 0, "there are prompts and outputs")
    precondition(
      values.count == promptCount * outputCount * outputCount, "each pair of outputs has a weight")
    precondition(values.allSatisfy { $0 >= 0 && $0.isFinite }, "no weight is negative")
    self.promptCount = promptCount
    self.outputCount = outputCount
    self.values = values
  }
}
