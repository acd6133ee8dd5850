import Simulation

/// The parameters that name a tabular problem, shared by the kinds that simulate one.
enum ProblemParameters {
  static let prompts = Parameter<Int>(
    "prompts", default: 1, least: 1, greatest: 100_000,
    "number of prompts N; the objective is the mean over them")
  static let outputs = Parameter<Int>(
    "outputs", default: 20, least: 2, greatest: 1_000_000, "number of outputs K of each prompt")
  static let groundTruth = Parameter<String>(
    "groundTruth", default: GroundTruth.evenlySpaced.rawValue,
    choices: GroundTruth.allCases.map(\.rawValue), "family of the ground-truth reward r_G")
  static let policy = Parameter<String>(
    "policy", default: InitialPolicy.uniform.rawValue,
    choices: InitialPolicy.allCases.map(\.rawValue), "family of the initial policy")
  static let policyScale = Parameter<Double>(
    "policyScale", default: 1, least: 0, greatest: 1000,
    "scale of the logits of a normal, low-reward or high-reward initial policy")
  static let policyMass = Parameter<Double>(
    "policyMass", default: 0.999, least: 0, excludesLeast: true, greatest: 0.999_999_999_999,
    "probability of the half that a lower-half or upper-half initial policy prefers")
  static let reward = Parameter<String>(
    "reward", default: RewardFamily.scaled.rawValue,
    choices: RewardFamily.allCases.map(\.rawValue), "family of the reward model")
  static let scale = Parameter<Double>(
    "scale", default: 1, least: 0, excludesLeast: true, greatest: 1000,
    "factor c of the reward model's shape; values must stay within −1 … 1")
  static let promptRange = Parameter<Double>(
    "promptRange", default: 1, least: 1e-12, greatest: 1,
    "scale of the last prompt's rewards as a share of the first's, in geometric steps between")
  static let exponent = Parameter<Double>(
    "exponent", default: 1, least: 0, excludesLeast: true, greatest: 4096,
    "exponent of a power reward model")
  static let anchor = Parameter<Double>(
    "anchor", default: 0.5, least: -1, greatest: 1,
    "value towards which a compressed reward model is squeezed")
  static let noise = Parameter<Double>(
    "noise", default: 0.5, least: 0, greatest: 1, "share of noise in a noisy reward model")
  static let swapped = Parameter<Double>(
    "swapped", default: 0.5, least: 0, greatest: 1,
    "share of the outputs whose rewards a misranked reward model swaps in pairs")
  static let distance = Parameter<Double>(
    "distance", default: 0.5, least: 0, greatest: 1,
    "share of all pairs that a kendall reward model orders wrongly, as Kendall distance")
  static let bands = Parameter<Int>(
    "bands", default: 4, least: 2, greatest: 1_000_000, "number of levels of a banded reward model")
  static let clusters = Parameter<Int>(
    "clusters", default: 4, least: 1, greatest: 1_000_000,
    "number of clusters of a clustered reward model")
  static let spread = Parameter<Double>(
    "spread", default: 0.1, least: 0, greatest: 1,
    "width of a cluster as a share of the room it has; at 1 all outputs are evenly spaced")
  static let tied = Parameter<Int>(
    "tied", default: 2, least: 1, greatest: 1_000_000,
    "number of outputs of neighbouring ranks that are nearly tied by a near-ties reward model")
  static let tieWidth = Parameter<Double>(
    "tieWidth", default: 0.01, least: 0, greatest: 1,
    "what is left of the ground truth's differences between nearly tied outputs")
  static let squeeze = Parameter<Double>(
    "squeeze", default: 0.1, least: 0, excludesLeast: true, greatest: 1,
    "width of the squeezed half of a lower-spread or upper-spread reward model")
  static let variance = Parameter<Double>(
    "variance", default: 0, least: 0, greatest: 1,
    "reward variance under the initial policy to solve for; 0 to take the settings as they are")
  static let regularization = Parameter<Double>(
    "regularization", default: 0, least: 0, greatest: 1000,
    "coefficient λ of the KL divergence from the initial policy")
  static let normalization = Parameter<String>(
    "normalization", default: RewardNormalization.none.rawValue,
    choices: RewardNormalization.allCases.map(\.rawValue),
    "what is done to the rewards before they are maximised: nothing, whitening under the initial "
      + "policy, or division by each prompt's present standard deviation")

  /// Those of the ground truth and the initial policy.
  static let setting: [any ParameterDeclaration] = [
    prompts, outputs, groundTruth, policy, policyScale, policyMass,
  ]
  /// Those that tell the members of a family of reward models apart.
  static let members: [any ParameterDeclaration] = [
    scale, promptRange, exponent, anchor, noise, swapped, distance, bands, clusters, spread, tied,
    tieWidth, squeeze,
  ]
  /// Those of the setting and the reward model.
  static let instance: [any ParameterDeclaration] = setting + [reward, variance] + members
  /// All of them.
  static let all: [any ParameterDeclaration] = instance + [normalization, regularization]

  /// The problem that the arguments of `all` name, from the instance's random streams.
  static func problem(_ arguments: Arguments, _ context: WorkContext) throws -> TabularProblem {
    var recipe = instanceRecipe(arguments)
    recipe.regularization = arguments[regularization]
    recipe.normalization =
      RewardNormalization(rawValue: arguments[normalization]) ?? recipe.normalization
    return try recipe.problem(context.instanceStream)
  }

  /// What the arguments of `instance` name.
  static func instanceRecipe(_ arguments: Arguments) -> ProblemRecipe {
    var recipe = settingRecipe(arguments)
    readReward(arguments, into: &recipe)
    recipe.targetVariance = arguments[variance] > 0 ? arguments[variance] : nil
    return recipe
  }

  /// Reads the family of the reward model and which member of it: `reward` and `members`, no other arguments.
  static func readReward(_ arguments: Arguments, into recipe: inout ProblemRecipe) {
    recipe.rewardFamily = RewardFamily(rawValue: arguments[reward]) ?? recipe.rewardFamily
    recipe.rewardSettings.scale = arguments[scale]
    recipe.rewardSettings.promptRange = arguments[promptRange]
    recipe.rewardSettings.exponent = arguments[exponent]
    recipe.rewardSettings.anchor = arguments[anchor]
    recipe.rewardSettings.noise = arguments[noise]
    recipe.rewardSettings.swapped = arguments[swapped]
    recipe.rewardSettings.distance = arguments[distance]
    recipe.rewardSettings.bands = arguments[bands]
    recipe.rewardSettings.clusters = arguments[clusters]
    recipe.rewardSettings.spread = arguments[spread]
    recipe.rewardSettings.tied = arguments[tied]
    recipe.rewardSettings.tieWidth = arguments[tieWidth]
    recipe.rewardSettings.squeeze = arguments[squeeze]
  }

  /// What the arguments of `setting` name.
  static func settingRecipe(_ arguments: Arguments) -> ProblemRecipe {
    var recipe = ProblemRecipe()
    recipe.promptCount = arguments[prompts]
    recipe.outputCount = arguments[outputs]
    recipe.groundTruth = GroundTruth(rawValue: arguments[groundTruth]) ?? recipe.groundTruth
    recipe.initialPolicy = InitialPolicy(rawValue: arguments[policy]) ?? recipe.initialPolicy
    recipe.policyScale = arguments[policyScale]
    recipe.policyMass = arguments[policyMass]
    return recipe
  }
}
