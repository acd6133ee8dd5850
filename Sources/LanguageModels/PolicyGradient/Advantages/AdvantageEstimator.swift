/// How advantages are made of rewards.
public enum AdvantageEstimator: Sendable, Hashable {
  /// Each reward less the mean of its group's others; see ``leaveOneOutAdvantages(_:)``.
  case leaveOneOut
  /// Each reward less its group's mean, divided by the group's standard deviation plus the stabilizer, or not
  /// divided where that is nil; see ``groupRelativeAdvantages(_:stabilizer:)``.
  case groupRelative(stabilizer: Double?)
  /// Each reward less a moving average over earlier steps; see ``MovingAverageBaseline``.
  case movingAverage(decay: Double)

  /// The least number of samples of a prompt.
  public var leastSamplesPerPrompt: Int {
    switch self {
    case .leaveOneOut, .groupRelative: 2
    case .movingAverage: 1
    }
  }

  /// The baseline before the first step.
  public var initialBaseline: MovingAverageBaseline {
    switch self {
    case .leaveOneOut, .groupRelative: MovingAverageBaseline(decay: 0)
    case .movingAverage(let decay): MovingAverageBaseline(decay: decay)
    }
  }

  /// The advantages of a step's samples.
  ///
  /// - Parameters:
  ///   - rewards: `[prompts × k]`, k ≥ ``leastSamplesPerPrompt``.
  ///   - baseline: What earlier steps left; takes in these rewards afterwards where the estimator has a moving
  ///     average, else stays as it is.
  /// - Returns: `[prompts × k]`.
  public func advantages(
    of rewards: [[Double]], baseline: inout MovingAverageBaseline
  ) -> [[Double]] {
    switch self {
    case .leaveOneOut: return leaveOneOutAdvantages(rewards)
    case .groupRelative(let stabilizer):
      return groupRelativeAdvantages(rewards, stabilizer: stabilizer)
    case .movingAverage:
      let level = baseline.value
      baseline.update(with: rewards)
      return rewards.map { group in group.map { $0 - level } }
    }
  }
}
