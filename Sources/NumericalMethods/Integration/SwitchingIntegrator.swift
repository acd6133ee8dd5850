/// Integrates by ``DormandPrince`` as long as accuracy holds the step, and by ``RadauIIA`` from where stability does.
///
/// Every eighth step measures how near it comes to the border of stability; three answers in a row
/// beyond three quarters of it change the method, for good: a step of the implicit method is worth some 30 of the
/// explicit one at tolerances near 1e-11 and costs about as much, so that going back would not pay.
///
/// Source: the test for stiffness is that of Hairer and Wanner (1996), section IV.2; the rule is ours.
public struct SwitchingIntegrator<System: LinearlyImplicitSystem> {
  private var explicit: DormandPrince<System>
  private var implicit: RadauIIA<System>?
  private var stiffAnswers = 0
  private let control: StepControl
  private let mayTurnImplicit: Bool

  /// Whether the implicit method has taken over.
  public var isImplicit: Bool { implicit != nil }
  /// The present time.
  public var time: Double { implicit?.time ?? explicit.time }
  /// The time at which the last step began.
  public var previousTime: Double { implicit?.previousTime ?? explicit.previousTime }
  /// The present state.
  public var state: [Double] { implicit?.state ?? explicit.state }
  /// The observables at the present time.
  public var observables: [Double] { implicit?.observables ?? explicit.observables }
  /// The accepted steps of both methods.
  public var acceptedSteps: Int { explicit.acceptedSteps + (implicit?.acceptedSteps ?? 0) }
  /// The rejected steps of both methods.
  public var rejectedSteps: Int { explicit.rejectedSteps + (implicit?.rejectedSteps ?? 0) }

  /// An integration that starts at a time in a state.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - state: The state to start from [dimension].
  ///   - time: The time to start from.
  ///   - control: Tolerances and limits; the limit of steps is that of each method.
  ///   - mayTurnImplicit: Whether the method may change; no for systems too large for their Jacobians, where a stiff
  ///     integration then ends in `IntegrationFailure.stiff`.
  ///   - workers: The threads that share the blocks of each explicit step; their number changes no bit.
  /// - Throws: `IntegrationFailure.notFinite` where the first derivative is not finite.
  public init(
    _ system: System, from state: [Double], at time: Double = 0, control: StepControl = .init(),
    mayTurnImplicit: Bool = true, workers: WorkerTeam = .single
  ) throws {
    self.mayTurnImplicit = mayTurnImplicit
    explicit = try DormandPrince(
      system, from: state, at: time, control: control, workers: workers)
    self.control = control
  }

  /// Takes one accepted step, after as many rejected ones as it needs.
  ///
  /// - Parameters:
  ///   - end: The step does not go beyond this time.
  ///   - isCancelled: Asked at least once every 20 ms or so; where it says yes, the step is abandoned.
  /// - Throws: `IntegrationFailure`; `CancellationError`.
  public mutating func step(
    until end: Double = .infinity, isCancelled: () -> Bool = { false }
  ) throws {
    try chooseMethod()
    if implicit == nil {
      try explicit.step(until: end, isCancelled: isCancelled)
    } else {
      try implicit?.step(until: end, isCancelled: isCancelled)
    }
  }

  private mutating func chooseMethod() throws {
    guard mayTurnImplicit, implicit == nil, let stiffness = explicit.lastStiffness else { return }
    stiffAnswers = stiffness > 2.5 ? stiffAnswers + 1 : 0
    guard stiffAnswers >= 3 else { return }
    var control = control
    control.firstStep = 4 * explicit.nextStep
    implicit = try RadauIIA(
      explicit.system, from: explicit.state, at: explicit.time, control: control)
  }

  /// The state at a time within the last step.
  ///
  /// - Throws: `IntegrationFailure`.
  public mutating func state(at time: Double) throws -> [Double] {
    try implicit?.state(at: time) ?? explicit.state(at: time)
  }

  /// The first time in the last step at which an observable reaches a level from below, or nil.
  ///
  /// - Parameters:
  ///   - level: The level.
  ///   - index: Which observable.
  ///   - tolerance: How near the level is near enough.
  /// - Throws: `IntegrationFailure`.
  public mutating func time(
    whenReaching level: Double, observable index: Int, tolerance: Double = 1e-14
  ) throws -> Double? {
    if implicit == nil {
      return explicit.time(whenReaching: level, observable: index, tolerance: tolerance)
    }
    return try implicit?.time(whenReaching: level, observable: index, tolerance: tolerance)
  }
}
