extension PromptGroup {
  /// The same sequences with all tokens but the first as responses: what to train on to learn the prompt too.
  ///
  /// A prompt that several responses share is learnt with each of them.
  public var withPromptLearnt: PromptGroup {
    PromptGroup(
      prompt: Array(prompt.prefix(1)), responses: responses.map { prompt.dropFirst() + $0 })
  }

  /// A text of any length as groups that fit a network: each continues from the last token of the one before.
  ///
  /// Every token but the first is a response token of one group, seen with at most `contextLength` tokens before it
  /// and none of an earlier group but the last.
  ///
  /// - Parameters:
  ///   - tokens: The text's tokens.
  ///   - contextLength: The network's number of positions, at least 1.
  /// - Returns: No group for a text of fewer than two tokens.
  public static func windows(of tokens: [Token], contextLength: Int) -> [PromptGroup] {
    precondition(contextLength >= 1, "a network has at least one position")
    return stride(from: 0, to: tokens.count - 1, by: contextLength).map { start in
      let end = min(start + contextLength, tokens.count - 1)
      return PromptGroup(
        prompt: [tokens[start]], responses: [Array(tokens[start + 1...end])])
    }
  }
}
