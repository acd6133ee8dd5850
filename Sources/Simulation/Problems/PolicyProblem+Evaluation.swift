extension PolicyProblem {
  /// dθ/dt at θ [P]; see ``PolicyEvaluator/velocity``.
  public func velocity(at parameters: [Double]) -> [Double] {
    evaluator(at: parameters).velocity
  }

  /// The mean moments over a set of prompts at θ [P].
  public func moments(at parameters: [Double], on set: PromptSet = .training) -> RewardMoments {
    evaluator(at: parameters).moments(on: set)
  }

  /// Γ at θ [P].
  public func jacobianNorm(at parameters: [Double]) -> JacobianNorm {
    evaluator(at: parameters).jacobianNorm
  }

  /// An evaluator that stands at θ [P].
  public func evaluator(at parameters: [Double]) -> PolicyEvaluator<Model> {
    precondition(parameters.count == model.parameterCount, "every parameter has its value")
    let evaluator = makeEvaluator()
    evaluator.move(to: parameters)
    return evaluator
  }
}
