import NumericalMethods
import Simulation
import Testing

@Suite struct PolicyRecipeTests {
  private func problem(_ change: (inout PolicyRecipe) -> Void) throws -> PolicyProblem<
    AutoregressiveLogLinear
  > {
    var recipe = PolicyRecipe()
    recipe.trainingCount = 2
    recipe.vocabularySize = 3
    change(&recipe)
    let stream = RandomStream(seed: 9, path: ["recipe"])
    let tree = PrefixTree(promptCount: 3, vocabularySize: 3, length: 3)
    let model = AutoregressiveLogLinear(
      tree: tree,
      features: ContextFeatures(
        of: tree, embeddingSize: 3, contextNumberCount: 2, sharing: 0.5,
        stream: stream.branch("features")))
    return try recipe.problem(
      model, initialParameters: stream.branch("policy").normals(model.parameterCount),
      { stream.branch($0) })
  }

  @Test(arguments: [RewardFamily.scaled, .twoCluster, .noisy, .rare, .power])
  func `any family is scaled to the variance asked for`(family: RewardFamily) throws {
    let problem = try problem {
      $0.rewardFamily = family
      $0.rewardSettings.exponent = 3
      $0.targetVariance = 0.001
    }
    let variance = problem.makeEvaluator().moments(on: .training).rewardVariance
    #expect(relativeError(variance, 0.001) < 1e-12)
    #expect(problem.trainingPrompts == [0, 1])
    #expect(problem.heldOutPrompts == [2])
  }

  @Test func `a variance beyond reach is told with what can be reached`() throws {
    let greatest = try problem { _ in }.makeEvaluator().moments(on: .training).rewardVariance
    do {
      _ = try problem { $0.targetVariance = 0.9 }
      Issue.record("a variance of 0.9 was reached")
    } catch let error as SimulationError {
      guard case .varianceOutOfReach("scaled", 0.9, 0, let reached) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(relativeError(reached, greatest) < 1e-12)
    }
  }

  @Test func `pretraining moves the initial policy up or down the ground truth`() throws {
    func start(_ time: Double) throws -> Double {
      try problem { $0.pretraining = time }.makeEvaluator().moments(on: .training)
        .expectedGroundTruth
    }
    let (worse, plain, better) = (try start(-2), try start(0), try start(2))
    #expect(worse < plain - 0.05 && plain + 0.05 < better)
  }

  @Test func `whole outputs have the policy's own moments and accuracies`() throws {
    let problem = try problem { $0.rewardFamily = .noisy }
    let evaluator = problem.makeEvaluator()
    let (outputs, moments) = (try evaluator.outputs(), evaluator.moments(on: .training))
    #expect(outputs.policy.promptCount == 2)
    let table = TabularProblem(
      initialPolicy: outputs.policy, groundTruth: outputs.groundTruth,
      rewardModel: outputs.rewardModel
    ).initialStatistics
    #expect(relativeError(table.rewardVariance, moments.rewardVariance) < 1e-12)
    #expect(relativeError(table.expectedGroundTruth, moments.expectedGroundTruth) < 1e-12)
    #expect(outputs.accuracy > 0.5 && outputs.accuracy < 1)
    #expect(outputs.onPolicyAccuracy != outputs.accuracy)
    let itself = OutputView(
      policy: outputs.policy, groundTruth: outputs.rewardModel, rewardModel: outputs.rewardModel)
    #expect(itself.accuracy == 1)
    #expect(relativeError(itself.rewardCovariance, moments.rewardVariance) < 1e-12)
  }
}
