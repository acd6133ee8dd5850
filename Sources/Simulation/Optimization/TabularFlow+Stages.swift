package import NumericalMethods

/// A stage's logits are formed in the pass that exponentiates them.
extension TabularFlow {
  /// The output that is likeliest at the start of the step, which rewards are taken relative to.
  package func prepare(block: Int, state: UnsafePointer<Double>) -> Int {
    kernels.likeliest(count: blockLength, logits: state)
  }

  /// The derivative and the observables of a prompt at a stage.
  package func evaluate(
    block: Int, at time: Double, stage: RungeKuttaStage, preparation: Int,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    // A deviation that moves with the policy needs the state first.
    guard problem.normalization != .perPrompt else {
      kernels.combine(count: blockLength, stage)
      evaluate(
        block: block, at: time, state: stage.state, derivative: derivative,
        observables: observables)
      return
    }
    let share = 1 / Double(problem.promptCount)
    let deviation = problem.deviation(prompt: block, logits: stage.base, kernels: kernels)
    problem.withRow(
      block, logits: stage.state, watches: observables != nil, deviation: deviation
    ) { row in
      let row = row.lookingAhead(by: block + 1 < blockCount ? blockLength : 0)
      let means = kernels.softmaxStage(
        row, stage, likeliest: preparation, scale: share / deviation, derivative: derivative)
      observables?[0] = share * means.mean
      observables?[1] = share * means.secondMean
    }
  }
}
