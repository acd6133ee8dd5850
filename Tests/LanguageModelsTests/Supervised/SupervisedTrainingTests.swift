import LanguageModels
import NumericalMethods
import Testing

@Suite struct SupervisedTrainingTests {
  private let instance = NetworkInstance()

  private func settings(steps: Int, batch: Int = 4, peak: Double = 0.01) -> SupervisedSettings {
    SupervisedSettings(
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(
          peak: peak, decay: .cosine, warmUpSteps: 2, totalSteps: steps),
        adam: AdamSettings(weightDecay: 0.1), clippingNorm: 1),
      batchSize: batch, stepCount: steps, evaluationInterval: 3)
  }

  private func training<Scalar>(
    _ settings: SupervisedSettings, _: Scalar.Type = Double.self
  ) -> SupervisedTraining<Scalar> {
    SupervisedTraining(
      settings: settings, groups: instance.raggedGroups(10),
      heldOut: instance.raggedGroups(5, seed: 9), stream: RandomStream(seed: 4, path: ["order"]))
  }

  @Test func `The gradient is that of central differences`() throws {
    let groups = instance.raggedGroups(4)
    let evaluator = instance.evaluator()
    var gradient = [Double](repeating: 0, count: instance.parameters.values.count)
    let loss = evaluator.addGradientOfMeanLoss(groups, to: &gradient)
    #expect((loss - (try evaluator.meanLoss(of: groups))).magnitude < 1e-14)
    for seed in 0..<4 {
      let direction = cotangents(gradient.count, seed: UInt64(seed))
      let h = 1e-5
      func loss(at distance: Double) throws -> Double {
        var moved = instance.parameters
        moved.values = zip(moved.values, direction).map { $0 + distance * $1 }
        return try NetworkEvaluator(moved).meanLoss(of: groups)
      }
      let slope = try (loss(at: h) - loss(at: -h)) / (2 * h)
      let expected = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect((slope - expected).magnitude < 1e-7 * (1 + expected.magnitude))
    }
  }

  /// −ln softmax of the outputs at every token, written out.
  @Test func `The loss is the mean over tokens of the negative log-likelihood`() throws {
    let groups = instance.raggedGroups(3)
    let evaluator = instance.evaluator()
    var (sum, count) = (0.0, 0.0)
    for group in groups {
      for response in group.responses {
        let sequence = group.prompt + response
        let outputs = evaluator.outputs([sequence])[0]
        for place in group.prompt.count..<sequence.count {
          let row = outputs[(place - 1) * 7..<place * 7]
          let largest = row.max() ?? 0
          let normalizer =
            largest + logarithm(row.reduce(0) { $0 + exponential($1 - largest) })
          sum += normalizer - row[(place - 1) * 7 + Int(sequence[place])]
          count += 1
        }
      }
    }
    let found = try evaluator.meanLoss(of: groups, batchSize: 2)
    #expect((found - sum / count).magnitude < 1e-13)
  }

  @Test func `A model learns a small corpus by heart`() throws {
    let groups: [PromptGroup] = (0..<4).map { (prompt: Int) -> PromptGroup in
      let response = (1..<5).map { Token((prompt * $0) % 7) }
      return PromptGroup(prompt: [Token(prompt)], responses: [response])
    }
    let training = SupervisedTraining<Double>(
      settings: SupervisedSettings(
        optimization: OptimizationSettings(schedule: LearningRateSchedule(peak: 0.02)),
        batchSize: 4, stepCount: 120, evaluationInterval: 60),
      groups: groups, heldOut: groups, stream: RandomStream(seed: 1, path: []))
    let curve = try training.run(from: instance.parameters).curve
    #expect(curve.evaluations.map(\.step) == [0, 60, 120])
    #expect(curve.evaluations[0].loss > 1)
    #expect(curve.evaluations[2].loss < 0.02)
    #expect((curve.losses[60] - curve.evaluations[1].loss).magnitude < 1e-13)
  }

  @Test(arguments: [1, 4, 6]) func `A run that goes on from a saved state has the same bits`(
    stopped: Int
  ) throws {
    try expectResumption(stopped: stopped, instance.parameters)
    try expectResumption(stopped: stopped, NetworkParameters<Float>(instance.parameters))
  }

  private func expectResumption<Scalar>(
    stopped: Int, _ start: NetworkParameters<Scalar>
  ) throws {
    let training = training(settings(steps: 7), Scalar.self)
    var saved: [[UInt8]] = []
    let whole = try training.run(from: start, save: { saved.append($0()) })
    #expect(saved.count == 7)
    let resumed = try training.run(
      from: start, resuming: saved[stopped - 1], team: WorkerTeam(threadCount: 2),
      save: { saved.append($0()) })
    #expect(resumed.parameters == whole.parameters)
    #expect(resumed.curve == whole.curve)
    #expect(saved[7...].elementsEqual(saved[stopped..<7]))
    #expect(whole.curve.evaluations.map(\.step) == [0, 3, 6, 7])
  }

  @Test func `A state of another run is refused`() throws {
    var bytes: [UInt8] = []
    _ = try training(settings(steps: 2)).run(
      from: instance.parameters, save: { bytes = $0() })
    #expect {
      try training(settings(steps: 3)).run(from: instance.parameters, resuming: bytes)
    } throws: { error in
      if case SafeTensorsError.otherRun = error { true } else { false }
    }
    let float = training(settings(steps: 2), Float.self)
    #expect(
      throws: SafeTensorsError.typeMismatch(tensor: "tok", expected: .float32, found: .float64)
    ) {
      try float.run(from: NetworkParameters<Float>(instance.parameters), resuming: bytes)
    }
  }

  @Test func `Cancelling stops before the next step`() throws {
    var steps = 0
    #expect(throws: CancellationError.self) {
      try training(settings(steps: 7)).run(
        from: instance.parameters, isCancelled: { steps == 2 }, save: { _ in steps += 1 })
    }
    #expect(steps == 2)
  }

  @Test func `A run that diverges says at which step`() throws {
    let wild = training(settings(steps: 50, peak: 1e200))
    #expect {
      try wild.run(from: instance.parameters)
    } throws: { error in
      switch error {
      case TrainingFailure.lossIsNotFinite(let step), TrainingFailure.gradientIsNotFinite(let step):
        step > 0
      default: false
      }
    }
  }

  @Test func `Data that do not fit the network are named`() throws {
    func failure(_ group: PromptGroup) -> TrainingFailure? {
      let training = SupervisedTraining<Double>(
        settings: settings(steps: 1), groups: [PromptGroup(prompt: [1], responses: [[2]]), group],
        stream: RandomStream(seed: 1, path: []))
      do {
        _ = try training.run(from: instance.parameters)
        return nil
      } catch { return error as? TrainingFailure }
    }
    let long = PromptGroup(prompt: [1, 1], responses: [[Token](repeating: 2, count: 12)])
    #expect(failure(long) == .exampleTooLong(example: 2, positions: 13, contextLength: 12))
    let foreign = PromptGroup(prompt: [1], responses: [[2], [7]])
    #expect(
      failure(foreign) == .tokenOutsideVocabulary(example: 2, token: 7, vocabularySize: 7))
    let empty = PromptGroup(prompt: [], responses: [[1]])
    #expect(failure(empty)?.description.hasSuffix("of example 2") == true)
  }
}
