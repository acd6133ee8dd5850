import NumericalMethods

/// A reward whose rise is watched.
public enum WatchedReward: Int, Sendable, CaseIterable {
  /// r_RM, the one that is maximised.
  case rewardModel = 0
  /// r_G, the one that is wanted.
  case groundTruth = 1
}

/// When an expected reward has risen by γ over its initial value.
public enum GainTime: Sendable, Hashable {
  /// At this time for the first time.
  case reached(Double)
  /// At no time: proved by ``LimitCertificate``.
  case never
  /// Not until this time, at which the integration was ended.
  case notUntil(Double)

  /// The time, or nil where it was not reached.
  public var time: Double? {
    if case .reached(let time) = self { time } else { nil }
  }
}

/// The times to gain γ of one flow.
public struct GainTimes: Sendable, Hashable {
  /// t_γ of the expected r_RM.
  public var rewardModel: GainTime
  /// t_γ of the expected r_G.
  public var groundTruth: GainTime
  /// The accepted steps.
  public var acceptedSteps: Int
  /// The rejected steps.
  public var rejectedSteps: Int
}

extension GradientFlow {
  /// The times at which the expected rewards have risen by γ over their initial values, from one run.
  ///
  /// The run ends when all watched rewards are there, when it is proved that the others never will
  /// be, or at the longest time.
  ///
  /// - Parameters:
  ///   - gain: γ > 0.
  ///   - watched: Whose gain is asked for; the others are `.notUntil` where they come later.
  ///   - longestTime: Where to give up.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  /// - Throws: `IntegrationFailure`; `CancellationError`.
  public func timesToGain(
    _ gain: Double, watching watched: [WatchedReward] = WatchedReward.allCases,
    longestTime: Double = 1e15, isCancelled: () -> Bool = { false }
  ) throws -> GainTimes {
    precondition(gain > 0, "the gain is positive")
    var integrator = try integrator()
    let levels = integrator.observables.map { $0 + gain }
    let certificate = LimitCertificate(problem)
    var times: [GainTime?] = [nil, nil]
    func decideImpossible(_ logits: [Double]) {
      for reward in watched where times[reward.rawValue] == nil {
        if certificate.excludes(levels[reward.rawValue], of: reward, after: logits) {
          times[reward.rawValue] = .never
        }
      }
    }
    decideImpossible(problem.initialPolicy.logits)
    while watched.contains(where: { times[$0.rawValue] == nil }), integrator.time < longestTime {
      try integrator.step(until: longestTime, isCancelled: isCancelled)
      for index in times.indices where times[index] == nil {
        if let time = try integrator.time(
          whenReaching: levels[index], observable: index, tolerance: min(1e-14, 1e-13 * gain))
        {
          times[index] = .reached(time)
        }
      }
      if integrator.isImplicit || integrator.acceptedSteps % 32 == 0 {
        decideImpossible(integrator.state)
      }
    }
    let end = integrator.time
    return GainTimes(
      rewardModel: times[0] ?? .notUntil(end), groundTruth: times[1] ?? .notUntil(end),
      acceptedSteps: integrator.acceptedSteps, rejectedSteps: integrator.rejectedSteps)
  }
}
