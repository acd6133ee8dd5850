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
      computeResiduals(rises, step: step)
      solveLinearSystems(step: step)
      let size = correct(rises, from: state)
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
    let length = system.blockLength
    for (stage, node) in RadauTableau.nodes.enumerated() {
      let rise = rises + stage * length
      for index in 0..<length { scratch.point[index] = state[index] + rise[index] }
      system.evaluate(
        block: block, at: time + node * step, state: scratch.point,
        derivative: scratch.slopes + stage * length, observables: nil)
    }
  }

  /// −T⁻¹Z + hΛ⁻¹T⁻¹F.
  private func computeResiduals(_ rises: UnsafePointer<Double>, step: Double) {
    let length = system.blockLength
    let factors = RadauTableau.eigenvalues.map { step * $0.inverse }
    let (slopes, residuals) = (scratch.slopes, scratch.residuals)
    RadauTableau.inverseVectors.withUnsafeBufferPointer { matrix in
      func rotated(_ row: Int, _ stages: UnsafePointer<Double>, _ index: Int) -> Double {
        var sum = 0.0
        for stage in 0..<5 { sum += matrix[5 * row + stage] * stages[stage * length + index] }
        return sum
      }
      for index in 0..<length {
        residuals[index] =
          factors[0].real * rotated(0, slopes, index) - rotated(0, rises, index)
        for pair in 1...2 {
          let row = 2 * pair - 1
          let slope = ComplexNumber(rotated(row, slopes, index), rotated(row + 1, slopes, index))
          let moved = factors[pair] * slope
          residuals[row * length + index] = moved.real - rotated(row, rises, index)
          residuals[(row + 1) * length + index] = moved.imaginary - rotated(row + 1, rises, index)
        }
      }
    }
  }

  private func solveLinearSystems(step: Double) {
    let (length, residuals) = (system.blockLength, scratch.residuals)
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

  /// Adds the corrections TΔW to Z and gives their scaled size.
  private func correct(
    _ rises: UnsafeMutablePointer<Double>, from state: UnsafePointer<Double>
  ) -> Double {
    let (length, residuals) = (system.blockLength, scratch.residuals)
    let (absolute, relative) = (control.absoluteTolerance, control.relativeTolerance)
    var squares = 0.0
    RadauTableau.vectors.withUnsafeBufferPointer { matrix in
      for index in 0..<length {
        let scale = 1 / (absolute + relative * state[index].magnitude)
        for stage in 0..<5 {
          var correction = 0.0
          for row in 0..<5 {
            correction += matrix[5 * stage + row] * residuals[row * length + index]
          }
          rises[stage * length + index] += correction
          squares += (correction * scale) * (correction * scale)
        }
      }
    }
    return (squares / Double(5 * length)).squareRoot()
  }
}

/// Where the numbers of one block's step lie.
struct RadauScratch {
  /// Z of the whole step and of a half [5 × length each].
  let wholeRises: UnsafeMutablePointer<Double>
  let halfRises: UnsafeMutablePointer<Double>
  /// F, and what the linear systems are solved for [5 × length each].
  let slopes: UnsafeMutablePointer<Double>
  let residuals: UnsafeMutablePointer<Double>
  /// A state of one stage [length].
  let point: UnsafeMutablePointer<Double>
  /// The Jacobian.
  let jacobian: UnsafeMutablePointer<Double>

  static func length(_ system: some LinearlyImplicitSystem) -> Int {
    21 * system.blockLength + system.jacobianLength
  }

  init(_ start: UnsafeMutablePointer<Double>, _ system: some LinearlyImplicitSystem) {
    let length = system.blockLength
    wholeRises = start
    halfRises = start + 5 * length
    slopes = start + 10 * length
    residuals = start + 15 * length
    point = start + 20 * length
    jacobian = start + 21 * length
  }
}
