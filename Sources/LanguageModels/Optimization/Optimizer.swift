public import NumericalMethods

/// AdamW or gradient descent, with a schedule of the learning rate and clipped gradients.
public struct Optimizer<Scalar: KernelScalar>: Sendable {
  /// How gradients become updates.
  public let settings: OptimizationSettings
  /// The moments, which gradient descent leaves as they are, and the number of updates so far.
  public private(set) var adam: AdamW<Scalar>

  /// The number of updates so far, which is the number of the next step counted from 0.
  public var step: Int { adam.step }

  /// An optimiser that has not moved anything yet.
  public init(parameterCount: Int, settings: OptimizationSettings) {
    self.settings = settings
    adam = AdamW(parameterCount: parameterCount, settings: settings.adam)
  }

  /// An optimiser that goes on from the moments of an earlier one.
  ///
  /// - Parameters:
  ///   - settings: How gradients become updates.
  ///   - adam: The moments; it has the settings of Adam named there.
  public init(settings: OptimizationSettings, adam: AdamW<Scalar>) {
    precondition(settings.adam == adam.settings, "an optimiser goes on with its settings")
    self.settings = settings
    self.adam = adam
  }

  /// Moves the parameters against the gradient of a loss.
  ///
  /// - Parameters:
  ///   - parameters: θ, changed in place; left as they are where an error is thrown.
  ///   - gradient: The gradient before clipping.
  ///   - decaying: The parameters whose weights decay, in ascending order without overlap.
  /// - Returns: The norm of the gradient before clipping.
  /// - Throws: ``TrainingFailure/gradientIsNotFinite(step:)``.
  @discardableResult
  public mutating func update(
    _ parameters: inout [Scalar], gradient: [Scalar], decaying: [Range<Int>] = []
  ) throws(TrainingFailure) -> Double {
    let norm = globalNorm(of: gradient)
    guard norm.isFinite else { throw .gradientIsNotFinite(step: step) }
    let scale = clippingFactor(limit: settings.clippingNorm, norm: norm)
    let rate = settings.schedule.rate(atStep: step)
    switch settings.rule {
    case .adam:
      adam.update(
        &parameters, gradient: gradient, scaledBy: scale, learningRate: rate, decaying: decaying)
    case .gradientDescent:
      descend(&parameters, gradient, rate: rate, scale: scale, decaying)
      adam.countUpdate()
    }
    return norm
  }

  /// θ ← (1 − ηw)θ − ηsg, where w is not zero for those alone that decay.
  private func descend(
    _ parameters: inout [Scalar], _ gradient: [Scalar], rate: Double, scale: Double,
    _ decaying: [Range<Int>]
  ) {
    let shrinkage = Scalar(1 - rate * settings.adam.weightDecay)
    for range in settings.adam.weightDecay > 0 ? decaying : [] {
      for index in range { parameters[index] *= shrinkage }
    }
    let factor = Scalar(rate * scale)
    for index in parameters.indices { parameters[index] -= factor * gradient[index] }
  }
}
