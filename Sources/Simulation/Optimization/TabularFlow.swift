package import NumericalMethods

/// dθ/dt = ∇φ for a tabular policy: each prompt a block of its own, moving at rate 1/N.
///
/// Normalised rewards divide the block's derivative by their deviation.
///
/// Observables: E_x E[r_RM], then E_x E[r_G].
package struct TabularFlow: DifferentialSystem {
  package let problem: TabularProblem
  package let kernels: Kernels

  /// The flow of a problem.
  package init(problem: TabularProblem, kernels: Kernels = .selected) {
    self.problem = problem
    self.kernels = kernels
  }

  package var blockCount: Int { problem.promptCount }
  package var blockLength: Int { problem.outputCount }
  package var observableCount: Int { 2 }

  package func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    let share = 1 / Double(problem.promptCount)
    let deviation = problem.deviation(prompt: block, logits: state, kernels: kernels)
    problem.withRow(
      block, logits: state, watches: observables != nil, deviation: deviation
    ) { row in
      let means = kernels.softmaxAscent(row, scale: share / deviation, derivative: derivative)
      observables?[0] = share * means.mean
      observables?[1] = share * means.secondMean
    }
  }
}
