import LanguageModels
import NumericalMethods
import Testing

/// Five steps of training (loss, gradient, clipping, warm-up, decay, AdamW) against PyTorch's; see
/// training_reference.py for the setting.
@Suite struct TrainingReferenceTests {
  private let optimization = OptimizationSettings(
    schedule: LearningRateSchedule(
      peak: 0.02, decay: .linear, warmUpSteps: 2, totalSteps: 8),
    adam: AdamSettings(weightDecay: 0.1), clippingNorm: 1)

  /// A prompt of 1 to 3 tokens and two responses of 2 to 5.
  private let groups = (0..<6).map { (number: Int) -> PromptGroup in
    var place = 100 * number
    func tokens(_ count: Int) -> [Token] {
      defer { place += count }
      return (place..<place + count).map { Token(Drawn.word(960, $0) % 7) }
    }
    return PromptGroup(
      prompt: tokens(1 + number % 3), responses: (0..<2).map { tokens(2 + (number + $0) % 4) })
  }

  private func parameters(outputs: Int) -> NetworkParameters<Double> {
    let shape = NetworkShape(
      vocabularySize: 7, contextLength: 9, width: 8, layerCount: 2, headCount: 2,
      outputCount: outputs)
    var values = (0..<shape.parameterCount).map { Drawn.symmetric(950, $0) }
    for tensor in shape.tensors where tensor.sizes.count == 1 {
      let base: Double = tensor.name.hasSuffix("gain") ? 1 : 0
      for place in tensor.range { values[place] = base + 0.2 * values[place] }
    }
    return NetworkParameters(shape, values: values)
  }

  private func expect(
    _ outcome: TrainingOutcome<Double>, losses: [Double], norms: [Double], projection: Double,
    squares: Double
  ) {
    for (found, wanted) in zip(outcome.curve.losses, losses) {
      #expect((found / wanted - 1).magnitude < 1e-11)
    }
    for (found, wanted) in zip(outcome.curve.gradientNorms, norms) {
      #expect((found / wanted - 1).magnitude < 1e-11)
    }
    #expect(outcome.curve.losses.count == losses.count)
    let values = outcome.parameters.values
    let found = values.indices.reduce(0) { $0 + values[$1] * Drawn.symmetric(970, $1) }
    #expect((found / projection - 1).magnitude < 1e-10)
    #expect((values.reduce(0) { $0 + $1 * $1 } / squares - 1).magnitude < 1e-11)
  }

  @Test func `Supervised steps are those of PyTorch`() throws {
    let training = SupervisedTraining<Double>(
      settings: SupervisedSettings(optimization: optimization, batchSize: 6, stepCount: 5),
      groups: groups, stream: RandomStream(seed: 1, path: []))
    expect(
      try training.run(from: parameters(outputs: 7)),
      losses: [
        2.8900471947584636, 2.466085785902859, 2.0998902949399016, 1.8893714005549758,
        1.7744382867205517,
      ],
      norms: [
        2.104340695837215, 1.4398897549680083, 1.2253209250124415, 0.7424721829954506,
        0.8773246637856471,
      ], projection: -7.150036552911333, squares: 629.2760287629192)
  }

  @Test func `Bradley–Terry steps are those of PyTorch`() throws {
    let pairs = groups.map {
      PreferencePair(
        prompt: $0.prompt, chosen: $0.responses[0], rejected: $0.responses[1], source: .offPolicy)
    }
    let training = BradleyTerryTraining<Double>(
      settings: BradleyTerrySettings(optimization: optimization, batchSize: 6, stepCount: 5),
      pairs: pairs, stream: RandomStream(seed: 1, path: []))
    expect(
      try training.run(from: parameters(outputs: 1)),
      losses: [
        0.855960645245437, 0.5894261423837711, 0.4560496568308736, 0.26700534834928596,
        0.20220233343035976,
      ],
      norms: [
        8.000823372194766, 1.2574142199731533, 1.6916422708055856, 0.6116297706183541,
        0.4616262521381582,
      ], projection: -5.112828880071745, squares: 614.6751019061246)
  }
}
