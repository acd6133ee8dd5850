/// Puts the two sides of every step together.
struct DerivationAssembly {
  private let length: Double
  /// Γ, at least.
  private let norm: Double
  private let deviation: Double
  private let gradientNorm: Double
  private let varianceRate: Double
  private let groundTruthRate: Double
  private let groundTruthDeviation: Double
  private let contexts: ContextTerms
  private var steps: [DerivationStep] = []

  init(_ derivation: Derivation, _ contexts: ContextTerms) {
    length = derivation.length
    norm = derivation.jacobianNorm.upperBound
    deviation = derivation.deviation
    gradientNorm = derivation.gradientNorm
    varianceRate = derivation.varianceRate
    groundTruthRate = derivation.groundTruthRate
    groundTruthDeviation = derivation.groundTruthDeviation
    self.contexts = contexts
    addBounds()
  }

  /// The steps in the order of the proof.
  var orderedSteps: [DerivationStep] {
    DerivationStep.Name.allCases.compactMap { name in steps.first { $0.name == name } }
  }

  private mutating func add(
    _ name: DerivationStep.Name, _ left: Double, _ relation: DerivationStep.Relation,
    _ right: Double
  ) {
    steps.append(DerivationStep(name: name, left: left, relation: relation, right: right))
  }

  /// √(L/2) Γ.
  private var slopeFactor: Double { (length / 2).squareRoot() * norm }

  private mutating func addBounds() {
    let root = (2.0).squareRoot()
    let constants = PathConstants(length: length, jacobianNorm: norm)
    let variance = deviation * deviation
    add(.scoreSize, contexts.scoreSize, .atMost, norm * norm * contexts.stepSize)
    add(.softmaxCovariance, contexts.largestCovariance, .atMost, 0.5)
    add(.tokenStep, contexts.largestStep, .atMost, root)
    add(.gradientBound, gradientNorm, .atMost, slopeFactor * deviation)
    let cube = 6 * (2 * length).squareRoot()
    if deviation <= cube * cube * cube {
      add(
        .posterGradientBound, slopeFactor * deviation, .atMost,
        CubeRootBound.gradientNorm(variance: variance, constants))
    }
    add(.varianceRateBound, varianceRate, .atMost, root * length * norm * variance * gradientNorm)
    let kappa = length * length.squareRoot() * norm * norm / 2
    add(
      .deviationRateBound, deviation > 0 ? varianceRate / (2 * deviation) : 0, .atMost,
      kappa * variance)
    add(
      .groundTruthRate, groundTruthRate, .atMost,
      slopeFactor * slopeFactor * groundTruthDeviation * deviation)
  }

  mutating func addVariance(overOutputs: Double, onTree: Double) {
    add(.varianceDecomposition, overOutputs, .equal, onTree)
  }

  mutating func addScores(_ scores: ScoreTerms, regularization: Double) {
    add(.scoreOrthogonality, scores.squaredScore, .equal, contexts.scoreSize)
    add(.gradientByScores, gradientNorm, .equal, scores.gradientAlong)
    add(
      .cauchySchwarz, scores.gradientAlong, .atMost, deviation * scores.squaredAlong.squareRoot())
    add(.directionalScore, scores.squaredAlong, .atMost, slopeFactor * slopeFactor)
    add(.scoreLength, scores.longestScore, .atMost, (2.0).squareRoot() * length * norm)
    let pull = 2 * regularization * gradientNorm * gradientNorm
    add(.varianceRate, varianceRate, .equal, scores.thirdMomentAlong * gradientNorm - pull)
  }

  mutating func addGroundTruth(gradientNorm: Double) {
    add(.groundTruthGradient, gradientNorm, .atMost, slopeFactor * groundTruthDeviation)
  }

  mutating func addHeldOut(rate: Double, deviation heldOutDeviation: Double) {
    add(
      .heldOutGroundTruthRate, rate, .atMost,
      slopeFactor * slopeFactor * heldOutDeviation * deviation)
  }
}
