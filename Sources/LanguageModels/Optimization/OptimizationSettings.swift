/// How gradients become updates of the parameters.
public struct OptimizationSettings: Sendable, Hashable {
  /// What is made of a gradient.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// AdamW, whose steps hardly depend on the gradient's scale.
    case adam
    /// θ ← θ − ηg, gradient flow in steps: half the gradient makes half the step.
    case gradientDescent = "gradient-descent"
  }

  /// What is made of a gradient.
  public var rule: Rule
  /// The rate of each step.
  public var schedule: LearningRateSchedule
  /// The decays and ε of AdamW; of these, gradient descent knows the decay of weights alone.
  public var adam: AdamSettings
  /// c, the norm that longer gradients are shortened to, above 0; nil for none.
  public var clippingNorm: Double?

  /// Settings.
  ///
  /// - Parameters:
  ///   - schedule: The rate of each step.
  ///   - adam: The decays and ε of AdamW.
  ///   - clippingNorm: The norm that longer gradients are shortened to, above 0; nil for none.
  ///   - rule: What is made of a gradient.
  public init(
    schedule: LearningRateSchedule, adam: AdamSettings = AdamSettings(),
    clippingNorm: Double? = nil, rule: Rule = .adam
  ) {
    precondition(clippingNorm.map { $0 > 0 } ?? true, "a limit of a norm is above 0")
    self.rule = rule
    self.schedule = schedule
    self.adam = adam
    self.clippingNorm = clippingNorm
  }
}
