/// The numbers of one step of policy gradient.
public struct PolicyGradientStep: Sendable, Hashable {
  /// The number of rollouts before this one.
  public let step: Int
  /// The mean reward of its responses, as it comes.
  public let reward: Double
  /// The mean over its updates of the gradient's norm before clipping.
  public let gradientNorm: Double
  /// The mean length of its responses in tokens.
  public let length: Double
}
