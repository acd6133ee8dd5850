/// The baseline of REINFORCE: a moving average of the mean rewards of earlier steps.
///
/// m_t = β m_{t−1} + (1 − β) R̄_t, m_0 = 0; the baseline of step t + 1 is b = m_t / (1 − β^t), and 0 before the
/// first step (whitened rewards begin with mean 0).
///
/// A step's rewards enter only after its advantages are taken, so b does not depend on the samples it is
/// subtracted from and the gradient estimate is unbiased.
///
/// Source: R. J. Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement
/// learning" (1992), with reinforcement comparison; the correction by 1 − β^t as in D. P. Kingma and
/// J. Ba, "Adam" (2015), section 3.
public struct MovingAverageBaseline: Sendable, Hashable {
  /// β, in [0, 1): how much of the past stays at each step; 0 gives the last step's mean.
  public let decay: Double
  /// m_t.
  public private(set) var average: Double
  /// β^t.
  public private(set) var remainder: Double

  /// The baseline before the first step.
  ///
  /// - Parameter decay: β, in [0, 1).
  public init(decay: Double) { self.init(decay: decay, average: 0, remainder: 1) }

  /// A baseline as it was saved.
  ///
  /// - Parameters:
  ///   - decay: β, in [0, 1).
  ///   - average: m_t.
  ///   - remainder: β^t, in [0, 1].
  public init(decay: Double, average: Double, remainder: Double) {
    precondition(decay >= 0 && decay < 1, "the decay is from [0, 1)")
    precondition(remainder >= 0 && remainder <= 1, "a power of the decay is from [0, 1]")
    self.decay = decay
    self.average = average
    self.remainder = remainder
  }

  /// b, in units of reward.
  public var value: Double { remainder == 1 ? 0 : average / (1 - remainder) }

  /// Takes in the rewards of a step.
  ///
  /// - Parameter rewards: `[prompts × k]`; nothing changes where there are none.
  public mutating func update(with rewards: [[Double]]) {
    let count = rewards.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    let mean = rewards.reduce(0) { $0 + $1.reduce(0, +) } / Double(count)
    average = decay * average + (1 - decay) * mean
    remainder *= decay
  }
}
