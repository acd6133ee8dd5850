/// Integrates stiff systems by the Radau IIA method of five stages: order 9, L-stable, stiffly accurate.
///
/// Each step is taken twice, once whole and once in two halves, and the halves' result is kept. The difference is the
/// error that ``StepControl`` bounds, so it is the error of the whole step, about 2⁹ = 512 times that of the
/// result: an estimate that stays true where components too fast to follow lower the order.
///
/// *Order.* 9 in the step where h‖J‖ is small; on stiff components (h‖J‖ ≫ 1) that follow slow ones the stage
/// order 5 shows, with an error in proportion to 1/‖J‖.
///
/// *Between steps* the state is computed by a step of its own from the half's start, as exact as the ends.
///
/// Source: Hairer and Wanner, "Solving Ordinary Differential Equations II" (1996), sections IV.5 and IV.8; the
/// estimate by halves is Richardson's (Hairer, Nørsett and Wanner (1993), section II.4).
public struct RadauIIA<System: LinearlyImplicitSystem> {
  /// The system.
  public let system: System
  /// The tolerances and limits.
  public let control: StepControl
  /// The accepted steps so far.
  public private(set) var acceptedSteps = 0
  /// The rejected steps so far.
  public private(set) var rejectedSteps = 0
  /// The size of the next step to try.
  public private(set) var nextStep: Double
  /// The scaled error of the last step tried.
  public private(set) var lastError = 0.0
  /// The time at which the last step began.
  public private(set) var previousTime: Double

  var memory: RadauMemory
  /// The observables at the start of the last step, and at the stages of its halves.
  private(set) var samples: [[Double]]
  private(set) var lastStep = 0.0
  private var clock: CompensatedSum
  private var followsRejection = false
  private var acceptedError = 0.0

  /// The present time.
  public var time: Double { clock.value }

  /// The present state.
  public var state: [Double] { memory.state }

  /// The observables at the present time.
  public var observables: [Double] { samples[samples.count - 1] }

  /// The observables at the start of the last step.
  public var previousObservables: [Double] { samples[0] }

  /// An integration that starts at a time in a state.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - state: The state to start from [dimension].
  ///   - time: The time to start from.
  ///   - control: Tolerances and limits.
  /// - Throws: `IntegrationFailure.notFinite` where the first derivative is not finite.
  public init(
    _ system: System, from state: [Double], at time: Double = 0, control: StepControl = .init()
  ) throws {
    precondition(state.count == system.dimension, "the state has the system's dimension")
    self.system = system
    self.control = control
    var explicit = IntegrationMemory(system: system, state: state)
    samples = [explicit.evaluateFirstSlope(of: system, at: time)]
    nextStep = control.firstStep ?? explicit.firstStep(of: system, at: time, control: control)
    memory = RadauMemory(system: system, state: state)
    clock = CompensatedSum(time)
    previousTime = time
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
      let steps = acceptedSteps + rejectedSteps
      if steps >= control.stepLimit {
        throw IntegrationFailure.tooManySteps(
          time: time, step: step, error: lastError, steps: steps)
      }
      step = min(step, end - time)
      if control.isHopeless(step: step, rejections: rejectedSteps - rejectedBefore) {
        throw lastError.isFinite
          ? IntegrationFailure.stuck(time: time, step: step, error: lastError)
          : .notFinite(time: time, step: step)
      }
      let attempt = try attempt(step, isCancelled: isCancelled)
      lastError = attempt.error
      if attempt.error < 1 {
        accept(step, attempt.samples)
        if step < 4 * time.ulp, time < end, memory.isUnmoved {
          throw IntegrationFailure.stuck(time: time, step: step, error: lastError)
        }
        return
      }
      rejectedSteps += 1
      followsRejection = true
      step *= growth(before: nil)
    }
  }

  /// Takes one step of a given size, whatever its error: for refining by fixed steps.
  ///
  /// - Throws: `IntegrationFailure.stuck` where the step's equations are not solved.
  package mutating func takeStep(_ step: Double) throws {
    let attempt = try attempt(step, isCancelled: { false })
    lastError = attempt.error
    guard !attempt.samples.isEmpty else {
      throw IntegrationFailure.stuck(time: time, step: step, error: attempt.error)
    }
    accept(step, attempt.samples)
  }

  private mutating func accept(_ step: Double, _ newSamples: [[Double]]) {
    acceptedSteps += 1
    memory.advance()
    let before = acceptedSteps > 1 ? (lastStep, acceptedError) : nil
    previousTime = time
    lastStep = step
    acceptedError = lastError
    clock.add(step)
    samples = [observables] + newSamples
    nextStep = step * growth(before: before)
    followsRejection = false
  }

  /// The factor between a step with the last error and the next: 0.9 e^{−1/10} between 0.2 and 8.
  ///
  /// After two accepted steps of sizes h₁ and h with errors e₁ and e also at most (h/h₁)(e₁/e)^{1/10} times that: where steps
  /// have to shrink again and again, the next one is not tried too large.
  ///
  /// Source: K. Gustafsson, "Control-theoretic techniques for stepsize selection in implicit Runge–Kutta
  /// methods", ACM Transactions on Mathematical Software 20 (1994), as in Hairer and Wanner (1996), section IV.8.
  private func growth(before: (step: Double, error: Double)?) -> Double {
    guard lastError.isFinite else { return 0.2 }
    let factor = lastError > 0 ? 0.9 * power(lastError, -0.1) : 8
    if lastError >= 1 { return max(0.2, factor) }
    var limit = followsRejection ? 1.0 : 8
    if let before, lastError > 0, before.error > 0 {
      limit = min(
        limit, factor * (lastStep / before.step) * power(before.error / lastError, 0.1))
    }
    return max(0.2, min(limit, factor))
  }
}
