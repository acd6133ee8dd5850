extension PathConstants {
  /// The constants of a problem whose prompts share one parameter vector.
  ///
  /// s is the largest that any policy has: the root mean square of half the ranges of the watched reward.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - gain: Which reward is watched, on which prompts.
  ///   - jacobianNorm: Γ, at least the largest on the path; ``JacobianNorm/upperBound``.
  public init<Model>(
    _ problem: PolicyProblem<Model>, watching gain: WatchedGain, jacobianNorm: Double
  ) {
    let table = gain.reward == .rewardModel ? problem.rewardModel : problem.groundTruth
    let deviations = table.largestDeviations
    let prompts = problem.prompts(of: gain.prompts)
    let squares = prompts.map { deviations[$0] * deviations[$0] }
    let mean = squares.reduce(0, +) / Double(max(prompts.count, 1))
    self.init(
      length: Double(problem.model.tree.length), jacobianNorm: jacobianNorm,
      largestDeviation: mean.squareRoot())
  }
}

extension PolicyProblem {
  /// The least time to gain γ by ``SquareRootBound`` (*ours*), nil where rewards are divided per prompt: see
  /// ``DividedRewardBound`` for these.
  ///
  /// w₀² = E_x Var_{π_init}[r̃] over the training prompts, r̃ raw or whitened. It holds on held-out prompts too: the
  /// rate of their E[g] is at most (L/2)Γ² s w, s their standard deviation, w the training prompts'.
  public func squareRootBound(toGain gain: Double, _ constants: PathConstants) -> Double? {
    guard normalization != .perPrompt else { return nil }
    let variance = makeEvaluator().moments(on: .training).objectiveVariance
    return SquareRootBound.time(toGain: gain, initialVariance: variance, constants)
  }

  /// The least time to gain γ by ``CubeRootBound``, the poster's exponent, nil where rewards are divided per prompt.
  ///
  /// It is about rewards from [−1, 1]. Whitened rewards take the path of the raw ones with λσ for λ, 1/σ as fast:
  /// t = σ·t(raw, λσ).
  public func cubeRootBound(toGain gain: Double, _ constants: PathConstants) -> Double? {
    guard normalization != .perPrompt else { return nil }
    let variance = makeEvaluator().moments(on: .training).rewardVariance
    let scale = normalization == .whitened ? initialScale.deviation : 1
    guard variance > 0, scale > 0 else { return .infinity }
    return scale
      * CubeRootBound.time(
        toGain: gain, initialVariance: variance, constants, regularization: regularization * scale)
  }
}
