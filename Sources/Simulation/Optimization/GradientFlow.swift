public import NumericalMethods

/// Policy gradient in continuous time: dθ/dt = ∇φ(θ), integrated exactly to a tolerance.
///
/// The clock is that of the whole parameter vector: φ is the mean over N prompts, so each
/// prompt's logits move at rate 1/N. Dividing a time by N gives the clock of one prompt alone.
///
/// Integrated by explicit steps until the flow turns stiff (a pull to π_init near its limit), by implicit ones from
/// there: ``SwitchingIntegrator``.
///
/// Source: the setting of Razin et al. (2025), section 2.
public struct GradientFlow: Sendable {
  /// What is optimised.
  public let problem: TabularProblem
  /// Tolerances and limits of the integration.
  public let control: StepControl
  /// The kernels to compute with; all give the same bits.
  public let kernels: Kernels
  /// The threads that share the prompts of each step; their number changes no bit.
  public var workers: WorkerTeam = .single

  /// The tolerances at which a time to gain is good to about ten digits.
  public static let fineControl = StepControl(
    relativeTolerance: 1e-11, absoluteTolerance: 1e-13, stepLimit: 1_000_000)

  /// The flow of a problem from its initial policy.
  public init(
    _ problem: TabularProblem, control: StepControl = GradientFlow.fineControl,
    kernels: Kernels = .selected
  ) {
    self.problem = problem
    self.control = control
    self.kernels = kernels
  }

  /// An integration of the flow from its initial policy.
  package func integrator() throws -> SwitchingIntegrator<TabularFlow> {
    try SwitchingIntegrator(
      TabularFlow(problem: problem, kernels: kernels), from: problem.initialPolicy.logits,
      control: control, workers: workers)
  }

  /// The policy at the given times.
  ///
  /// - Parameters:
  ///   - times: Not negative, ascending.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  ///   - body: Called with each time and the policy at it, in order.
  /// - Throws: `IntegrationFailure`; `CancellationError`; what `body` throws.
  public func follow(
    at times: [Double], isCancelled: () -> Bool = { false },
    _ body: (Double, TabularPolicy) throws -> Void
  ) throws {
    var integrator = try integrator()
    for time in times {
      precondition(time >= integrator.previousTime, "the times are ascending and not negative")
      while integrator.time < time { try integrator.step(isCancelled: isCancelled) }
      let logits = try integrator.state(at: time)
      try body(
        time,
        TabularPolicy(
          promptCount: problem.promptCount, outputCount: problem.outputCount, logits: logits))
    }
  }
}
