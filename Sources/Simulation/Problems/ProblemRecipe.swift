public import NumericalMethods

/// A problem by families and numbers: what a chapter's parameters say.
public struct ProblemRecipe: Sendable {
  /// N.
  public var promptCount = 1
  /// K.
  public var outputCount = 20
  /// The family of r_G.
  public var groundTruth = GroundTruth.evenlySpaced
  /// The family of π_init.
  public var initialPolicy = InitialPolicy.uniform
  /// The scale of π_init's logits, where the family has one.
  public var policyScale = 1.0
  /// The mass on one half of the outputs, where the family of π_init has one.
  public var policyMass = 0.999
  /// The family of r_RM.
  public var rewardFamily = RewardFamily.scaled
  /// Which member of that family.
  public var rewardSettings = RewardFamily.Settings()
  /// The reward variance under π_init to solve for, or nil to take the settings as they are.
  public var targetVariance: Double?
  /// λ.
  public var regularization = 0.0
  /// What is done to r_RM before it is maximised.
  public var normalization = RewardNormalization.none

  /// A recipe with the defaults above.
  public init() {}

  /// The problem.
  ///
  /// - Parameter stream: The random stream of a name: “ground-truth”, “policy”, “reward”.
  /// - Throws: `SimulationError` where the rewards would leave [−1, 1] or no member has the variance.
  public func problem(_ stream: (String) -> RandomStream) throws(SimulationError) -> TabularProblem
  {
    let truth = try groundTruth.reward(
      promptCount: promptCount, outputCount: outputCount, stream: stream("ground-truth"))
    let policy = initialPolicy.policy(
      for: truth, scale: policyScale, mass: policyMass, stream: stream("policy"))
    let target = VarianceTarget(
      family: rewardFamily, settings: rewardSettings, groundTruth: truth, policy: policy,
      stream: stream("reward"))
    let (rewardModel, initial) =
      if let targetVariance { try target.solve(targetVariance) } else { try target.untouched() }
    return TabularProblem(
      initialPolicy: initial, groundTruth: truth, rewardModel: rewardModel,
      regularization: regularization, normalization: normalization)
  }
}
