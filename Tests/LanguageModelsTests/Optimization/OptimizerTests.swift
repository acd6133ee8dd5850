import LanguageModels
import Testing

@Suite struct OptimizerTests {
  private let settings = OptimizationSettings(
    schedule: LearningRateSchedule(peak: 0.5, warmUpSteps: 2),
    adam: AdamSettings(firstMomentDecay: 0, secondMomentDecay: 0, epsilon: 1), clippingNorm: 1)

  /// Without memory and with ε = 1 a step is η g/(|g| + 1) with the clipped g = (0.6, −0.8).
  @Test func `A step uses the clipped gradient and the rate of the schedule`() throws {
    var optimizer = Optimizer<Double>(parameterCount: 2, settings: settings)
    var parameters = [0.0, 0.0]
    #expect(try optimizer.update(&parameters, gradient: [3, -4]) == 5)
    #expect((parameters[0] + 0.25 * 0.6 / 1.6).magnitude < 1e-16)
    #expect((parameters[1] - 0.25 * 0.8 / 1.8).magnitude < 1e-16)
    try optimizer.update(&parameters, gradient: [3, -4])
    #expect((parameters[0] + 0.75 * 0.6 / 1.6).magnitude < 1e-15)
    #expect(optimizer.step == 2)
  }

  /// ηg of the clipped g, after a decay by 1 − 0.25 · 0.4 of the second parameter alone.
  @Test func `Gradient descent goes along the gradient, as far as that is long`() throws {
    var settings = settings
    settings.rule = .gradientDescent
    settings.adam.weightDecay = 0.4
    var optimizer = Optimizer<Double>(parameterCount: 2, settings: settings)
    var parameters = [1.0, 1.0]
    #expect(try optimizer.update(&parameters, gradient: [3, -4], decaying: [1..<2]) == 5)
    #expect((parameters[0] - (1 - 0.25 * 0.6)).magnitude < 1e-15)
    #expect((parameters[1] - (0.9 + 0.25 * 0.8)).magnitude < 1e-15)
    settings.clippingNorm = nil
    settings.adam.weightDecay = 0
    var free = Optimizer<Double>(
      settings: settings,
      adam: AdamW(
        step: 2, firstMoments: [0, 0],
        secondMoments: [0, 0], settings: settings.adam))
    parameters = [0, 0]
    try free.update(&parameters, gradient: [30, -40])
    #expect(parameters == [-15, 20])
    #expect(free.step == 3)
  }

  @Test func `A gradient that is not finite is refused with its step, and nothing moves`() throws {
    var optimizer = Optimizer<Float>(parameterCount: 2, settings: settings)
    var parameters: [Float] = [1, 2]
    try optimizer.update(&parameters, gradient: [0, 0])
    for slope in [Float.nan, .infinity] {
      #expect(throws: TrainingFailure.gradientIsNotFinite(step: 1)) {
        try optimizer.update(&parameters, gradient: [slope, 0])
      }
    }
    #expect(parameters == [1, 2])
    #expect(optimizer.step == 1)
  }
}
