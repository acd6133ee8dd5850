import NumericalMethods
import Simulation
import Testing

@Suite struct PolicyProblemTests {
  @Test(arguments: [0, 0.3], [5, 40]) func `tabular logits give what a tabular problem gives`(
    regularization: Double, outputs: Int
  ) throws {
    let tabular = try randomProblem(
      seed: 3, outputs: outputs, prompts: 3, regularization: regularization)
    let problem = PolicyProblem(tabular)
    let away = RandomStream(seed: 1, path: ["away"]).normals(3 * outputs)
    let parameters = zip(problem.initialParameters, away).map { $0 + $1 }
    let policy = TabularPolicy(promptCount: 3, outputCount: outputs, logits: parameters)
    let expected = tabular.statistics(of: policy)
    let evaluator = problem.evaluator(at: parameters)
    let moments = evaluator.moments(on: .training)
    #expect((moments.expectedReward - expected.expectedReward).magnitude < 1e-14)
    #expect((moments.expectedGroundTruth - expected.expectedGroundTruth).magnitude < 1e-14)
    #expect(relativeError(moments.rewardVariance, expected.rewardVariance) < 1e-13)
    #expect(relativeError(moments.groundTruthVariance, expected.groundTruthVariance) < 1e-13)
    #expect(relativeError(moments.divergence, expected.divergence) < 1e-13)
    #expect(relativeError(evaluator.velocityNorm, expected.gradientNorm) < 1e-13)
    #expect(
      (evaluator.rate(of: .groundTruth, on: .training) - expected.groundTruthRate).magnitude < 1e-15
    )
    #expect(((evaluator.objectiveValue ?? .nan) - (expected.objective ?? .nan)).magnitude < 1e-14)
    for (x, y) in zip(evaluator.velocity, tabular.gradient(of: policy)) {
      #expect((x - y).magnitude < 1e-15)
    }
    #expect(evaluator.jacobianNorm.value == 1)
  }

  @Test(arguments: [1, 2, 3, 4]) func `means, variances and divergences are those of all outputs`(
    seed: UInt64
  ) throws {
    let random = try RandomPolicyProblem(seed: seed, length: Int(seed), regularization: 0.2)
    let problem = random.problem
    let whole = problem.tabular.statistics(of: problem.tabular(at: random.parameters))
    let moments = problem.moments(at: random.parameters)
    #expect((moments.expectedReward - whole.expectedReward).magnitude < 1e-14)
    #expect((moments.expectedGroundTruth - whole.expectedGroundTruth).magnitude < 1e-14)
    #expect(relativeError(moments.rewardVariance, whole.rewardVariance) < 1e-12)
    #expect(relativeError(moments.groundTruthVariance, whole.groundTruthVariance) < 1e-12)
    #expect(relativeError(moments.divergence, whole.divergence) < 1e-12)
    let probabilities = exponential(problem.tabular(at: random.parameters).logits)
    #expect((compensatedSum(probabilities) - 3).magnitude < 1e-13)
  }

  @Test func `log-probabilities are sums of log-softmax along the path`() throws {
    let random = try RandomPolicyProblem(seed: 6, prompts: 2, vocabulary: 2, length: 3)
    let model = random.problem.model
    var logits = [Double](repeating: 0, count: model.tree.contextCount * 2)
    var workspace: Void = ()
    model.computeLogits(random.parameters, into: &logits, &workspace)
    func logProbability(_ context: Int, _ token: Int) -> Double {
      let other = logits[2 * context + 1 - token] - logits[2 * context + token]
      return -logarithm(1 + exponential(other))
    }
    let found = random.problem.evaluator(at: random.parameters).outputLogProbabilities
    // Contexts: prompts 0 1, then (0,0) (0,1) (1,0) (1,1), then prefixes of two tokens.
    for prompt in 0..<2 {
      for output in 0..<8 {
        let (first, second, third) = (output / 4, output / 2 % 2, output % 2)
        let expected =
          logProbability(prompt, first) + logProbability(2 + 2 * prompt + first, second)
          + logProbability(6 + 4 * prompt + output / 2, third)
        #expect((found[8 * prompt + output] - expected).magnitude < 1e-14)
      }
    }
  }

  @Test(arguments: [RewardNormalization.none, .whitened], [0, 0.3])
  func `the velocity is the gradient of the objective`(
    normalization: RewardNormalization, regularization: Double
  ) throws {
    let random = try RandomPolicyProblem(
      seed: 7, vocabulary: 3, length: 2, regularization: regularization,
      normalization: normalization, training: [0, 2])
    let evaluator = random.problem.evaluator(at: random.parameters)
    let velocity = evaluator.velocity
    let differences = centralDifferences(random.parameters, step: 1e-3) {
      evaluator.move(to: $0)
      return evaluator.objectiveValue ?? .nan
    }
    for (x, y) in zip(velocity, differences) { #expect((x - y).magnitude < 1e-10) }
  }

  @Test func `log-linear logits have the gradient of their objective`() throws {
    let problem = try randomLogLinear(seed: 2, sharing: 0.6, regularization: 0.1)
    let parameters = problem.initialParameters.map { 1.5 * $0 + 0.1 }
    let evaluator = problem.evaluator(at: parameters)
    let velocity = evaluator.velocity
    let differences = centralDifferences(parameters, step: 1e-3) {
      evaluator.move(to: $0)
      return evaluator.objectiveValue ?? .nan
    }
    for (x, y) in zip(velocity, differences) { #expect((x - y).magnitude < 1e-10) }
  }

  @Test func `dividing by each prompt's deviation weighs the prompts' gradients`() throws {
    let random = try RandomPolicyProblem(
      seed: 8, regularization: 0.2, normalization: .perPrompt, training: [0, 1])
    let problem = random.problem
    var expected = [Double](repeating: 0, count: problem.model.parameterCount)
    for prompt in [0, 1] {
      func gradient(_ regularization: Double) -> (velocity: [Double], deviation: Double) {
        let alone = PolicyProblem(
          model: problem.model, initialParameters: problem.initialParameters,
          groundTruth: problem.groundTruth, rewardModel: problem.rewardModel,
          regularization: regularization, trainingPrompts: [prompt])
        let evaluator = alone.evaluator(at: random.parameters)
        return (evaluator.velocity, evaluator.moments(on: .training).rewardVariance.squareRoot())
      }
      let (plain, deviation) = gradient(0)
      let (pulled, _) = gradient(0.2)
      for index in expected.indices {
        expected[index] += (plain[index] / deviation + pulled[index] - plain[index]) / 2
      }
    }
    let evaluator = problem.evaluator(at: random.parameters)
    for (x, y) in zip(evaluator.velocity, expected) { #expect((x - y).magnitude < 1e-14) }
    #expect(evaluator.objectiveValue == nil)
  }

  @Test func `whitened rewards have mean 0 and variance 1 under the initial policy`() throws {
    let random = try RandomPolicyProblem(seed: 9, normalization: .whitened, training: [1, 2])
    let problem = random.problem
    let scale = problem.initialScale
    let p = exponential(problem.tabular(at: problem.initialParameters).logits)
    var (mean, square) = (0.0, 0.0)
    for index in problem.groundTruth.outputCount..<p.count {
      let reward = (problem.rewardModel.values[index] - scale.mean) / scale.deviation
      mean += p[index] * reward / 2
      square += p[index] * reward * reward / 2
    }
    #expect(mean.magnitude < 1e-14)
    #expect((square - 1).magnitude < 1e-13)
    #expect((problem.makeEvaluator().objectiveValue ?? .nan).magnitude < 1e-14)
  }

  @Test(arguments: RewardNormalization.allCases) func `constant rewards move nothing`(
    normalization: RewardNormalization
  ) throws {
    let random = try RandomPolicyProblem(seed: 10)
    let tree = random.problem.model.tree
    let constant = try RewardTable(
      promptCount: tree.promptCount, outputCount: tree.outputCount,
      values: random.problem.groundTruth.values.map { _ in 0.3 })
    let problem = PolicyProblem(
      model: random.problem.model, initialParameters: random.problem.initialParameters,
      groundTruth: random.problem.groundTruth, rewardModel: constant, normalization: normalization)
    #expect(problem.initialScale.deviation == 0)
    #expect(problem.evaluator(at: random.parameters).velocity.allSatisfy { $0 == 0 })
  }

  @Test func `rates are derivatives along the velocity, on training and held-out prompts`() throws {
    let random = try RandomPolicyProblem(seed: 11, regularization: 0.1, training: [0, 2])
    let evaluator = random.problem.evaluator(at: random.parameters)
    let velocity = evaluator.velocity
    func derivative(_ value: (PolicyEvaluator<AutoregressiveLogLinear>) -> Double) -> Double {
      func slope(_ step: Double) -> Double {
        let ends = [step, -step].map { step in
          value(
            random.problem.evaluator(at: zip(random.parameters, velocity).map { $0 + step * $1 }))
        }
        return (ends[0] - ends[1]) / (2 * step)
      }
      return (4 * slope(1e-3) - slope(2e-3)) / 3
    }
    for set in PromptSet.allCases {
      for reward in WatchedReward.allCases {
        let expected = derivative { $0.expectation(of: reward, on: set) }
        #expect((evaluator.rate(of: reward, on: set) - expected).magnitude < 1e-11)
      }
    }
    let expected = derivative { $0.moments(on: .training).objectiveVariance }
    #expect((evaluator.rateOfObjectiveVariance - expected).magnitude < 1e-11)
  }

  @Test func `probabilities of 1e-300 leave exact means, gradients and divergences`() throws {
    // Token 1 has probability ε = e^{−690} in every context, so output 11 has ε².
    let tree = PrefixTree(promptCount: 1, vocabularySize: 2, length: 2)
    let features = ContextFeatures(
      of: tree, embeddingSize: 0, contextNumberCount: 0, sharing: 0,
      stream: RandomStream(seed: 1, path: []))
    let model = AutoregressiveLogLinear(tree: tree, features: features)
    var parameters = [Double](repeating: 0, count: model.parameterCount)
    // The positions' rows follow the V + 1 rows of the last token.
    for level in 0..<2 { parameters[2 * (3 + level) + 1] = -690 }
    let reward = try RewardTable(promptCount: 1, outputCount: 4, values: [0, 1, 0, -1])
    let problem = PolicyProblem(
      model: model, initialParameters: parameters, groundTruth: reward, rewardModel: reward)
    let evaluator = problem.makeEvaluator()
    let rare = exponential(-690)
    #expect(relativeError(evaluator.expectation(of: .rewardModel, on: .training), rare) < 1e-13)
    #expect(
      relativeError(evaluator.moments(on: .training).rewardVariance, rare) < 1e-13)
    let logs = evaluator.outputLogProbabilities
    #expect(relativeError(logs[3], -1380) < 1e-15)
    #expect(relativeError(logs[1], -690) < 1e-15)
    // Level 0: p(1 − p)(Q₁ − Q₀) = ε(−ε − ε), below the smallest number; level 1 after 0: ε in each row that is on.
    let velocity = evaluator.velocity
    #expect(relativeError(velocity[2 * 4 + 1], rare) < 1e-13)
    #expect(relativeError(velocity[2 * 4], -rare) < 1e-13)
    #expect(velocity[2 * 3 + 1] == 0)
  }

  @Test func `values that almost agree keep their differences`() throws {
    // After either first token the second is 0 but for ε, where the rewards differ: Q₁ − Q₀ = 2ε.
    let problem = PolicyProblem(
      model: ThreeContexts(),
      initialParameters: [0, 0, 0, -690, 0, -690],
      groundTruth: try RewardTable(promptCount: 1, outputCount: 4, values: [0.5, 0, 0.5, 0]),
      rewardModel: try RewardTable(promptCount: 1, outputCount: 4, values: [0.5, -0.5, 0.5, 1]))
    let rare = exponential(-690)
    let velocity = problem.makeEvaluator().velocity
    #expect(relativeError(velocity[1], 0.25 * 1.5 * rare) < 1e-13)
    #expect(relativeError(velocity[3], -0.5 * rare) < 1e-13)
    #expect(relativeError(velocity[5], 0.25 * rare) < 1e-13)
  }
}
