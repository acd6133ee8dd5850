/// Responses drawn from a policy.
public struct Rollout<Scalar: Sendable>: Sendable {
  /// Each prompt with its samples; a sample ends with the end token or at the greatest length.
  public let groups: [PromptGroup]
  /// ln π of each token given those before it, at the temperature of the draw.
  public let logProbabilities: ResponseNumbers<Scalar>
  /// The entropy of the distribution that each token was drawn from, in nats.
  public let entropies: ResponseNumbers<Scalar>
}
