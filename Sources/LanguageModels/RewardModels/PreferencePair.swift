/// Two responses to a prompt, and which of them is preferred.
public struct PreferencePair: Sendable, Hashable {
  /// Where the responses of a pair come from.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// Both are samples of the initial policy.
    case onPolicy = "on-policy"
    /// They come from elsewhere.
    case offPolicy = "off-policy"
  }

  /// x.
  public var prompt: [Token]
  /// The preferred response.
  public var chosen: [Token]
  /// The other one.
  public var rejected: [Token]
  /// Where both come from.
  public var source: Source

  /// A labelled pair.
  public init(prompt: [Token], chosen: [Token], rejected: [Token], source: Source) {
    self.prompt = prompt
    self.chosen = chosen
    self.rejected = rejected
    self.source = source
  }

  /// The pair as a group: the preferred response first.
  public var group: PromptGroup { PromptGroup(prompt: prompt, responses: [chosen, rejected]) }
}
