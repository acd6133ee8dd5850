/// A policy-gradient method: how advantages are made, and which loss they go into.
///
/// Any estimator can be joined with any surrogate; the methods that have names are listed below.
public struct PolicyGradientMethod: Sendable, Hashable {
  /// How advantages are made of rewards.
  public var advantages: AdvantageEstimator
  /// The loss that they go into.
  public var surrogate: PolicySurrogate

  /// The method of an estimator and a surrogate.
  public init(advantages: AdvantageEstimator, surrogate: PolicySurrogate) {
    self.advantages = advantages
    self.surrogate = surrogate
  }

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
  public static func ppo(_ surrogate: ClippedSurrogate = ClippedSurrogate()) -> PolicyGradientMethod
  {
    PolicyGradientMethod(advantages: .leaveOneOut, surrogate: .clipped(surrogate))
  }
}
