public import NumericalMethods

/// Adam with decoupled weight decay, and its state.
///
/// Step t = 1, 2, … with gradient g and learning rate η:
///
///     m ← β₁m + (1 − β₁)g
///     v ← β₂v + (1 − β₂)g²
///     θ ← (1 − ηλ)θ                              where weights decay
///     θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
///
/// ε stands after the root. Weight decay λ acts on the ranges of parameters given to the update alone, for
/// gains and biases of layer normalisations have no reason to be small.
///
/// Source: Kingma and Ba, "Adam" (2015), algorithm 1; Loshchilov and Hutter, "Decoupled weight decay
/// regularization" (2019), algorithm 2 with the schedule inside η.
public struct AdamW<Scalar: KernelScalar>: Sendable {
  /// What stays the same throughout a run.
  public let settings: AdamSettings
  /// The number of updates so far, t of the last one.
  public private(set) var step: Int
  /// m [parameters].
  public private(set) var firstMoments: [Scalar]
  /// v [parameters].
  public private(set) var secondMoments: [Scalar]

  /// The state before the first update: both moments are 0.
  public init(parameterCount: Int, settings: AdamSettings = AdamSettings()) {
    self.settings = settings
    step = 0
    firstMoments = [Scalar](repeating: 0, count: parameterCount)
    secondMoments = firstMoments
  }

  /// The state after so many updates.
  ///
  /// - Parameters:
  ///   - step: The number of updates.
  ///   - firstMoments: m [parameters].
  ///   - secondMoments: v, of the same length.
  ///   - settings: What stays the same throughout a run.
  public init(
    step: Int, firstMoments: [Scalar], secondMoments: [Scalar],
    settings: AdamSettings = AdamSettings()
  ) {
    precondition(step >= 0, "a number of updates is at least 0")
    precondition(
      firstMoments.count == secondMoments.count, "both moments have one number per parameter")
    self.settings = settings
    self.step = step
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
  }

  /// Moves the parameters against the gradient of a loss.
  ///
  /// - Parameters:
  ///   - parameters: θ, changed in place.
  ///   - gradient: The gradient, of the same length.
  ///   - scale: What the gradient is multiplied with to give g, such as the factor of clipping.
  ///   - learningRate: η.
  ///   - decaying: The parameters that decay, in ascending order without overlap.
  public mutating func update(
    _ parameters: inout [Scalar], gradient: [Scalar], scaledBy scale: Double = 1,
    learningRate: Double, decaying: [Range<Int>] = []
  ) {
    let count = firstMoments.count
    precondition(
      parameters.count == count && gradient.count == count,
      "parameters, gradient and moments have one number each per parameter")
    step += 1
    let still = adamStep(scale, learningRate, weightDecay: 0)
    let shrinking = adamStep(scale, learningRate, weightDecay: settings.weightDecay)
    var start = 0
    for range in settings.weightDecay > 0 ? decaying : [] {
      precondition(range.lowerBound >= start && range.upperBound <= count, "ranges ascend")
      move(&parameters, gradient, start..<range.lowerBound, still)
      move(&parameters, gradient, range, shrinking)
      start = range.upperBound
    }
    move(&parameters, gradient, start..<count, still)
  }

  /// Counts an update that another rule has made.
  mutating func countUpdate() { step += 1 }

  /// The numbers of the present step.
  ///
  /// The corrections are those of the decays as rounded to `Scalar`, which the moments are made with.
  private func adamStep(_ scale: Double, _ rate: Double, weightDecay: Double) -> AdamStep<Scalar> {
    let (beta1, beta2) = (Scalar(settings.firstMomentDecay), Scalar(settings.secondMomentDecay))
    return AdamStep(
      gradientScale: Scalar(scale), firstDecay: beta1, secondDecay: beta2,
      firstCorrection: Scalar(1 / (1 - power(Double(beta1), step))),
      secondCorrection: Scalar(1 / (1 - power(Double(beta2), step))),
      epsilon: Scalar(settings.epsilon), rate: Scalar(rate),
      shrinkage: Scalar(1 - rate * weightDecay))
  }

  /// One step for a range of the parameters.
  private mutating func move(
    _ parameters: inout [Scalar], _ gradient: [Scalar], _ range: Range<Int>,
    _ step: AdamStep<Scalar>
  ) {
    guard !range.isEmpty else { return }
    let start = range.lowerBound
    parameters.withUnsafeMutableBufferPointer { parameters in
      firstMoments.withUnsafeMutableBufferPointer { first in
        secondMoments.withUnsafeMutableBufferPointer { second in
          gradient.withUnsafeBufferPointer { gradient in
            guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress,
              let first = first.baseAddress, let second = second.baseAddress
            else { return }
            Scalar.adam(
              step, gradient: gradient + start, count: range.count, parameters: parameters + start,
              first: first + start, second: second + start)
          }
        }
      }
    }
  }
}
