/// What gives a response to a prompt a reward: a reward model, or the ground truth.
public protocol RewardScorer {
  /// r(x, y) of every response.
  ///
  /// What a response gets does not depend on the others that are scored with it.
  ///
  /// - Parameter groups: Prompts with at least one response each.
  /// - Returns: The rewards [groups × responses].
  func rewards(of groups: [PromptGroup]) -> [[Double]]
}

/// A reward that is a function of prompt and response, such as the ground truth of a generated language.
public struct FunctionReward: RewardScorer, Sendable {
  private let reward: @Sendable (_ prompt: [Token], _ response: [Token]) -> Double

  /// The reward that a function gives.
  ///
  /// - Parameter reward: Given the tokens of a prompt and of a response; the same for the same tokens.
  public init(_ reward: @escaping @Sendable (_ prompt: [Token], _ response: [Token]) -> Double) {
    self.reward = reward
  }

  /// The function's value for every response.
  public func rewards(of groups: [PromptGroup]) -> [[Double]] {
    groups.map { group in group.responses.map { reward(group.prompt, $0) } }
  }
}
