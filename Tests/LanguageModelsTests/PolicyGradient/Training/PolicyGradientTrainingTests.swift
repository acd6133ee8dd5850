import LanguageModels
import NumericalMethods
import Testing

@Suite struct PolicyGradientTrainingTests {
  @Test(arguments: [
    PolicyGradientMethod.rloo, .grpo, .reinforce(), .ppo(), .ppo(epochs: 2, minibatches: 3),
    .ppo(ClippedSurrogate(ratio: .sequence)),
  ])
  func `Every method makes the rewarded token more likely, on test prompts too`(
    method: PolicyGradientMethod
  ) throws {
    let training = try training(method: method, steps: 30)
    let evaluations = try training.run()
    for set in PolicyEvaluation.PromptSet.allCases {
      let curve = evaluations.filter { $0.prompts == set }
      #expect(curve.map(\.step) == [0, 10, 20, 30])
      #expect(curve[0].divergence == 0)
      #expect(curve[3].reward > curve[0].reward + 0.3)
      #expect(curve[3].tokenDivergence > 0.05)
      #expect(curve[3].groundTruth < curve[0].groundTruth)
    }
  }

  @Test func `A strong KL penalty holds the policy near its start`() throws {
    let free = try training(steps: 20).run().last
    let held = try training(steps: 20, divergenceCoefficient: 3).run().last
    let (x, y) = try (#require(free), #require(held))
    #expect(y.tokenDivergence < x.tokenDivergence / 5)
    #expect(y.reward < x.reward)
  }

  @Test func `Rewards and penalty twice as large change nothing but Adam's ε`() throws {
    let halved = RewardWhitening(mean: 0.25, standardDeviation: 0.5)
    let double = try training(whitening: halved, divergenceCoefficient: 0.1, epsilon: 1e-30)
    let centred = RewardWhitening(mean: 0.25, standardDeviation: 1)
    let single = try training(whitening: centred, divergenceCoefficient: 0.05, epsilon: 1e-30)
    _ = try double.run()
    _ = try single.run()
    #expect(double.parameters == single.parameters)
  }

  @Test func `By gradient descent, rewards and penalty twice as large are a rate twice as large`()
    throws
  {
    let halved = RewardWhitening(mean: 0.25, standardDeviation: 0.5)
    let double = try training(
      steps: 4, whitening: halved, divergenceCoefficient: 0.1, rule: .gradientDescent, rate: 0.5)
    let centred = RewardWhitening(mean: 0.25, standardDeviation: 1)
    let single = try training(
      steps: 4, whitening: centred, divergenceCoefficient: 0.05, rule: .gradientDescent, rate: 1)
    _ = try double.run()
    _ = try single.run()
    #expect(double.parameters == single.parameters)
    #expect(double.parameters != double.problem.initialPolicy)
  }

  @Test(
    arguments: [
      (.reinforce(), .adam), (.ppo(epochs: 2, minibatches: 2), .adam), (.rloo, .gradientDescent),
    ] as [(PolicyGradientMethod, OptimizationSettings.Rule)])
  func `A run that is stopped and resumed has the same bits`(
    method: PolicyGradientMethod, rule: OptimizationSettings.Rule
  ) throws {
    let whole = try training(method: method, steps: 12, rule: rule)
    let evaluations = try whole.run()
    for stop in [0, 3, 10, 12] {
      let first = try training(method: method, steps: 12, rule: rule)
      var saved = first.savedBytes()
      do {
        _ = try first.run(
          isCancelled: { first.step == stop }, save: { saved = $0() })
        #expect(stop == 12)
      } catch is CancellationError {
        #expect(first.step == stop)
      }
      let second = try training(method: method, steps: 12, rule: rule, resumingFrom: saved)
      #expect(second.step == stop)
      #expect(try second.run() == evaluations)
      #expect(second.parameters == whole.parameters)
      #expect(second.savedBytes() == whole.savedBytes())
    }
  }

  @Test func `One and two threads give the same bits`() throws {
    let one = try training(steps: 6, team: .single)
    let two = try training(steps: 6, team: WorkerTeam(threadCount: 2))
    #expect(try one.run() == two.run())
    #expect(one.savedBytes() == two.savedBytes())
  }

  @Test func `Trainings with different rewards begin with the same responses`() throws {
    let one = try training(steps: 4).run()
    let other = try training(steps: 4, rewarded: 5).run()
    for (x, y) in zip(one, other) where x.step == 0 {
      #expect(x.length == y.length && x.tokenEntropy == y.tokenEntropy)
      #expect(x.reward != y.reward)
    }
  }

  @Test func `Without test prompts the training prompts alone are evaluated`() throws {
    let evaluations = try training(steps: 3, testPrompts: []).run()
    #expect(evaluations.map(\.prompts) == [.training, .training])
    #expect(evaluations.map(\.samplesSeen) == [0, 36])
  }

  @Test func `Prompts that do not fit are refused before anything is computed`() {
    #expect(throws: TrainingFailure.noData("prompts to train on")) {
      try training(trainingPrompts: [])
    }
    #expect(throws: TrainingFailure.exampleTooLong(example: 2, positions: 13, contextLength: 10)) {
      try training(trainingPrompts: [[1], [1, 2, 3, 4, 5, 6, 1]])
    }
    #expect(
      throws: TrainingFailure.tokenOutsideVocabulary(example: 1, token: 9, vocabularySize: 7)
    ) {
      try training(trainingPrompts: [[9]])
    }
  }

  @Test func `A reward that is not a number stops the run`() throws {
    let training = try training(rewarded: -1)
    #expect(throws: TrainingFailure.gradientIsNotFinite(step: 0)) { try training.run() }
  }

  @Test func `Bytes of another network are refused`() throws {
    let bytes = try training().savedBytes()
    #expect(throws: (any Error).self) { try training(width: 16, resumingFrom: bytes) }
    #expect(throws: (any Error).self) { try training(resumingFrom: Array(bytes.dropLast())) }
  }

  /// A policy of 7 tokens that is rewarded for one of them, while the ground truth is the negative of that.
  private func training(
    method: PolicyGradientMethod = .rloo, steps: Int = 3, whitening: RewardWhitening = .none,
    divergenceCoefficient: Double = 0.02,
    rule: OptimizationSettings.Rule = .adam, epsilon: Double = 1e-8, rate: Double = 0.02,
    rewarded: Token = 3, width: Int = 8,
    trainingPrompts: [[Token]] = [[1], [2, 3], [4, 5, 6], [6, 1], [2]],
    testPrompts: [[Token]] = [[5], [3, 2], [1, 6, 4]], team: WorkerTeam = .single,
    resumingFrom bytes: [UInt8]? = nil
  ) throws -> PolicyGradientTraining<Double> {
    let shape = NetworkShape(
      vocabularySize: 7, contextLength: 10, width: width, layerCount: 1, headCount: 2,
      outputCount: 7)
    let stream = RandomStream(seed: 4, path: ["policy gradient"])
    let share = FunctionReward { _, response in
      guard rewarded >= 0 else { return .nan }
      return Double(response.count { $0 == rewarded }) / Double(response.count)
    }
    let problem = PolicyGradientProblem(
      initialPolicy: NetworkParameters<Double>(
        shape, stream: stream.branch("policy"), headScale: 0.3),
      reward: share, whitening: whitening,
      groundTruth: FunctionReward { prompt, response in
        -share.rewards(of: [PromptGroup(prompt: prompt, responses: [response])])[0][0]
      },
      trainingPrompts: trainingPrompts, testPrompts: testPrompts, endToken: 0)
    let settings = PolicyGradientSettings(
      method: method, steps: steps, promptsPerStep: 3, samplesPerPrompt: 4, maximumLength: 6,
      divergenceCoefficient: divergenceCoefficient,
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(peak: rate), adam: AdamSettings(epsilon: epsilon), rule: rule
      ),
      evaluation: PolicyEvaluationSettings(interval: 10, promptCount: 4, samplesPerPrompt: 8))
    return try PolicyGradientTraining(
      problem, settings: settings, stream: stream, team: team, resumingFrom: bytes)
  }
}
