import NumericalMethods
import Simulation

/// The parameters that name a problem with policies of any model, shared by the kinds that simulate one.
enum PolicyParameters {
  static let model = Parameter<String>(
    "model", default: PolicyModel.autoregressive.rawValue,
    choices: PolicyModel.allCases.map(\.rawValue),
    "what the policies are: a table of logits of whole outputs, log-linear in features of whole outputs, "
      + "autoregressive log-linear in features of prefixes, or a decoder-only transformer")
  static let vocabulary = Parameter<Int>(
    "vocabulary", default: 4, least: 2, greatest: 1000, "number of tokens V")
  static let length = Parameter<Int>(
    "length", default: 3, least: 1, greatest: 16, "number of tokens of an output L")
  static let prompts = Parameter<Int>(
    "prompts", default: 2, least: 1, greatest: 10_000, "number of prompts that are trained on")
  static let heldOut = Parameter<Int>(
    "heldOut", default: 0, least: 0, greatest: 10_000,
    "number of further prompts that are watched and not trained on")
  static let sharing = Parameter<Double>(
    "sharing", default: 0.5, least: 0, greatest: 1,
    "correlation between two prompts, of their features and of what is good for them")
  static let interaction = Parameter<Double>(
    "interaction", default: 0.5, least: 0, greatest: 1,
    "share of neighbouring tokens' interactions in the variance of the ground truth's scores")
  static let features = Parameter<Int>(
    "features", default: 8, least: 1, greatest: 10_000,
    "number of features of a whole output (log-linear) or of a prompt (autoregressive)")
  static let contextFeatures = Parameter<Int>(
    "contextFeatures", default: 4, least: 0, greatest: 10_000,
    "number of random features of each prefix of an autoregressive log-linear policy")
  static let width = Parameter<Int>(
    "width", default: 16, least: 1, greatest: 512, "width of a transformer's residual stream")
  static let layers = Parameter<Int>(
    "layers", default: 1, least: 1, greatest: 16, "number of a transformer's blocks")
  static let heads = Parameter<Int>(
    "heads", default: 2, least: 1, greatest: 64, "number of attention heads, a divisor of the width"
  )
  static let initialScale = Parameter<Double>(
    "initialScale", default: 1, least: 0, greatest: 100,
    "standard deviation of the initial parameters; for a transformer the factor of its output matrix"
  )
  static let pretraining = Parameter<Double>(
    "pretraining", default: 0, least: -1e6, greatest: 1e6,
    "for how long the policy follows the gradient of the ground truth before the start; if negative, its opposite"
  )
  static let variance = Parameter<Double>(
    "variance", default: 0, least: 0, greatest: 1,
    "reward variance under the initial policy to which the reward model is scaled; 0 to leave it as it is"
  )

  /// All of them.
  static let all: [any ParameterDeclaration] =
    [
      model, prompts, heldOut, vocabulary, length, sharing, interaction, features, contextFeatures,
      width, layers, heads, initialScale, pretraining, ProblemParameters.reward, variance,
    ] + ProblemParameters.members + [
      ProblemParameters.normalization, ProblemParameters.regularization,
    ]

  /// What the arguments say of everything but the model.
  static func recipe(_ arguments: Arguments) -> PolicyRecipe {
    var recipe = PolicyRecipe()
    recipe.trainingCount = arguments[prompts]
    recipe.vocabularySize = arguments[vocabulary]
    recipe.length = arguments[length]
    recipe.groundTruth = SequenceGroundTruth(
      interaction: arguments[interaction], sharing: arguments[sharing])
    var problem = ProblemRecipe()
    ProblemParameters.readReward(arguments, into: &problem)
    recipe.rewardFamily = problem.rewardFamily
    recipe.rewardSettings = problem.rewardSettings
    recipe.targetVariance = arguments[variance] > 0 ? arguments[variance] : nil
    recipe.pretraining = arguments[pretraining]
    recipe.regularization = arguments[ProblemParameters.regularization]
    recipe.normalization =
      RewardNormalization(rawValue: arguments[ProblemParameters.normalization])
      ?? recipe.normalization
    return recipe
  }
}
