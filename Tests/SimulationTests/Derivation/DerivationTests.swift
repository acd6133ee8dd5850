import NumericalMethods
import Simulation
import Testing

@Suite struct DerivationTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8], [0, 0.4])
  func `every step of the proof holds at random policies`(seed: UInt64, regularization: Double)
    throws
  {
    let random = try RandomPolicyProblem(
      seed: seed, vocabulary: seed % 2 == 0 ? 2 : 3, length: Int(seed % 3) + 1,
      regularization: regularization, normalization: seed % 4 < 2 ? .none : .whitened,
      training: seed > 4 ? [0, 2] : nil, scale: 0.5 * Double(seed))
    let derivation = random.problem.evaluator(at: random.parameters).derivation()
    let expected = DerivationStep.Name.allCases.filter {
      $0 != .heldOutGroundTruthRate || seed > 4
    }
    #expect(derivation.steps.map(\.name) == expected)
    for step in derivation.steps {
      #expect(step.excess < (step.relation == .equal ? 1e-10 : 1e-14), "\(step.name.rawValue)")
      #expect(step.left.isFinite && step.right.isFinite)
    }
  }

  @Test func `tabular and log-linear policies obey every step too`() throws {
    let tabular = try randomProblem(seed: 4, outputs: 7, prompts: 2, regularization: 0.1)
    let away = RandomStream(seed: 5, path: []).normals(14)
    let parameters = zip(tabular.initialPolicy.logits, away).map { $0 + $1 }
    let steps = PolicyProblem(tabular).evaluator(at: parameters).derivation().steps
    #expect(steps.allSatisfy { $0.excess < 1e-12 })
    let shared = try randomLogLinear(seed: 4, sharing: 0.3, regularization: 0.1, training: [0, 3])
    let evaluator = shared.evaluator(at: shared.initialParameters.map { 2 * $0 })
    #expect(evaluator.derivation().steps.allSatisfy { $0.excess < 1e-12 })
  }

  @Test func `two outputs at even odds attain what can be attained`() throws {
    // p = ½: diag p − ppᵀ has norm ½, along (1, −1)/√2, which is ∇φ's direction.
    let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
    let problem = PolicyProblem(
      model: TabularLogits(promptCount: 1, outputCount: 2), initialParameters: [0, 0],
      groundTruth: reward, rewardModel: reward)
    let derivation = problem.makeEvaluator().derivation()
    for name in [
      DerivationStep.Name.cauchySchwarz, .softmaxCovariance, .directionalScore, .gradientBound,
      .groundTruthGradient, .groundTruthRate,
    ] {
      let step = try #require(derivation[name])
      #expect((step.tightness - 1).magnitude < 1e-13, "\(name.rawValue)")
    }
    // v = 1 is at its maximum.
    #expect(derivation.varianceRate.magnitude < 1e-15)
    #expect(derivation[.heldOutGroundTruthRate] == nil)
  }

  @Test func `without scores the other steps are the same`() throws {
    let random = try RandomPolicyProblem(seed: 3, regularization: 0.2)
    let evaluator = random.problem.evaluator(at: random.parameters)
    let (all, some) = (evaluator.derivation(), evaluator.derivation(includesScores: false))
    #expect(some.steps.count == all.steps.count - 6)
    #expect(some.steps.allSatisfy { all[$0.name] == $0 })
  }

  @Test func `along a flow variance and gain stay below what the bound integrates to`() throws {
    for seed in 1...4 {
      let random = try RandomPolicyProblem(
        seed: UInt64(seed), length: 2, regularization: seed % 2 == 0 ? 0.1 : 0, training: [0, 2])
      let problem = random.problem
      let start = problem.makeEvaluator().moments(on: .training)
      let norm = problem.makeEvaluator().jacobianNorm.upperBound
      let gain = WatchedGain(.groundTruth, on: .training)
      let constants = PathConstants(problem, watching: gain, jacobianNorm: norm)
      try PolicyFlow(problem).follow(at: (0...20).map { Double($0) / 10 }) { time, evaluator in
        let moments = evaluator.moments(on: .training)
        let deviation = SquareRootBound.deviation(
          after: time, initialVariance: start.objectiveVariance, constants)
        #expect(moments.objectiveVariance.squareRoot() <= deviation * (1 + 1e-12))
        let largest = SquareRootBound.gain(
          after: time, initialVariance: start.objectiveVariance, constants)
        #expect(moments.expectedGroundTruth - start.expectedGroundTruth <= largest + 1e-12)
      }
    }
  }

  @Test func `the integrated gain is the inverse of the least time`() {
    let constants = PathConstants(
      length: 3, jacobianNorm: 1.7, independentPrompts: 4, largestDeviation: 0.8)
    for gain in [0.01, 0.1, 0.5] {
      let time = SquareRootBound.time(toGain: gain, initialVariance: 0.02, constants)
      let found = SquareRootBound.gain(after: time, initialVariance: 0.02, constants)
      #expect(relativeError(found, gain) < 1e-12)
    }
    #expect(SquareRootBound.gain(after: 1e9, initialVariance: 0.02, constants) == .infinity)
    #expect(SquareRootBound.deviation(after: 1e9, initialVariance: 0.02, constants) == .infinity)
  }
}
