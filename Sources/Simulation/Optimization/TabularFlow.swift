import NumericalMethods

/// dθ/dt = ∇φ for a tabular policy: each prompt a block of its own, moving at rate 1/N.
///
/// Observables: E_x E[r_RM], then E_x E[r_G].
struct TabularFlow: DifferentialSystem {
  let problem: TabularProblem
  let kernels: Kernels

  var blockCount: Int { problem.promptCount }
  var blockLength: Int { problem.outputCount }
  var observableCount: Int { 2 }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    let share = 1 / Double(problem.promptCount)
    problem.withRow(block, logits: state, watches: observables != nil) { row in
      let means = kernels.softmaxAscent(row, scale: share, derivative: derivative)
      observables?[0] = share * means.mean
      observables?[1] = share * means.secondMean
    }
  }
}
