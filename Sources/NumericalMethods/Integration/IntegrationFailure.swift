/// Why an integration could not go on.
public enum IntegrationFailure: Error, Sendable, Hashable {
  /// Ever smaller steps did not help, or moved neither time nor state; `error` is the last step's scaled error.
  case stuck(time: Double, step: Double, error: Double)
  /// More steps than allowed, and the step is held down by stability and not by accuracy.
  case stiff(time: Double, step: Double, error: Double, steps: Int)
  /// More steps than allowed.
  case tooManySteps(time: Double, step: Double, error: Double, steps: Int)
  /// The derivative or the state stopped being finite numbers, however small the step.
  case notFinite(time: Double, step: Double)
}

extension IntegrationFailure: CustomStringConvertible {
  /// What happened, in one sentence with time, step size and error.
  public var description: String {
    switch self {
    case .stuck(let time, let step, let error):
      "the integration is stuck at t = \(time) (step \(step), scaled error \(error))"
    case .stiff(let time, let step, let error, let steps):
      "the equation is stiff: after \(steps) steps t = \(time), and stability holds the step at "
        + "\(step) (scaled error \(error))"
    case .tooManySteps(let time, let step, let error, let steps):
      "\(steps) steps reached t = \(time) only (step \(step), scaled error \(error))"
    case .notFinite(let time, let step):
      "the state is not finite after t = \(time) (step \(step))"
    }
  }
}
