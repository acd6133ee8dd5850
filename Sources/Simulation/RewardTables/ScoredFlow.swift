public import NumericalMethods

/// What a policy over listed outputs is worth at a time; means over prompts, rewards in the table's units.
public struct ScoredMoments: Sendable, Hashable {
  /// The time, in the clock of one prompt.
  public var time: Double
  /// E_x E_π[r_RM].
  public var expectedReward: Double
  /// E_x E_π[r_G]; nil without ground truth.
  public var expectedGroundTruth: Double?
  /// E_x Var_π[r_RM].
  public var rewardVariance: Double
  /// E_x KL(π ‖ π_init).
  public var divergence: Double
}

/// Gradient flow of a ``ScoredProblem``: all prompts at once, integrated to the tolerances of ``GradientFlow``.
public struct ScoredFlow: Sendable {
  /// What is optimised.
  public let problem: ScoredProblem
  /// Tolerances and limits of the integration.
  public let control: StepControl

  /// The flow of a problem from its initial policy.
  public init(_ problem: ScoredProblem, control: StepControl = GradientFlow.fineControl) {
    self.problem = problem
    self.control = control
  }

  func integrator(_ system: ScoredSystem) throws -> SwitchingIntegrator<ScoredSystem> {
    try SwitchingIntegrator(
      system, from: system.layout.packed(problem.prompts.map(\.initialPolicy.logits)),
      control: control)
  }

  /// What the policy is worth at the given times.
  ///
  /// - Parameters:
  ///   - times: Not negative, ascending, in the clock of one prompt.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  /// - Throws: `IntegrationFailure`; `CancellationError`.
  public func moments(at times: [Double], isCancelled: () -> Bool = { false }) throws
    -> [ScoredMoments]
  {
    let system = ScoredSystem(problem)
    var integrator = try integrator(system)
    var result: [ScoredMoments] = []
    for time in times {
      let own = time * problem.speed
      precondition(own >= integrator.previousTime, "the times are ascending and not negative")
      while integrator.time < own { try integrator.step(isCancelled: isCancelled) }
      let state = try integrator.state(at: own)
      result.append(problem.moments(at: time, state: state, system.layout))
    }
    return result
  }
}

extension ScoredProblem {
  /// What the policies are worth whose logits stand in a packed state.
  fileprivate func moments(at time: Double, state: [Double], _ layout: PackedRows) -> ScoredMoments
  {
    let rows = logits(of: state, layout)
    let statistics = zip(prompts, rows).map { prompt, logits in
      prompt.statistics(
        of: TabularPolicy(promptCount: 1, outputCount: logits.count, logits: logits))
    }
    let truth = groundTruthUnits.reward(mean(of: statistics, \.expectedGroundTruth))
    return ScoredMoments(
      time: time, expectedReward: rewardUnits.reward(mean(of: statistics, \.expectedReward)),
      expectedGroundTruth: outputs.hasGroundTruth ? truth : nil,
      rewardVariance: rewardUnits.scale * rewardUnits.scale
        * mean(of: statistics, \.rewardVariance),
      divergence: mean(of: statistics, \.divergence))
  }

  /// Each prompt's logits in a packed state.
  func logits(of state: [Double], _ layout: PackedRows) -> [[Double]] {
    var rows = [[Double]](repeating: [], count: promptCount)
    for (row, place) in layout.places {
      rows[row] = Array(state[place..<place + prompts[row].outputCount])
    }
    return rows
  }
}
