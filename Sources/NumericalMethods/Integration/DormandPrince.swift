/// Integrates a system by the Dormand–Prince 5(4) pair with adaptive steps and dense output.
///
/// The result of a step is the formula of order 5 (local extrapolation); the last slope is the first of the
/// next step, so an accepted step costs six evaluations. Within the last step the state is known
/// everywhere by a polynomial of order 4. Time is kept with compensation: 10¹² steps of
/// rounding lose nothing.
public struct DormandPrince<System: DifferentialSystem> {
  /// The system.
  public let system: System
  /// The tolerances and limits.
  public let control: StepControl
  /// The observables at the present time.
  public internal(set) var observables: [Double]
  /// The observables at the start of the last step.
  public internal(set) var previousObservables: [Double]
  /// The accepted steps so far.
  public private(set) var acceptedSteps = 0
  /// The rejected steps so far.
  public private(set) var rejectedSteps = 0
  /// The size of the next step to try.
  public private(set) var nextStep = 0.0
  /// The scaled error of the last step tried.
  public private(set) var lastError = 0.0

  var memory: IntegrationMemory
  private var clock: CompensatedSum
  private(set) var lastStart: Double
  private(set) var lastStep = 0.0
  /// How far the last step tried reached towards the border of stability, near 3.3; measured with every eighth
  /// step, for which it costs nearly nothing, and with the last one allowed.
  private(set) var lastStiffness: Double?
  private var followsRejection = false

  /// The present time.
  public var time: Double { clock.value }

  /// The present state.
  public var state: [Double] { memory.state }

  /// The derivative of the present state.
  public var slope: [Double] { memory.slope }

  /// An integration that starts at a time in a state.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - state: The state to start from [dimension].
  ///   - time: The time to start from.
  ///   - control: Tolerances and limits.
  ///   - workers: The threads that share the blocks of each step; their number changes no bit.
  /// - Throws: `IntegrationFailure.notFinite` where the first derivative is not finite.
  public init(
    _ system: System, from state: [Double], at time: Double = 0, control: StepControl = .init(),
    workers: WorkerTeam = .single
  ) throws {
    precondition(state.count == system.dimension, "the state has the system's dimension")
    self.system = system
    self.control = control
    memory = IntegrationMemory(system: system, state: state, workers: workers)
    clock = CompensatedSum(time)
    lastStart = time
    observables = memory.evaluateFirstSlope(of: system, at: time)
    previousObservables = observables
    nextStep = control.firstStep ?? memory.firstStep(of: system, at: time, control: control)
    guard nextStep.isFinite, nextStep > 0 else {
      throw IntegrationFailure.notFinite(time: time, step: nextStep)
    }
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
    var step = nextStep
    let rejectedBefore = rejectedSteps
    while true {
      if acceptedSteps + rejectedSteps >= control.stepLimit { throw stepLimitFailure(step) }
      step = min(step, end - time)
      if control.isHopeless(step: step, rejections: rejectedSteps - rejectedBefore) {
        throw lastError.isFinite
          ? IntegrationFailure.stuck(time: time, step: step, error: lastError)
          : .notFinite(time: time, step: step)
      }
      let isLast = acceptedSteps + rejectedSteps + 1 == control.stepLimit
      let attempt = try memory.attempt(
        system, at: time, step: step, control: control,
        measuringStiffness: isLast || acceptedSteps % 8 == 7, isCancelled: isCancelled)
      lastError = attempt.error
      lastStiffness = attempt.stiffness
      if attempt.error < 1 {
        accept(step, attempt.observables)
        if step < 4 * time.ulp, time < end, memory.isUnmoved {
          throw IntegrationFailure.stuck(time: time, step: step, error: lastError)
        }
        return
      }
      rejectedSteps += 1
      followsRejection = true
      step *= control.growth(error: attempt.error, isRejected: true, followsRejection: true)
    }
  }

  private mutating func accept(_ step: Double, _ newObservables: [Double]) {
    acceptedSteps += 1
    memory.advance()
    lastStart = time
    lastStep = step
    clock.add(step)
    previousObservables = observables
    observables = newObservables
    nextStep =
      step
      * control.growth(error: lastError, isRejected: false, followsRejection: followsRejection)
    followsRejection = false
  }

  private mutating func stepLimitFailure(_ step: Double) -> IntegrationFailure {
    let steps = acceptedSteps + rejectedSteps
    return (lastStiffness ?? 0) > 3
      ? .stiff(time: time, step: step, error: lastError, steps: steps)
      : .tooManySteps(time: time, step: step, error: lastError, steps: steps)
  }
}
