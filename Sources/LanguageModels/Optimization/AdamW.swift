import NumericalMethods

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
public struct AdamW<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
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
  ///   - gradient: g, of the same length.
  ///   - learningRate: η.
  ///   - decaying: The parameters that decay; none overlap.
  public mutating func update(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    decaying: [Range<Int>] = []
  ) {
    precondition(
      parameters.count == firstMoments.count && gradient.count == firstMoments.count,
      "parameters, gradient and moments have one number each per parameter")
    step += 1
    if settings.weightDecay > 0 {
      let factor = Scalar(1 - learningRate * settings.weightDecay)
      for range in decaying { Self.scale(&parameters, range, by: factor) }
    }
    move(&parameters, gradient, learningRate)
  }
}

extension AdamW {
  /// θ ← factor·θ on a range.
  private static func scale(_ parameters: inout [Scalar], _ range: Range<Int>, by factor: Scalar) {
    parameters.withUnsafeMutableBufferPointer { parameters in
      for place in range { parameters[place] *= factor }
    }
  }

  /// The moments of step t and Adam's move.
  private mutating func move(
    _ parameters: inout [Scalar], _ gradient: [Scalar], _ learningRate: Double
  ) {
    let (beta1, beta2) = (settings.firstMomentDecay, settings.secondMomentDecay)
    let rate = Scalar(learningRate / (1 - power(beta1, step)))
    let correction = Scalar(1 / (1 - power(beta2, step)))
    let (keep1, keep2) = (Scalar(beta1), Scalar(beta2))
    let (take1, take2) = (Scalar(1 - beta1), Scalar(1 - beta2))
    let epsilon = Scalar(settings.epsilon)
    for place in parameters.indices {
      let slope = gradient[place]
      let first = keep1 * firstMoments[place] + take1 * slope
      let second = keep2 * secondMoments[place] + take2 * (slope * slope)
      firstMoments[place] = first
      secondMoments[place] = second
      parameters[place] -= rate * first / ((second * correction).squareRoot() + epsilon)
    }
  }
}
