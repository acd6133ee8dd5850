import NumericalMethods

/// When training on a reward column has gained what was asked for.
public struct ScoredGainTimes: Sendable, Hashable {
  /// γ for r_RM, in its units in the table.
  public var rewardGain: Double
  /// γ for r_G, in its units in the table; nil without ground truth.
  public var groundTruthGain: Double?
  /// When E[r_RM] has risen by it, in the clock of one prompt; nil where nothing can be gained.
  public var rewardModel: GainTime?
  /// When E[r_G] has risen by it; nil without ground truth, or where nothing can be gained.
  public var groundTruth: GainTime?
  /// The accepted steps of the integration.
  public var acceptedSteps = 0
}

extension ScoredFlow {
  /// The times at which a share of what can be gained at most has been gained.
  ///
  /// γ is that share of E_x max r − E r, for r_RM and for r_G each of its own, so that it needs no unit. Where all outputs
  /// of every prompt are equally good nothing can be gained, and there is no time.
  ///
  /// - Parameters:
  ///   - share: Inside (0, 1).
  ///   - longestTime: Where to give up, in the clock of one prompt.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  /// - Throws: `IntegrationFailure`; `CancellationError`.
  public func timesToGain(
    share: Double, longestTime: Double = 1e12, isCancelled: () -> Bool = { false }
  ) throws -> ScoredGainTimes {
    precondition(share > 0 && share < 1, "the share is inside (0, 1)")
    let gains = WatchedReward.allCases.map { share * problem.largestGain(of: $0) }
    let hasTruth = problem.outputs.hasGroundTruth
    var result = ScoredGainTimes(
      rewardGain: gains[0] * problem.rewardUnits.scale,
      groundTruthGain: hasTruth ? gains[1] * problem.groundTruthUnits.scale : nil)
    let watched = WatchedReward.allCases.filter {
      gains[$0.rawValue] > 0 && ($0 == .rewardModel || hasTruth)
    }
    guard !watched.isEmpty else { return result }
    let end = longestTime * problem.speed
    let (times, steps) = try follow(gains, watched, until: end, isCancelled)
    result.rewardModel = times[0]?.slowed(by: problem.speed)
    result.groundTruth = times[1]?.slowed(by: problem.speed)
    result.acceptedSteps = steps
    return result
  }

  /// The times in the clock of the problem's prompts.
  private func follow(
    _ gains: [Double], _ watched: [WatchedReward], until end: Double, _ isCancelled: () -> Bool
  ) throws -> (times: [GainTime?], steps: Int) {
    let system = ScoredSystem(problem)
    var integrator = try integrator(system)
    let levels = zip(integrator.observables, gains).map { $0 + $1 }
    let limits = problem.prompts.map(PromptCeiling.init)
    var times: [GainTime?] = [nil, nil]
    func decideImpossible(_ state: [Double]) {
      let logits = problem.logits(of: state, system.layout)
      for reward in watched where times[reward.rawValue] == nil {
        if limits.exclude(levels[reward.rawValue], of: reward, after: logits) {
          times[reward.rawValue] = .never
        }
      }
    }
    func isOpen(_ reward: WatchedReward) -> Bool { times[reward.rawValue] == nil }
    decideImpossible(integrator.state)
    while watched.contains(where: isOpen), integrator.time < end {
      try integrator.step(until: end, isCancelled: isCancelled)
      for reward in watched where isOpen(reward) {
        let index = reward.rawValue
        if let time = try integrator.time(
          whenReaching: levels[index], observable: index,
          tolerance: min(1e-14, 1e-13 * gains[index]))
        {
          times[index] = .reached(time)
        }
      }
      if integrator.isImplicit || integrator.acceptedSteps % 32 == 0 {
        decideImpossible(integrator.state)
      }
    }
    for reward in watched where isOpen(reward) {
      times[reward.rawValue] = .notUntil(integrator.time)
    }
    return (times, integrator.acceptedSteps)
  }
}

extension ScoredProblem {
  /// E_x max r′ − E r′ under π_init.
  func largestGain(of reward: WatchedReward) -> Double {
    let gains = prompts.map { prompt in
      let table = reward == .rewardModel ? prompt.rewardModel : prompt.groundTruth
      let best = table.values.max() ?? 0
      // Σ p (max − r), which has no digits to lose.
      let distances = table.values.map { best - $0 }
      return dotProduct(prompt.initialPolicy.probabilities(prompt: 0), distances)
    }
    return compensatedSum(gains) / Double(promptCount)
  }
}

/// What one prompt's expected rewards can still come to.
private struct PromptCeiling {
  let certificate: LimitCertificate
  /// The initial moments of a prompt whose outputs all have one reward: its policy never moves.
  let frozen: PolicyStatistics?

  init(_ problem: TabularProblem) {
    certificate = LimitCertificate(problem)
    frozen = problem.rewardModel.largestDeviations[0] > 0 ? nil : problem.initialStatistics
  }

  func ceiling(of reward: WatchedReward, after logits: [Double]) -> Double {
    if let frozen {
      return reward == .rewardModel ? frozen.expectedReward : frozen.expectedGroundTruth
    }
    return certificate.ceilings(of: reward, after: logits)[0]
  }
}

extension [PromptCeiling] {
  /// Whether the mean over prompts stays below the level at all times after the logits [prompts][outputs].
  fileprivate func exclude(
    _ level: Double, of reward: WatchedReward, after logits: [[Double]]
  ) -> Bool {
    let ceilings = zip(self, logits).map { $0.ceiling(of: reward, after: $1) }
    let ceiling = compensatedSum(ceilings) / Double(count)
    return self[0].certificate.isApproached(reward) ? ceiling <= level : ceiling < level
  }
}

extension GainTime {
  /// The time by a clock that is so much slower.
  fileprivate func slowed(by factor: Double) -> Self {
    switch self {
    case .reached(let time): .reached(time / factor)
    case .never: .never
    case .notUntil(let time): .notUntil(time / factor)
    }
  }
}
