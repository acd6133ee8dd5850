package import NumericalMethods

/// The Jacobian of a row's field f = (s/σ) p∘(q − E q), q = r − λσ(θ − θ_0): with a = p∘(q − E q),
///
/// J = (s/σ)[diag(d) − a pᵀ − p dᵀ],  d = a − λσp,
///
/// and where σ changes with θ, s b gᵀ more with b = p∘(r − E r) and g = ∇(1/σ) = −(p∘(r − E r)²/σ² − p)/(2σ).
///
/// Source: ours; differentiate p, E q and Var r.
extension TabularFlow: LinearlyImplicitSystem {
  private var jacobianRank: Int { problem.normalization == .perPrompt ? 3 : 2 }

  package var jacobianLength: Int {
    ShiftInvariantJacobian.length(count: blockLength, rank: jacobianRank)
  }

  private func matrix(_ numbers: UnsafeMutablePointer<Double>) -> ShiftInvariantJacobian {
    ShiftInvariantJacobian(count: blockLength, rank: jacobianRank, numbers: numbers)
  }

  package func linearize(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    jacobian: UnsafeMutablePointer<Double>
  ) {
    let matrix = matrix(jacobian)
    let (advantage, probability) = (matrix.left(0), matrix.right(0))
    let (weight, change) = (matrix.left(1), matrix.right(1))
    let deviation = problem.deviation(prompt: block, logits: state, kernels: kernels)
    _ = kernels.softmax(count: blockLength, logits: state, probabilities: probability)
    problem.withRow(block, logits: state, watches: false, deviation: deviation) { row in
      _ = kernels.softmaxAscent(row, scale: 1, derivative: advantage)
    }
    let share = 1 / (Double(problem.promptCount) * deviation)
    let pull = problem.regularization * deviation
    var likeliest = 0
    for index in 0..<blockLength {
      if probability[index] > probability[likeliest] { likeliest = index }
      change[index] = advantage[index] - pull * probability[index]
      matrix.diagonal[index] = share * change[index]
      advantage[index] *= -share
      weight[index] = -share * probability[index]
    }
    matrix.reference = likeliest
    if problem.normalization == .perPrompt {
      addChangeOfDeviation(block: block, state: state, deviation: deviation, to: matrix)
    }
  }

  /// The third term, s b gᵀ.
  private func addChangeOfDeviation(
    block: Int, state: UnsafePointer<Double>, deviation: Double, to matrix: ShiftInvariantJacobian
  ) {
    let (centred, slope) = (matrix.left(2), matrix.right(2))
    let probability = matrix.right(0)
    problem.withRow(block, logits: state, watches: false, deviation: 0) { row in
      _ = kernels.softmaxAscent(row, scale: 1, derivative: centred)
    }
    let share = 1 / Double(problem.promptCount)
    for index in 0..<blockLength {
      let scaled = centred[index] / deviation
      let square = probability[index] > 0 ? scaled * (scaled / probability[index]) : 0
      slope[index] = (probability[index] - square) / (2 * deviation)
      centred[index] *= share
    }
  }

  package func solve(
    jacobian: UnsafeMutablePointer<Double>, factor: ComplexNumber,
    real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>
  ) {
    matrix(jacobian).solve(factor: factor, real: real, imaginary: imaginary)
  }
}
