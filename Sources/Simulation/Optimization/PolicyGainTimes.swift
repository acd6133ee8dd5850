import NumericalMethods

/// A watched reward on a set of prompts.
public struct WatchedGain: Sendable, Hashable {
  /// Which reward.
  public var reward: WatchedReward
  /// Its mean over which prompts.
  public var prompts: PromptSet

  /// A reward on a set of prompts.
  public init(_ reward: WatchedReward, on prompts: PromptSet) {
    self.reward = reward
    self.prompts = prompts
  }

  /// The place among the observables of a flow.
  var observable: Int { reward.rawValue + (prompts == .training ? 0 : 2) }
}

/// The times to gain γ of one flow with shared parameters, and what it met on the way.
public struct PolicyGainTimes: Sendable, Hashable {
  /// t_γ of every watched reward that was asked for.
  public var times: [WatchedGain: GainTime]
  /// What the flow met up to the last time that was asked for.
  public var path: PathRecord
  /// The accepted steps.
  public var acceptedSteps: Int
  /// The rejected steps.
  public var rejectedSteps: Int

  /// t_γ of a reward on a set of prompts; nil where it was not asked for.
  public subscript(_ reward: WatchedReward, on prompts: PromptSet) -> GainTime? {
    times[WatchedGain(reward, on: prompts)]
  }
}

/// The largest values of what the bounds speak of, at the start and after every accepted step of a flow.
///
/// Between two steps they may be larger, by as much as they change within a step of an exact integration; where the
/// model has constant Jacobians Γ is that of all policies.
public struct PathRecord: Sendable, Hashable {
  /// The largest Γ, with its context; nil where it was not asked for.
  public internal(set) var jacobianNorm: JacobianNorm?
  /// √(E_x Var_π[r]) at its largest, of each reward on each set of prompts.
  private var deviations: [WatchedGain: Double] = [:]

  /// The largest √(E_x Var_π[r]) of a watched reward over a set of prompts.
  public func largestDeviation(of reward: WatchedReward, on prompts: PromptSet) -> Double {
    deviations[WatchedGain(reward, on: prompts)] ?? 0
  }

  /// Takes notice of where an evaluator stands.
  mutating func note<Model>(_ evaluator: PolicyEvaluator<Model>, includesJacobianNorm: Bool) {
    for gain in evaluator.problem.watchedGains {
      let deviation = evaluator.variance(of: gain.reward, on: gain.prompts).squareRoot()
      deviations[gain] = max(deviations[gain] ?? 0, deviation)
    }
    let isKnown = jacobianNorm != nil && evaluator.problem.model.hasConstantJacobian
    guard includesJacobianNorm, !isKnown else { return }
    let norm = evaluator.jacobianNorm
    if norm.value > jacobianNorm?.value ?? -1 { jacobianNorm = norm }
  }
}

extension PolicyFlow {
  /// The times at which expected rewards have risen by γ over their initial values, from one run.
  ///
  /// The run ends when all watched rewards are there, when it is proved that the others never will
  /// be (see ``PolicyLimitCertificate``), or at the longest time.
  ///
  /// - Parameters:
  ///   - gain: γ > 0.
  ///   - watched: Whose gains are asked for; nil for both rewards on all sets of prompts that are not empty.
  ///   - longestTime: Where to give up.
  ///   - recordsJacobianNorm: Whether Γ is computed after every accepted step.
  ///   - isCancelled: Asked at every step; where it says yes, `CancellationError` is thrown.
  /// - Throws: `IntegrationFailure`; `CancellationError`.
  public func timesToGain(
    _ gain: Double, watching watched: [WatchedGain]? = nil, longestTime: Double = 1e15,
    recordsJacobianNorm: Bool = false, isCancelled: () -> Bool = { false }
  ) throws -> PolicyGainTimes {
    precondition(gain > 0, "the gain is positive")
    let watched = watched ?? problem.watchedGains
    let evaluator = problem.makeEvaluator(kernels: kernels)
    let certificate = PolicyLimitCertificate(evaluator)
    var path = PathRecord()
    path.note(evaluator, includesJacobianNorm: recordsJacobianNorm)
    var integrator = try integrator(evaluator)
    let levels = integrator.observables.map { $0 + gain }
    var times: [WatchedGain: GainTime] = [:]
    var open: [WatchedGain] { watched.filter { times[$0] == nil } }
    func decideImpossible() {
      for gain in open where certificate.excludes(levels[gain.observable], of: gain, evaluator) {
        times[gain] = .never
      }
    }
    decideImpossible()
    while !open.isEmpty, integrator.time < longestTime {
      try integrator.step(until: longestTime, isCancelled: isCancelled)
      evaluator.stand(at: integrator.state)
      path.note(evaluator, includesJacobianNorm: recordsJacobianNorm)
      for gain in open {
        let level = levels[gain.observable]
        if let time = try integrator.time(whenReaching: level, observable: gain.observable) {
          times[gain] = .reached(time)
        }
      }
      if integrator.acceptedSteps % 32 == 0, !open.isEmpty {
        evaluator.stand(at: integrator.state)
        decideImpossible()
      }
    }
    for gain in open { times[gain] = .notUntil(integrator.time) }
    return PolicyGainTimes(
      times: times, path: path, acceptedSteps: integrator.acceptedSteps,
      rejectedSteps: integrator.rejectedSteps)
  }
}
