public import Results
import Simulation

/// The accuracy of one reward model over pairs from different sources; one row.
public enum PairAccuracy: SimulationKind {
  static let pairPolicy = Parameter<String>(
    "pairPolicy", default: InitialPolicy.highReward.rawValue,
    choices: InitialPolicy.allCases.map(\.rawValue),
    "family of the other policy, from which off-policy pairs are drawn")
  static let pairPolicyScale = Parameter<Double>(
    "pairPolicyScale", default: 1, least: 0, greatest: 1000,
    "scale of the other policy's logits, where its family has one")
  static let pairPolicyMass = Parameter<Double>(
    "pairPolicyMass", default: 0.999, least: 0, excludesLeast: true, greatest: 0.999_999_999_999,
    "probability of the half that the other policy prefers, where its family has one")

  /// The name authors write.
  public static let name = "pair-accuracy"
  /// What it computes.
  public static let summary =
    "accuracy of a reward model over all pairs, on-policy, off-policy, and over mixed pairs"
  /// The setting, the reward model and the other policy.
  public static let parameters: [any ParameterDeclaration] =
    ProblemParameters.instance + [pairPolicy, pairPolicyScale, pairPolicyMass]
  /// One row.
  public static let columns = [
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("off_policy_accuracy", .number, "accuracy over pairs drawn from the other policy"),
    ResultColumn(
      "mixed_accuracy", .number, "accuracy over pairs of one output from each of the two"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
  ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.instanceRecipe(arguments).problem(
        context.instanceStream)
      let family = InitialPolicy(rawValue: arguments[pairPolicy]) ?? .highReward
      let other = family.policy(
        for: problem.groundTruth, scale: arguments[pairPolicyScale],
        mass: arguments[pairPolicyMass], stream: context.instanceStream("pair-policy"))
      let distributions: [PairDistribution] = [
        .uniform, .onPolicy(problem.initialPolicy), .onPolicy(other),
        .between(problem.initialPolicy, other),
      ]
      var rows = RowCollector(columns)
      let accuracies: [any ResultCell] = distributions.map {
        accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: $0)
      }
      rows.add(accuracies + [problem.initialStatistics.rewardVariance])
      return try rows.table
    }
  }
}
