/// A policy-gradient method: how advantages are made, which loss they go into, how often a rollout is used.
///
/// Any estimator can be joined with any surrogate; the methods that have names are listed below.
public struct PolicyGradientMethod: Sendable, Hashable {
  /// How advantages are made of rewards.
  public let advantages: AdvantageEstimator
  /// The loss that they go into.
  public let surrogate: PolicySurrogate
  /// How often all of a rollout is gone through; at least 1.
  public let epochs: Int
  /// Into how many parts, each the whole responses to some prompts, an epoch is cut, with a step on each; at least 1.
  public let minibatches: Int

  /// The method of an estimator and a surrogate.
  ///
  /// - Parameters:
  ///   - advantages: How advantages are made of rewards.
  ///   - surrogate: The loss that they go into.
  ///   - epochs: How often all of a rollout is gone through. The score function allows 1 alone: after a step, the
  ///     rollout is no longer the policy's own.
  ///   - minibatches: Into how many parts an epoch is cut; the score function allows 1 alone.
  public init(
    advantages: AdvantageEstimator, surrogate: PolicySurrogate, epochs: Int = 1,
    minibatches: Int = 1
  ) {
    precondition(epochs >= 1 && minibatches >= 1, "a rollout is used at least once")
    precondition(
      surrogate != .scoreFunction || epochs * minibatches == 1,
      "the score function takes one step on each rollout")
    self.advantages = advantages
    self.surrogate = surrogate
    self.epochs = epochs
    self.minibatches = minibatches
  }

  /// The number of optimiser's steps on each rollout.
  public var updatesPerRollout: Int { epochs * minibatches }

  /// RLOO: leave-one-out advantages, one step on each rollout.
  public static let rloo = PolicyGradientMethod(
    advantages: .leaveOneOut, surrogate: .scoreFunction)

  /// GRPO's advantages, one step on each rollout.
  public static let grpo = PolicyGradientMethod(
    advantages: .groupRelative(stabilizer: 1e-4), surrogate: .scoreFunction)

  /// REINFORCE with a moving average as its baseline.
  ///
  /// - Parameter decay: How much of the average stays at each step, in [0, 1).
  public static func reinforce(decay: Double = 0.9) -> PolicyGradientMethod {
    PolicyGradientMethod(advantages: .movingAverage(decay: decay), surrogate: .scoreFunction)
  }

  /// PPO-clip with leave-one-out advantages in place of a learned value function.
  ///
  /// - Parameters:
  ///   - surrogate: The clipping.
  ///   - epochs: How often all of a rollout is gone through.
  ///   - minibatches: Into how many parts an epoch is cut.
  public static func ppo(
    _ surrogate: ClippedSurrogate = ClippedSurrogate(), epochs: Int = 2, minibatches: Int = 1
  ) -> PolicyGradientMethod {
    PolicyGradientMethod(
      advantages: .leaveOneOut, surrogate: .clipped(surrogate), epochs: epochs,
      minibatches: minibatches)
  }
}
