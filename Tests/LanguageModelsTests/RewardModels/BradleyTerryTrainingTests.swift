import LanguageModels
import NumericalMethods
import Testing

@Suite struct BradleyTerryTrainingTests {
  private let instance = NetworkInstance(outputs: 1)

  /// Pairs in which the response with the greater first token is preferred.
  private func pairs(_ count: Int, seed: UInt64) -> [PreferencePair] {
    var stream = RandomStream(seed: seed, path: ["pairs"])
    return (0..<count).map { _ in
      let better = 1 + stream.index(below: 6)
      let worse = stream.index(below: better)
      let rest = (0..<stream.index(below: 3)).map { _ in Token(stream.index(below: 7)) }
      return PreferencePair(
        prompt: [Token(stream.index(below: 7)), 0], chosen: [Token(better)] + rest,
        rejected: [Token(worse)] + rest.dropFirst(), source: .offPolicy)
    }
  }

  private func training<Scalar>(
    steps: Int, batch: Int, peak: Double = 0.01, _: Scalar.Type = Double.self
  ) -> BradleyTerryTraining<Scalar> {
    BradleyTerryTraining(
      settings: BradleyTerrySettings(
        optimization: OptimizationSettings(schedule: LearningRateSchedule(peak: peak)),
        batchSize: batch, stepCount: steps, evaluationInterval: 50),
      pairs: pairs(120, seed: 1), heldOut: pairs(80, seed: 2),
      stream: RandomStream(seed: 4, path: ["order"]))
  }

  @Test func `The gradient is that of central differences`() {
    let loss = BradleyTerryLoss(centring: 0.05)
    let groups = pairs(6, seed: 3).map(\.group)
    func meanLoss(_ parameters: NetworkParameters<Double>) -> Double {
      let scores = NetworkEvaluator(parameters).scores(groups)
      return scores.reduce(0) { $0 + loss.value(chosen: $1[0], rejected: $1[1]) } / 6
    }
    var gradient = [Double](repeating: 0, count: instance.parameters.values.count)
    let found = instance.evaluator().addGradientOfMeanLoss(loss, groups, to: &gradient)
    #expect((found - meanLoss(instance.parameters)).magnitude < 1e-14)
    for seed in 0..<4 {
      let direction = cotangents(gradient.count, seed: UInt64(seed))
      func value(at distance: Double) -> Double {
        var moved = instance.parameters
        moved.values = zip(moved.values, direction).map { $0 + distance * $1 }
        return meanLoss(moved)
      }
      let slope = (value(at: 1e-5) - value(at: -1e-5)) / 2e-5
      let expected = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect((slope - expected).magnitude < 1e-7 * (1 + expected.magnitude))
    }
  }

  @Test func `A reward model learns a preference and orders held-out pairs by it`() throws {
    let outcome = try training(steps: 100, batch: 20).run(from: instance.parameters)
    let evaluations = outcome.curve.evaluations
    #expect(evaluations.map(\.step) == [0, 50, 100])
    #expect((evaluations[2].accuracy ?? 0) > 0.95)
    #expect(evaluations[2].loss < 0.5 * evaluations[0].loss)
    let reward = TrainedReward(outcome.parameters, batchSize: 7)
    let rewards = reward.rewards(of: pairs(80, seed: 2).map(\.group))
    let right = Double(rewards.count { $0[0] > $0[1] }) / 80
    #expect(right == evaluations[2].accuracy)
  }

  @Test func `A run that goes on from a saved state, on two threads, has the same bits`() throws {
    let start = NetworkParameters<Float>(instance.parameters)
    let training = training(steps: 6, batch: 50, Float.self)
    var saved: [[UInt8]] = []
    let whole = try training.run(from: start, save: { saved.append($0()) })
    let resumed = try training.run(
      from: start, resuming: saved[2], team: WorkerTeam(threadCount: 2))
    #expect(resumed.parameters == whole.parameters)
    #expect(resumed.curve == whole.curve)
  }

  @Test func `Pairs of samples of a policy are the same whatever the batch`() throws {
    let policy = NetworkInstance()
    let worth = FunctionReward { _, response in Double(response.reduce(0, +)) }
    let prompts = (0..<9).map { [Token($0 % 7)] }
    func labelling(batchSize: Int) throws -> PreferenceLabelling {
      try PreferenceLabelling(
        samplesOf: policy.evaluator(), prompts: prompts, groundTruth: worth, maximumLength: 4,
        endToken: 0, batchSize: batchSize, stream: RandomStream(seed: 6, path: []))
    }
    let found = try labelling(batchSize: 64)
    #expect(try labelling(batchSize: 2) == found)
    for pair in found.pairs.compactMap(\.self) {
      #expect(pair.chosen.reduce(0, +) > pair.rejected.reduce(0, +))
      #expect(pair.source == .onPolicy)
    }
    #expect(found.pairs[0] != found.pairs[7])
  }
}
