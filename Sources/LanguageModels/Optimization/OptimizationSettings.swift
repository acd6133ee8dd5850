/// How gradients become updates of the parameters.
public struct OptimizationSettings: Sendable, Hashable {
  /// The rate of each step.
  public var schedule: LearningRateSchedule
  /// The decays and ε of AdamW.
  public var adam: AdamSettings
  /// c, the norm that longer gradients are shortened to, above 0; nil for none.
  public var clippingNorm: Double?

  /// Settings.
  ///
  /// - Parameters:
  ///   - schedule: The rate of each step.
  ///   - adam: The decays and ε of AdamW.
  ///   - clippingNorm: The norm that longer gradients are shortened to, above 0; nil for none.
  public init(
    schedule: LearningRateSchedule, adam: AdamSettings = AdamSettings(), clippingNorm: Double? = nil
  ) {
    precondition(clippingNorm.map { $0 > 0 } ?? true, "a limit of a norm is above 0")
    self.schedule = schedule
    self.adam = adam
    self.clippingNorm = clippingNorm
  }
}
