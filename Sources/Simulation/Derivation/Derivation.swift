import NumericalMethods

/// The proof of ``SquareRootBound`` at one policy: its quantities and the two sides of every step.
///
/// All is computed for the policy at hand; nothing is fitted. Right sides use Γ's upper bound.
///
/// Source: science.md, section 3; *ours*.
public struct Derivation: Sendable, Hashable {
  /// L.
  public var length: Double
  /// Γ over all contexts at this policy.
  public var jacobianNorm: JacobianNorm
  /// w = √v, v = E_x Var_π(R) over the training prompts.
  public var deviation: Double
  /// ‖∇φ‖.
  public var gradientNorm: Double
  /// dv/dt along dθ/dt = ∇φ.
  public var varianceRate: Double
  /// s_G = √(E_x Var_π[r_G]) over the training prompts.
  public var groundTruthDeviation: Double
  /// d E_x E[r_G]/dt over the training prompts.
  public var groundTruthRate: Double
  /// The steps, in the order of the proof.
  public var steps: [DerivationStep]

  /// A step; nil where it was not asked for or says nothing (held-out prompts without any).
  public subscript(_ name: DerivationStep.Name) -> DerivationStep? {
    steps.first { $0.name == name }
  }
}

extension PolicyEvaluator {
  /// The derivation at the present θ, for raw or whitened rewards.
  ///
  /// - Parameter includesScores: Whether the steps that need the scores of tokens one by one are there too:
  ///   `score-orthogonality`, `gradient-by-scores`, `cauchy-schwarz`, `directional-score`, `score-length`,
  ///   `variance-rate`. They cost a backward pass of the model for every token of every context of the training
  ///   prompts.
  public func derivation(includesScores: Bool = true) -> Derivation {
    precondition(problem.normalization != .perPrompt, "the proof is about a gradient")
    let moments = moments(on: .training)
    let variance = moments.objectiveVariance
    var result = Derivation(
      length: Double(policy.tree.length), jacobianNorm: jacobianNorm,
      deviation: variance.squareRoot(), gradientNorm: velocityNorm,
      varianceRate: rateOfObjectiveVariance,
      groundTruthDeviation: moments.groundTruthVariance.squareRoot(),
      groundTruthRate: rate(of: .groundTruth, on: .training), steps: [])
    let contexts = ContextTerms(self)
    var assembly = DerivationAssembly(result, contexts)
    assembly.addVariance(overOutputs: enumeratedVariance, onTree: variance)
    if includesScores {
      let scores = ScoreTerms(self, gradientNorm: result.gradientNorm)
      assembly.addScores(scores, regularization: problem.regularization)
    }
    assembly.addGroundTruth(
      gradientNorm: gradient(of: .groundTruth, on: .training).withUnsafeBufferPointer(
        euclideanNorm))
    if problem.hasHeldOutPrompts {
      assembly.addHeldOut(
        rate: rate(of: .groundTruth, on: .heldOut),
        deviation: self.moments(on: .heldOut).groundTruthVariance.squareRoot())
    }
    result.steps = assembly.orderedSteps
    return result
  }

  /// v from the probabilities and rewards of all outputs, not from the tree.
  private var enumeratedVariance: Double {
    let count = policy.tree.outputCount
    let logs = outputLogProbabilities
    let rewards = zip(problem.whitenedRewards, outputLogRatios).map {
      $0 - problem.regularization * $1
    }
    let variances = problem.trainingPrompts.map { prompt in
      let places = prompt * count..<(prompt + 1) * count
      let p = exponential(Array(logs[places]))
      let (r, total) = (Array(rewards[places]), compensatedSum(p))
      let mean = dotProduct(p, r) / total
      return compensatedSum(zip(p, r).map { $0 * ($1 - mean) * ($1 - mean) }) / total
    }
    return compensatedSum(variances) / Double(variances.count)
  }
}
