import NumericalMethods

/// What single contexts of the training prompts say in the derivation.
struct ContextTerms {
  /// Σ_l E‖s_l‖² = Σ_c P(c)(Σ_v p_v G_vv − pᵀGp)/n, G = J_cJ_cᵀ.
  private(set) var scoreSize = 0.0
  /// Σ_l E[1 − ‖p_l‖²] = Σ_l E‖e_{y_l} − p_l‖².
  private(set) var stepSize = 0.0
  /// max ‖e_v − p‖.
  private(set) var largestStep = 0.0
  /// max ‖diag p − ppᵀ‖₂.
  private(set) var largestCovariance = 0.0
  private var eigenvalue: LargestEigenvalue

  init<Model>(_ evaluator: PolicyEvaluator<Model>) {
    let (policy, width) = (evaluator.policy, evaluator.policy.tree.vocabularySize)
    let prompts = evaluator.problem.trainingPrompts
    eigenvalue = LargestEigenvalue(size: width)
    var scores = CompensatedSum()
    var steps = CompensatedSum()
    for prompt in prompts {
      for contexts in policy.tree.contexts(ofPrompt: prompt) {
        for context in contexts {
          let start = policy.probabilities + context * width
          let p = Array(UnsafeBufferPointer(start: start, count: width))
          let gram = evaluator.jacobianGram(ofContext: context)
          scores.add(policy.reach[context] * Self.scoreSize(p, gram))
          steps.add(policy.reach[context] * dotProduct(p, p.map { 1 - $0 }))
          addSteps(p)
          addCovariance(p)
        }
      }
    }
    scoreSize = scores.value / Double(prompts.count)
    stepSize = steps.value / Double(prompts.count)
  }

  /// E_v[(e_v − p)ᵀG(e_v − p)], a sum of terms that are not negative.
  private static func scoreSize(_ p: [Double], _ gram: [Double]) -> Double {
    let width = p.count
    let product = (0..<width).map { dotProduct(Array(gram[$0 * width..<($0 + 1) * width]), p) }
    let square = dotProduct(p, product)
    return compensatedSum(
      p.indices.map { p[$0] * (gram[$0 * width + $0] - 2 * product[$0] + square) })
  }

  private mutating func addSteps(_ p: [Double]) {
    let square = dotProduct(p, p)
    for probability in p {
      largestStep = max(largestStep, max(0, 1 - 2 * probability + square).squareRoot())
    }
  }

  private mutating func addCovariance(_ p: [Double]) {
    var covariance = [Double](repeating: 0, count: p.count * p.count)
    for row in p.indices {
      for column in p.indices {
        covariance[row * p.count + column] = p[row] * ((row == column ? 1 : 0) - p[column])
      }
    }
    if let interval = eigenvalue.interval(of: covariance, atLeast: largestCovariance) {
      largestCovariance = max(largestCovariance, interval.lowerBound)
    }
  }
}

extension PolicyEvaluator {
  /// J_cJ_cᵀ of one context [V × V].
  func jacobianGram(ofContext context: Int) -> [Double] {
    let area = policy.tree.vocabularySize * policy.tree.vocabularySize
    return [Double](unsafeUninitializedCapacity: area) { buffer, count in
      if let start = buffer.baseAddress {
        problem.model.computeJacobianGrams(
          ofContexts: context..<context + 1, at: memory.parameters, into: start, &workspace)
      }
      count = area
    }
  }
}
