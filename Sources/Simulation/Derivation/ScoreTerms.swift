import NumericalMethods

/// What the scores s_l = J_lᵀ(e_{y_l} − p_l) of single tokens and s = Σ_l s_l of whole outputs say, each pulled
/// back through the model by itself; u = ∇φ/‖∇φ‖.
struct ScoreTerms {
  /// E‖s‖².
  private(set) var squaredScore = 0.0
  /// max_y ‖s‖.
  private(set) var longestScore = 0.0
  /// Σ_l E[A_l s_l·u].
  private(set) var gradientAlong = 0.0
  /// Σ_l E(s_l·u)².
  private(set) var squaredAlong = 0.0
  /// E[(R − E R)² s·u].
  private(set) var thirdMomentAlong = 0.0

  init<Model>(_ evaluator: PolicyEvaluator<Model>, gradientNorm: Double) {
    let direction = evaluator.velocity.map { gradientNorm > 0 ? $0 / gradientNorm : 0 }
    var walk = ScoreWalk(evaluator, direction: direction)
    for prompt in evaluator.problem.trainingPrompts { walk.visit(prompt, level: 0) }
    let share = 1 / Double(evaluator.problem.trainingPrompts.count)
    squaredScore = share * walk.squaredScore.value
    longestScore = walk.longestScore
    gradientAlong = share * walk.gradientAlong.value
    squaredAlong = share * walk.squaredAlong.value
    thirdMomentAlong = share * walk.thirdMomentAlong.value
  }
}

/// A walk through the tree of a prompt that knows the score and R − E R of the prefix it stands at.
private struct ScoreWalk<Model: LogitModel> {
  var squaredScore = CompensatedSum()
  var longestScore = 0.0
  var gradientAlong = CompensatedSum()
  var squaredAlong = CompensatedSum()
  var thirdMomentAlong = CompensatedSum()

  private let evaluator: PolicyEvaluator<Model>
  private let tree: PrefixTree
  private let direction: [Double]
  private let advantages: [Double]
  private var cotangents: [Double]
  /// Σ of the scores of the tokens before each level [L + 1][P].
  private var scores: [[Double]]
  /// Σ of their advantages [L + 1].
  private var deviations: [Double]

  init(_ evaluator: PolicyEvaluator<Model>, direction: [Double]) {
    self.evaluator = evaluator
    self.direction = direction
    tree = evaluator.policy.tree
    advantages = evaluator.objectiveAdvantages()
    cotangents = [Double](repeating: 0, count: evaluator.policy.edgeCount)
    let none = [Double](repeating: 0, count: direction.count)
    scores = [[Double]](repeating: none, count: tree.length + 1)
    deviations = [Double](repeating: 0, count: tree.length + 1)
  }

  /// Visits all tokens after a context, and what follows them.
  mutating func visit(_ context: Int, level: Int) {
    let width = tree.vocabularySize
    for token in 0..<width {
      let edge = context * width + token
      let score = score(ofToken: token, in: context)
      let policy = evaluator.policy
      let probability = policy.reach[context] * policy.probabilities[edge]
      let along = dotProduct(score, direction)
      gradientAlong.add(probability * advantages[edge] * along)
      squaredAlong.add(probability * along * along)
      scores[level + 1] = zip(scores[level], score).map { $0 + $1 }
      deviations[level + 1] = deviations[level] + advantages[edge]
      if level + 1 < tree.length {
        visit(tree.promptCount + edge, level: level + 1)
      } else {
        addOutput(probability)
      }
    }
  }

  private mutating func addOutput(_ probability: Double) {
    let (score, deviation) = (scores[tree.length], deviations[tree.length])
    let square = dotProduct(score, score)
    squaredScore.add(probability * square)
    longestScore = max(longestScore, square.squareRoot())
    thirdMomentAlong.add(probability * deviation * deviation * dotProduct(score, direction))
  }

  /// J_cᵀ(e_v − p) [P].
  private mutating func score(ofToken token: Int, in context: Int) -> [Double] {
    let width = tree.vocabularySize
    let places = context * width..<(context + 1) * width
    for place in places { cotangents[place] = -evaluator.policy.probabilities[place] }
    cotangents[context * width + token] += 1
    defer { for place in places { cotangents[place] = 0 } }
    evaluator.pullBack(cotangents, to: evaluator.memory.gradient)
    return Array(UnsafeBufferPointer(start: evaluator.memory.gradient, count: direction.count))
  }
}
