public import NumericalMethods

/// Policy gradient in discrete steps for the policies of any model, with exact gradients: θ ← θ + η·velocity.
public struct PolicyAscent<Model: LogitModel>: Sendable {
  /// What is optimised.
  public let problem: PolicyProblem<Model>
  /// η.
  public let stepSize: Double
  /// The kernels to compute with; all give the same bits.
  public let kernels: Kernels

  /// The ascent of a problem from θ₀.
  public init(
    _ problem: PolicyProblem<Model>, stepSize: Double, kernels: Kernels = .selected
  ) {
    precondition(stepSize > 0, "the step size is positive")
    self.problem = problem
    self.stepSize = stepSize
    self.kernels = kernels
  }

  /// The policy after the given numbers of steps.
  ///
  /// Nothing is computed twice: what `body` asks the evaluator for, as its velocity, serves the next step too.
  ///
  /// - Parameters:
  ///   - steps: Not negative, ascending.
  ///   - isCancelled: Asked at every step; where it says yes, `CancellationError` is thrown.
  ///   - body: Called with each number of steps and an evaluator that stands at the policy after them, in order;
  ///     it is the same evaluator each time and moves on afterwards. It is not to be moved.
  /// - Throws: `IntegrationFailure.notFinite`, with η times the number of steps as its time, where steps too large for
  ///   the model have made θ overflow; `CancellationError`; what `body` throws.
  public func follow(
    at steps: some Sequence<Int>, isCancelled: () -> Bool = { false },
    _ body: (Int, PolicyEvaluator<Model>) throws -> Void
  ) throws {
    let evaluator = problem.makeEvaluator(kernels: kernels)
    var done = 0
    for target in steps {
      precondition(target >= done, "the numbers of steps are ascending")
      while done < target {
        if isCancelled() { throw CancellationError() }
        evaluator.advance(by: stepSize)
        done += 1
      }
      guard evaluator.isFinite else {
        throw IntegrationFailure.notFinite(time: Double(done) * stepSize, step: stepSize)
      }
      try body(done, evaluator)
    }
  }
}
