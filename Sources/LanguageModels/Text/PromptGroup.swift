/// A prompt and the responses to it that are looked at together.
///
/// Whatever a network computes for the prompt is computed once for all its responses. Two samples of
/// a policy, a preference pair, and a prompt with its reference answer are groups of two, two and one.
public struct PromptGroup: Sendable, Hashable {
  /// The prompt's tokens; at least one.
  public var prompt: [Token]
  /// The responses' tokens, each without the prompt; each at least one.
  public var responses: [[Token]]

  /// A prompt with responses.
  public init(prompt: [Token], responses: [[Token]]) {
    self.prompt = prompt
    self.responses = responses
  }
}
