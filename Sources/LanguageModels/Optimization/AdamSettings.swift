/// What an ``AdamW`` keeps the same throughout a run.
public struct AdamSettings: Sendable, Hashable {
  /// β₁, the share of the first moment that stays at each step, from 0 up to but not including 1.
  public var firstMomentDecay: Double
  /// β₂, the share of the second moment that stays at each step, from 0 up to but not including 1.
  public var secondMomentDecay: Double
  /// ε, added to the root of the second moment; above 0.
  public var epsilon: Double
  /// λ, the decay of weights per step and unit of learning rate; at least 0.
  public var weightDecay: Double

  /// Settings; without arguments those of Kingma and Ba (2015), and no decay.
  public init(
    firstMomentDecay: Double = 0.9, secondMomentDecay: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) {
    precondition((0..<1).contains(firstMomentDecay), "β₁ is at least 0 and below 1")
    precondition((0..<1).contains(secondMomentDecay), "β₂ is at least 0 and below 1")
    precondition(epsilon > 0 && weightDecay >= 0, "ε is above 0 and a decay at least 0")
    self.firstMomentDecay = firstMomentDecay
    self.secondMomentDecay = secondMomentDecay
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }
}
