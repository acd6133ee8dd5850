import NumericalMethods

/// The flow as one block; observables: E[r_RM] and E[r_G] on training prompts, then on held-out ones if there are any.
struct PolicySystem<Model: LogitModel>: DifferentialSystem {
  let evaluator: PolicyEvaluator<Model>

  var blockCount: Int { 1 }
  var blockLength: Int { evaluator.problem.model.parameterCount }
  var observableCount: Int { evaluator.problem.hasHeldOutPrompts ? 4 : 2 }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    evaluator.move(to: state)
    derivative.update(from: evaluator.velocityPointer, count: blockLength)
    guard let observables else { return }
    for gain in evaluator.problem.watchedGains {
      observables[gain.observable] = evaluator.expectation(of: gain.reward, on: gain.prompts)
    }
  }
}

/// The field's Jacobian by central differences, extrapolated once: f′ = (4d(h) − d(2h))/3, h = 10⁻³, 4P evaluations.
///
/// Its error, some 10⁻¹², costs an implicit integrator steps and no accuracy.
extension PolicySystem: LinearlyImplicitSystem {
  /// The most parameters for which Jacobians are built.
  static var largestDimension: Int { 256 }

  var jacobianLength: Int { HessenbergMatrix.length(count: blockLength) + blockLength }

  func linearize(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    jacobian: UnsafeMutablePointer<Double>
  ) {
    let count = blockLength
    let target = HessenbergMatrix(count: count, numbers: jacobian)
    let place = jacobian + HessenbergMatrix.length(count: count)
    place.update(from: state, count: count)
    target.matrix.update(repeating: 0, count: count * count)
    let step = 1e-3
    let weights = [
      (1.0, 2 / (3 * step)), (-1, -2 / (3 * step)), (2, -1 / (12 * step)), (-2, 1 / (12 * step)),
    ]
    for column in 0..<count {
      for (multiple, weight) in weights {
        place[column] = state[column] + multiple * step
        evaluator.move(to: place)
        let velocity = evaluator.velocityPointer
        for row in 0..<count { target.matrix[row * count + column] += weight * velocity[row] }
      }
      place[column] = state[column]
    }
    target.reduce()
  }

  func solve(
    jacobian: UnsafeMutablePointer<Double>, factor: ComplexNumber,
    real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>
  ) {
    HessenbergMatrix(count: blockLength, numbers: jacobian).solve(
      factor: factor, real: real, imaginary: imaginary)
  }
}
