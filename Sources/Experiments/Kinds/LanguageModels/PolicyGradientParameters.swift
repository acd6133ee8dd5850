import LanguageModels
import NumericalMethods

/// The parameters of policy gradient against a reward model.
enum PolicyGradientParameters {
  static let method = Parameter<String>(
    "method", default: "rloo", choices: ["rloo", "grpo", "reinforce", "ppo"],
    "leave-one-out or group-relative advantages; REINFORCE with a moving average as its baseline; or PPO-clip "
      + "with leave-one-out advantages")
  static let steps = Parameter<Int>(
    "steps", default: 160, least: 0, greatest: 10_000_000, "number of rollouts trained on")
  static let promptsPerStep = Parameter<Int>(
    "promptsPerStep", default: 32, least: 1, greatest: 100_000, "number of prompts of a rollout")
  static let samplesPerPrompt = Parameter<Int>(
    "samplesPerPrompt", default: 4, least: 1, greatest: 100_000,
    "number of responses to each of them; at least 2 but for reinforce")
  static let optimizer = Parameter<String>(
    "policyOptimizer", default: OptimizationSettings.Rule.adam.rawValue,
    choices: OptimizationSettings.Rule.allCases.map(\.rawValue),
    "AdamW, whose steps hardly depend on the scale of rewards; or gradient descent without clipping, gradient flow "
      + "in steps")
  static let stepSize = Parameter<Double>(
    "policyLearningRate", default: 2e-4, least: 0, excludesLeast: true, greatest: 1000,
    "greatest learning rate of policy gradient")
  static let schedule = Parameter<String>(
    "policySchedule", default: LearningRateSchedule.Decay.constant.rawValue,
    choices: LearningRateSchedule.Decay.allCases.map(\.rawValue),
    "how the learning rate falls after the warm-up, to zero at the end unless constant")
  static let warmUpSteps = Parameter<Int>(
    "policyWarmUpSteps", default: 10, least: 0, greatest: 10_000_000,
    "updates in which the learning rate rises")
  static let divergence = Parameter<Double>(
    "klCoefficient", default: 0.05, least: 0, greatest: 1e6,
    unit: "units of the reward, whitened where it is, per nat",
    "coefficient λ of the KL penalty to the initial policy")
  static let whitening = Parameter<Bool>(
    "whitening", default: true,
    "whether rewards are whitened by their mean and standard deviation under the initial policy")
  static let clip = Parameter<Double>(
    "clip", default: 0.2, least: 0, excludesLeast: true, greatest: 1,
    "how far PPO lets a token's probability ratio move from 1")
  static let epochs = Parameter<Int>(
    "epochs", default: 2, least: 1, greatest: 1000, "how often PPO goes through a rollout")
  static let minibatches = Parameter<Int>(
    "minibatches", default: 1, least: 1, greatest: 100_000,
    "into how many parts PPO cuts a rollout, with an update on each")
  static let baselineDecay = Parameter<Double>(
    "baselineDecay", default: 0.9, least: 0, greatest: 0.999999,
    "how much of the moving average of rewards stays at each step of reinforce")
  static let evaluationInterval = Parameter<Int>(
    "evaluationInterval", default: 10, least: 1, greatest: 10_000_000,
    "steps from one evaluation of the policy to the next")
  static let evaluationPrompts = Parameter<Int>(
    "evaluationPrompts", default: 256, least: 1, greatest: 100_000,
    "greatest number of training prompts, and of test prompts, of an evaluation")
  static let evaluationSamples = Parameter<Int>(
    "evaluationSamples", default: 4, least: 2, greatest: 100_000,
    "number of responses to each of them")

  /// All of them.
  static let all: [any ParameterDeclaration] = [
    method, steps, promptsPerStep, samplesPerPrompt, optimizer, stepSize, schedule, warmUpSteps,
    divergence, whitening, clip, epochs, minibatches, baselineDecay, evaluationInterval,
    evaluationPrompts,
    evaluationSamples,
  ]

  /// How a policy is trained.
  static func settings(_ arguments: Arguments) -> PolicyGradientSettings {
    let method = method(arguments)
    let updates = arguments[steps] * method.updatesPerRollout
    let rule = OptimizationSettings.Rule(rawValue: arguments[optimizer]) ?? .adam
    return PolicyGradientSettings(
      method: method, steps: arguments[steps], promptsPerStep: arguments[promptsPerStep],
      samplesPerPrompt: arguments[samplesPerPrompt],
      maximumLength: arguments[InitialPolicyParameters.responseLength],
      divergenceCoefficient: arguments[divergence],
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(
          peak: arguments[stepSize],
          decay: LearningRateSchedule.Decay(rawValue: arguments[schedule]) ?? .constant,
          warmUpSteps: min(arguments[warmUpSteps], updates), totalSteps: updates),
        clippingNorm: rule == .adam ? arguments[InitialPolicyParameters.clipping] : nil,
        rule: rule),
      evaluation: PolicyEvaluationSettings(
        interval: arguments[evaluationInterval], promptCount: arguments[evaluationPrompts],
        samplesPerPrompt: arguments[evaluationSamples]))
  }

  /// The method that arguments name.
  static func method(_ arguments: Arguments) -> PolicyGradientMethod {
    switch arguments[method] {
    case "grpo": .grpo
    case "reinforce": .reinforce(decay: arguments[baselineDecay])
    case "ppo":
      .ppo(
        ClippedSurrogate(clip: arguments[clip]), epochs: arguments[epochs],
        minibatches: arguments[minibatches])
    default: .rloo
    }
  }
}
