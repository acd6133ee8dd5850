import NumericalMethods
import Simulation

/// A random problem of an autoregressive log-linear model, some way from its initial policy.
struct RandomPolicyProblem {
  let problem: PolicyProblem<AutoregressiveLogLinear>
  let parameters: [Double]

  init(
    seed: UInt64, prompts: Int = 3, vocabulary: Int = 3, length: Int = 3,
    regularization: Double = 0, normalization: RewardNormalization = .none,
    training: [Int]? = nil, scale: Double = 1, distance: Double = 0.5
  ) throws {
    let stream = RandomStream(seed: seed, path: ["policy problem"])
    let tree = PrefixTree(promptCount: prompts, vocabularySize: vocabulary, length: length)
    let model = AutoregressiveLogLinear(
      tree: tree,
      features: ContextFeatures(
        of: tree, embeddingSize: 3, contextNumberCount: 2, sharing: 0.5,
        stream: stream.branch("features")))
    let initial = stream.branch("initial").normals(model.parameterCount, scale: scale)
    let away = stream.branch("away").normals(model.parameterCount, scale: distance)
    problem = PolicyProblem(
      model: model, initialParameters: initial,
      groundTruth: try randomReward(tree, stream.branch("truth")),
      rewardModel: try randomReward(tree, stream.branch("reward")),
      regularization: regularization, normalization: normalization, trainingPrompts: training)
    parameters = zip(initial, away).map { $0 + $1 }
  }
}

/// Rewards of a tree's outputs, uniform on [−1, 1).
func randomReward(_ tree: PrefixTree, _ stream: RandomStream) throws -> RewardTable {
  var stream = stream
  return try RewardTable(
    promptCount: tree.promptCount, outputCount: tree.outputCount,
    values: (0..<tree.promptCount * tree.outputCount).map { _ in stream.symmetricUniform() })
}

extension RandomStream {
  /// Independent normal numbers.
  func normals(_ count: Int, scale: Double = 1) -> [Double] {
    var stream = self
    return (0..<count).map { _ in scale * stream.normal() }
  }
}

extension PolicyProblem {
  /// The policy over whole outputs, as if it were tabular: logits ln π(y|x).
  func tabular(at parameters: [Double]) -> TabularPolicy {
    TabularPolicy(
      promptCount: promptCount, outputCount: groundTruth.outputCount,
      logits: evaluator(at: parameters).outputLogProbabilities)
  }

  /// The same rewards and λ for tabular policies.
  var tabular: TabularProblem {
    TabularProblem(
      initialPolicy: tabular(at: initialParameters), groundTruth: groundTruth,
      rewardModel: rewardModel, regularization: regularization)
  }
}

/// (f(θ + h) − f(θ − h))/2h for each parameter, extrapolated once (error of order h⁴).
func centralDifferences(_ parameters: [Double], step: Double, _ value: ([Double]) -> Double)
  -> [Double]
{
  parameters.indices.map { index in
    func slope(_ step: Double) -> Double {
      var (up, down) = (parameters, parameters)
      up[index] += step
      down[index] -= step
      return (value(up) - value(down)) / (2 * step)
    }
    return (4 * slope(step) - slope(2 * step)) / 3
  }
}

extension PolicyProblem where Model == TabularLogits {
  /// A tabular problem as one of logits that are parameters.
  init(
    _ problem: TabularProblem, normalization: RewardNormalization = .none,
    training: [Int]? = nil
  ) {
    self.init(
      model: TabularLogits(promptCount: problem.promptCount, outputCount: problem.outputCount),
      initialParameters: problem.initialPolicy.logits, groundTruth: problem.groundTruth,
      rewardModel: problem.rewardModel, regularization: problem.regularization,
      normalization: normalization, trainingPrompts: training)
  }
}

/// A random log-linear problem: 4 prompts, 6 outputs, 5 features.
func randomLogLinear(
  seed: UInt64, sharing: Double, regularization: Double = 0, training: [Int]? = nil
) throws -> PolicyProblem<LogLinearLogits> {
  let stream = RandomStream(seed: seed, path: ["log-linear"])
  let model = LogLinearLogits(
    promptCount: 4, outputCount: 6, featureCount: 5, sharing: sharing,
    stream: stream.branch("features"))
  return PolicyProblem(
    model: model, initialParameters: stream.branch("initial").normals(5),
    groundTruth: try randomReward(model.tree, stream.branch("truth")),
    rewardModel: try randomReward(model.tree, stream.branch("reward")),
    regularization: regularization, trainingPrompts: training)
}

/// All policies over two tokens of two: a logit for each token in each of three contexts.
struct ThreeContexts: LogitModel {
  let tree = PrefixTree(promptCount: 1, vocabularySize: 2, length: 2)
  let parameterCount = 6

  func makeWorkspace() {}

  func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout Void
  ) {
    logits.update(from: parameters, count: 6)
  }

  func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    for index in 0..<6 { gradient[index] += cotangents[index] }
  }

  func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    for index in contexts.indices {
      let place = 4 * (index - contexts.lowerBound)
      for (offset, value) in [1.0, 0, 0, 1].enumerated() { grams[place + offset] = value }
    }
  }
}
