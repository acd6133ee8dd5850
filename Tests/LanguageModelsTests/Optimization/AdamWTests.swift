import LanguageModels
import Testing

@Suite struct AdamWTests {
  /// Three steps of NumPy by the formulas of the papers, the first two parameters decaying.
  @Test(arguments: [
    (0.0, [0.9703548604753282, -0.4843663149788483, 0.2477890306407788]),
    (0.1, [0.9668925272836086, -0.48264571784910315, 0.2477890306407788]),
  ])
  func `Three steps agree with an independent implementation`(decay: Double, expected: [Double]) {
    var optimizer = AdamW<Double>(
      parameterCount: 3, settings: AdamSettings(weightDecay: decay))
    var parameters = [1.0, -0.5, 0.25]
    let gradients = [[0.1, -2.0, 0.0], [0.3, 1.0, -1e-9], [-0.2, 0.5, 4.0]]
    for (gradient, rate) in zip(gradients, [0.01, 0.02, 0.005]) {
      optimizer.update(&parameters, gradient: gradient, learningRate: rate, decaying: [0..<2])
    }
    #expect(optimizer.step == 3)
    for (found, wanted) in zip(parameters, expected) {
      #expect((found - wanted).magnitude <= 2e-16 * 4)
    }
  }

  @Test func `The first step has the length of the learning rate in every coordinate`() {
    var optimizer = AdamW<Float>(parameterCount: 2)
    var parameters: [Float] = [0, 0]
    optimizer.update(&parameters, gradient: [1e-3, -700], learningRate: 0.5)
    #expect((parameters[0] + 0.5).magnitude < 1e-5)
    #expect((parameters[1] - 0.5).magnitude < 1e-6)
  }

  @Test func `A parameter without gradient stays, and decays where weights decay`() {
    var optimizer = AdamW<Double>(parameterCount: 3, settings: AdamSettings(weightDecay: 0.5))
    var parameters = [8.0, 8.0, 8.0]
    for _ in 0..<2 {
      optimizer.update(
        &parameters, gradient: [0, 0, 0], learningRate: 1, decaying: [0..<1, 2..<3])
    }
    #expect(parameters == [2, 8, 2])
  }

  @Test func `An optimizer restored from its state goes on with the same bits`() {
    let gradients: [[Float]] = (0..<6).map { (step: Int) -> [Float] in
      (0..<5).map { (place: Int) -> Float in Float((place * 7 + step * 3) % 11) - 5 }
    }
    func run(_ steps: Range<Int>, _ optimizer: inout AdamW<Float>, _ parameters: inout [Float]) {
      for step in steps {
        optimizer.update(&parameters, gradient: gradients[step], learningRate: 0.1)
      }
    }
    var (whole, parameters) = (AdamW<Float>(parameterCount: 5), [Float](repeating: 1, count: 5))
    run(0..<6, &whole, &parameters)
    var (part, resumed) = (AdamW<Float>(parameterCount: 5), [Float](repeating: 1, count: 5))
    run(0..<3, &part, &resumed)
    var restored = AdamW(
      step: part.step, firstMoments: part.firstMoments, secondMoments: part.secondMoments)
    run(3..<6, &restored, &resumed)
    #expect(resumed == parameters)
    #expect(restored.secondMoments == whole.secondMoments)
  }
}
