/// How a policy is trained by policy gradient and how it is watched meanwhile.
///
/// Responses are sampled at temperature 1, for only then is a sample the policy's own.
public struct PolicyGradientSettings: Sendable, Hashable {
  /// How steps are made of rewards.
  public var method: PolicyGradientMethod
  /// The number of rollouts; at least 0.
  public var steps: Int
  /// The number of prompts of a rollout; at least 1.
  public var promptsPerStep: Int
  /// k, the number of responses to each; at least what the method's advantages need.
  public var samplesPerPrompt: Int
  /// The length at which a response is cut off, in tokens; at least 1.
  public var maximumLength: Int
  /// λ ≥ 0, the coefficient of the KL penalty, in whitened units of reward per nat.
  public var divergenceCoefficient: Double
  /// How gradients become updates.
  ///
  /// The schedule counts updates: with PPO there are several for each rollout.
  public var optimization: OptimizationSettings
  /// When and on how much the policy is evaluated.
  public var evaluation: PolicyEvaluationSettings

  /// Settings; see the properties for their ranges.
  public init(
    method: PolicyGradientMethod, steps: Int, promptsPerStep: Int, samplesPerPrompt: Int,
    maximumLength: Int, divergenceCoefficient: Double, optimization: OptimizationSettings,
    evaluation: PolicyEvaluationSettings
  ) {
    precondition(steps >= 0, "the number of steps is not negative")
    precondition(promptsPerStep >= 1 && maximumLength >= 1, "a rollout has prompts and tokens")
    precondition(
      samplesPerPrompt >= method.advantages.leastSamplesPerPrompt,
      "the method's advantages need more samples of a prompt")
    precondition(
      divergenceCoefficient >= 0 && divergenceCoefficient.isFinite,
      "the penalty's coefficient is a number of at least 0")
    precondition(
      method.minibatches <= promptsPerStep, "a minibatch holds the responses to a prompt at least")
    self.method = method
    self.steps = steps
    self.promptsPerStep = promptsPerStep
    self.samplesPerPrompt = samplesPerPrompt
    self.maximumLength = maximumLength
    self.divergenceCoefficient = divergenceCoefficient
    self.optimization = optimization
    self.evaluation = evaluation
  }

  /// The number of responses of a rollout.
  public var samplesPerStep: Int { promptsPerStep * samplesPerPrompt }
}

/// When and on how much a policy is evaluated during its training.
public struct PolicyEvaluationSettings: Sendable, Hashable {
  /// The number of rollouts from an evaluation to the next; at least 1.
  ///
  /// The first evaluation is before training, the
  /// last after it.
  public var interval: Int
  /// How many of the training prompts, and how many of the test prompts, are asked; all where there are fewer.
  public var promptCount: Int
  /// The number of responses to each; at least 2, for the variance among them.
  public var samplesPerPrompt: Int

  /// Settings; see the properties for their ranges.
  public init(interval: Int, promptCount: Int, samplesPerPrompt: Int) {
    precondition(interval >= 1 && promptCount >= 1, "an interval and a number are at least 1")
    precondition(samplesPerPrompt >= 2, "a variance needs at least two samples of a prompt")
    self.interval = interval
    self.promptCount = promptCount
    self.samplesPerPrompt = samplesPerPrompt
  }

  /// Whether the policy is evaluated after so many of all steps.
  func isDue(after step: Int, of steps: Int) -> Bool {
    step.isMultiple(of: interval) || step == steps
  }
}
