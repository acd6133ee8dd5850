public import NumericalMethods

/// Policy gradient in continuous time for the policies of any model: dθ/dt is the problem's velocity.
///
/// One parameter vector for all prompts, so the clock is that of the whole problem; compare
/// ``GradientFlow``, which is the same for tabular policies and takes their prompts apart.
///
/// Integrated by ``SwitchingIntegrator``: by explicit steps until the flow turns stiff, by implicit ones from there.
/// With more than 256 parameters there are explicit steps alone, and a stiff flow ends in
/// `IntegrationFailure.stiff`.
public struct PolicyFlow<Model: LogitModel>: Sendable {
  /// What is optimised.
  public let problem: PolicyProblem<Model>
  /// Tolerances and limits of the integration.
  public let control: StepControl
  /// The kernels to compute with; all give the same bits.
  public let kernels: Kernels

  /// The flow of a problem from θ₀.
  public init(
    _ problem: PolicyProblem<Model>, control: StepControl = GradientFlow.fineControl,
    kernels: Kernels = .selected
  ) {
    self.problem = problem
    self.control = control
    self.kernels = kernels
  }

  func integrator(_ evaluator: PolicyEvaluator<Model>) throws
    -> SwitchingIntegrator<PolicySystem<Model>>
  {
    let system = PolicySystem(evaluator: evaluator)
    return try SwitchingIntegrator(
      system, from: problem.initialParameters, control: control,
      mayTurnImplicit: system.blockLength <= PolicySystem<Model>.largestDimension)
  }

  /// The policy at the given times.
  ///
  /// - Parameters:
  ///   - times: Not negative, ascending.
  ///   - isCancelled: Asked at every step; where it says yes, `CancellationError` is thrown.
  ///   - body: Called with each time and an evaluator that stands at the policy of that time, in order; it is the same
  ///     evaluator each time and moves on afterwards.
  /// - Throws: `IntegrationFailure`; `CancellationError`; what `body` throws.
  public func follow(
    at times: [Double], isCancelled: () -> Bool = { false },
    _ body: (Double, PolicyEvaluator<Model>) throws -> Void
  ) throws {
    let evaluator = problem.makeEvaluator(kernels: kernels)
    var integrator = try integrator(evaluator)
    for time in times {
      precondition(time >= integrator.previousTime, "the times are ascending and not negative")
      while integrator.time < time { try integrator.step(isCancelled: isCancelled) }
      evaluator.stand(at: try integrator.state(at: time))
      try body(time, evaluator)
    }
  }
}
