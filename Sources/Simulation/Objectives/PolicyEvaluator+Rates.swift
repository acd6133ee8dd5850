import NumericalMethods

extension PolicyEvaluator {
  /// ∇E_x E_π[r] of a watched reward, as it is, the mean over a set of prompts [P].
  public func gradient(of watched: WatchedReward, on set: PromptSet) -> [Double] {
    pullBackWatched(watched, on: set)
    return Array(UnsafeBufferPointer(start: memory.gradient, count: problem.model.parameterCount))
  }

  /// d/dt E_x E_π[r] of a watched reward along the present velocity: ∇E[r]·dθ/dt.
  ///
  /// Costs a backward pass of the model.
  public func rate(of watched: WatchedReward, on set: PromptSet) -> Double {
    let velocity = velocityPointer
    pullBackWatched(watched, on: set)
    return policy.kernels.dot(
      count: problem.model.parameterCount, memory.gradient, velocity)
  }

  /// dv/dt of v = E_x Var_π(R) over the training prompts along the present velocity:
  /// E_x E[(R − E R)² s]·dθ/dt − 2λ∇φ·dθ/dt, s the score ∇ln π.
  ///
  /// The last term is because R itself has ln π in it; where dθ/dt = ∇φ it is −2λ‖∇φ‖². Not for rewards that are
  /// divided per prompt, whose R changes in another way too.
  ///
  /// Source: science.md, section 3, step 2; *ours*.
  public var rateOfObjectiveVariance: Double {
    precondition(problem.normalization != .perPrompt, "R is one function of the policy")
    let velocity = velocityPointer
    let count = problem.model.parameterCount
    let norm = velocityNorm
    let deviations = policy.sumsAlongPaths(objectiveAdvantages())
    let squares = TreeValues(tree: policy.tree, rewards: deviations.map { $0 * $0 })
    pullBackValues(squares, on: .training)
    return policy.kernels.dot(count: count, memory.gradient, velocity)
      - 2 * problem.regularization * norm * norm
  }

  /// ln π_θ(y|x) of every output, without underflow [prompts × V^L].
  public var outputLogProbabilities: [Double] {
    let ratios = outputLogRatios
    let initial = policy.sumsAlongPaths(problem.initialLogProbabilities)
    return zip(initial, ratios).map { $0 + $1 }
  }

  /// ln(π_θ(y|x)/π_init(y|x)) of every output [prompts × V^L].
  public var outputLogRatios: [Double] {
    ensureLogarithms()
    return policy.sumsAlongPaths(policy.logProbabilities)
  }

  private func pullBackWatched(_ watched: WatchedReward, on set: PromptSet) {
    pullBackValues(values(of: watched), on: set)
  }

  /// Writes ∇E_x E_π[f] of a function of the outputs to the gradient that nobody keeps.
  private func pullBackValues(_ values: TreeValues, on set: PromptSet) {
    ensureSlopes()
    memory.writeScales(over: set, reach: policy.reach)
    values.compute(
      under: policy,
      TreeValues.Request(variances: true, advantages: memory.otherSlopes, scales: memory.scales))
    pullBack(memory.otherSlopes, to: memory.gradient)
  }
}
