/// How exact an adaptive integration is, and how its steps grow and shrink.
///
/// A step's error e is measured as the root mean square of eᵢ/(a + ρ max(|yᵢ|, |y′ᵢ|)) over all components
/// and accepted below 1. The next step is h·min(10, 0.9 e^{−1/5}), at most h right after a rejection; a
/// rejected one is repeated with h·max(0.2, 0.9 e^{−1/5}).
///
/// Source: E. Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I"
/// (1993), section II.4.
public struct StepControl: Sendable, Hashable {
  /// ρ, the tolerance relative to a component's size.
  public var relativeTolerance: Double
  /// a, the tolerance for components near 0.
  public var absoluteTolerance: Double
  /// The first step, or nil to choose one by the size of the first two derivatives.
  public var firstStep: Double?
  /// The largest number of steps, accepted and rejected, before the integration fails.
  public var stepLimit: Int

  /// A control; the tolerances must be positive.
  public init(
    relativeTolerance: Double = 1e-8, absoluteTolerance: Double = 1e-10, firstStep: Double? = nil,
    stepLimit: Int = 100_000
  ) {
    precondition(
      relativeTolerance > 0 && absoluteTolerance > 0, "the tolerances of a step are positive")
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    self.firstStep = firstStep
    self.stepLimit = stepLimit
  }

  /// Whether to give up: no step left, or so many rejections in a row that it has shrunk by 10⁻³⁰ or more.
  ///
  /// A step far below the last digit of the time is no reason as long as it moves the state: time is kept with
  /// compensation, and what has waited for 10²⁰ and then happens within 1 is followed through.
  func isHopeless(step: Double, rejections: Int) -> Bool {
    !(step >= .leastNormalMagnitude) || rejections >= 48
  }

  /// The factor between a step with that scaled error and the next.
  func growth(error: Double, isRejected: Bool, followsRejection: Bool) -> Double {
    if error == 0 { return followsRejection ? 1 : 10 }
    guard error.isFinite else { return 0.2 }
    let factor = 0.9 * power(error, -0.2)
    if isRejected { return max(0.2, factor) }
    return min(followsRejection ? 1 : 10, factor)
  }
}
