/// The nonlinear equations of a Radau IIA step for one block: Zₖ = h Σⱼ aₖⱼ f(t + cⱼh, y + Zⱼ).
///
/// Solved by simplified Newton iterations: the Jacobian is that of some state near by, and the equations are
/// multiplied by A⁻¹ = T Λ T⁻¹, so that they fall into one real and two complex systems with I − (h/μ)J.
///
/// Source: Hairer and Wanner (1996), section IV.8; where the iterations end is ours: at corrections that
/// rounding keeps from shrinking any more, too.
struct RadauBlock<System: LinearlyImplicitSystem> {
  let system: System
  let control: StepControl
  let block: Int
  let scratch: RadauScratch

  /// How the iterations ended.
  enum Outcome {
    case converged
    /// The scaled size of the last correction, or infinity.
    case failed(Double)
  }

  /// Corrections of this scaled size are small beside the error allowed to a step.
  private static var tolerance: Double { 0.003 }
  /// Corrections below this that do not shrink any more are rounding.
  private static var roundingLevel: Double { 0.1 }
  private static var iterationLimit: Int { 20 }

  /// Improves the rises Z until they solve the equations.
  ///
  /// - Parameters:
  ///   - rises: Z, a guess and then the solution [5 × blockLength]; the last is y's rise in the whole step.
  ///   - state: y [blockLength].
  ///   - time: t.
  ///   - step: h.
  func solve(
    _ rises: UnsafeMutablePointer<Double>, from state: UnsafePointer<Double>, at time: Double,
    step: Double
  ) -> Outcome {
    var previous = Double.infinity
    for iteration in 0..<Self.iterationLimit {
      evaluateStages(rises, from: state, at: time, step: step)
      scratch.computeResiduals(of: rises, step: step)
      solveLinearSystems(step: step)
      let size = scratch.correct(rises, from: state, control)
      guard size.isFinite else { return .failed(.infinity) }
      if size <= 0.1 * Self.tolerance { return .converged }
      if iteration > 0 {
        let rate = size / previous
        if rate < 1, size * rate / (1 - rate) <= Self.tolerance { return .converged }
        if rate > 0.5, size < Self.roundingLevel { return .converged }
        if rate > 2 { return .failed(size) }
      }
      previous = size
    }
    return .failed(previous)
  }

  /// The slopes at the stages.
  private func evaluateStages(
    _ rises: UnsafePointer<Double>, from state: UnsafePointer<Double>, at time: Double,
    step: Double
  ) {
    for (stage, node) in RadauTableau.nodes.enumerated() {
      scratch.place(rises, stage: stage, from: state)
      system.evaluate(
        block: block, at: time + node * step, state: scratch.point,
        derivative: scratch.slopes + stage * scratch.length, observables: nil)
    }
  }

  private func solveLinearSystems(step: Double) {
    let (length, residuals) = (scratch.length, scratch.residuals)
    scratch.point.update(repeating: 0, count: length)
    let parts = [
      (residuals, scratch.point), (residuals + length, residuals + 2 * length),
      (residuals + 3 * length, residuals + 4 * length),
    ]
    for (eigenvalue, part) in zip(RadauTableau.eigenvalues, parts) {
      system.solve(
        jacobian: scratch.jacobian, factor: step * eigenvalue.inverse, real: part.0,
        imaginary: part.1)
    }
  }

  /// Takes the Jacobian at a state.
  func linearize(at time: Double, _ state: UnsafePointer<Double>) {
    system.linearize(block: block, at: time, state: state, jacobian: scratch.jacobian)
  }
}
