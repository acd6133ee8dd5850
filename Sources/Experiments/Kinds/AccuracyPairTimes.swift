import NumericalMethods
public import Results
import Simulation

/// Two reward models of requested accuracies, one slow and one fast, and the times that they take; one row.
public enum AccuracyPairTimes: SimulationKind {
  static let slowAccuracy = Parameter<Double>(
    "slowAccuracy", default: 1, least: 0, greatest: 1,
    "accuracy over all pairs asked of the slow reward model")
  static let fastAccuracy = Parameter<Double>(
    "fastAccuracy", default: 0.1, least: 0, greatest: 1,
    "accuracy over all pairs asked of the fast reward model")
  static let slowScale = Parameter<Double>(
    "slowScale", default: 0.01, least: 1e-12, greatest: 1,
    "factor ε of the slow reward model; its times are 1/ε of those at 1")
  static let outputs = Parameter<Int>(
    "outputs", default: 20, least: 2, greatest: 500, "number of outputs K of each prompt")

  /// The name authors write.
  public static let name = "accuracy-pair"
  /// What it computes.
  public static let summary =
    "a slow and a fast reward model of any two accuracies, with their times and what bounds them"
  /// The accuracies, the setting, the gain and the end.
  public static let parameters: [any ParameterDeclaration] =
    [slowAccuracy, fastAccuracy, slowScale, GainParameters.gain]
    + ProblemParameters.setting.map { $0.name == outputs.name ? outputs : $0 }
    + [GainParameters.longestTime]
  /// One row.
  public static let columns =
    model("slow") + model("fast") + [
      ResultColumn(
        "time_ratio", .number, "slow time over fast time; missing unless both are reached"),
      ResultColumn(
        "slow_lower_bound", .number, "our lower bound on the slow time, from the reward variance"),
      ResultColumn(
        "fast_upper_bound", .number, "time by which the fast one is proved to be done; or missing"),
      ResultColumn("gain_possible", .boolean, "whether any policy has γ more ground truth"),
      ResultColumn(
        "construction_least_accuracy", .number,
        "least accuracy at which the construction gains γ; missing where it does at none"),
      ResultColumn(
        "impossible_below", .number,
        "accuracy below which it is proved that no reward model gains γ; missing where not known"),
      ResultColumn(
        "slow_possible", .boolean, "whether the construction gains γ at the slow one's accuracy"),
      ResultColumn(
        "fast_possible", .boolean, "whether the construction gains γ at the fast one's accuracy"),
      ResultColumn(
        "fast_target_probability", .number,
        "mean probability under the initial policy of the output that the fast one favours"),
    ]

  private static func model(_ name: String) -> [ResultColumn] {
    [
      ResultColumn("\(name)_met", .number, "accuracy over all pairs of the \(name) one"),
      ResultColumn(
        "\(name)_on_policy", .number, "its accuracy over pairs drawn from the initial policy"),
      ResultColumn("\(name)_variance", .number, "its E_x Var[r_RM] under the initial policy"),
      ResultColumn("\(name)_time", .number, "its time to gain γ in E[r_G]; missing if not reached"),
      ResultColumn("\(name)_reached", .boolean, "whether it has gained γ"),
      ResultColumn("\(name)_never", .boolean, "whether it is proved that it never gains γ"),
    ]
  }

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let setting = try ProblemParameters.settingRecipe(arguments).problem(context.instanceStream)
      var request = AccuracyPair.Request()
      request.slowAccuracy = arguments[slowAccuracy]
      request.fastAccuracy = arguments[fastAccuracy]
      request.slowScale = arguments[slowScale]
      request.gain = arguments[GainParameters.gain]
      let pair = try AccuracyPair(
        for: request, groundTruth: setting.groundTruth, initialPolicy: setting.initialPolicy)
      let slow = try Outcome(of: pair.slow, setting, arguments, context)
      let fast = try Outcome(of: pair.fast, setting, arguments, context)
      var rows = RowCollector(columns)
      rows.add(slow.cells + fast.cells + verdicts(pair, request, setting, slow, fast))
      return try rows.table
    }
  }

  private static func verdicts(
    _ pair: AccuracyPair, _ request: AccuracyPair.Request, _ setting: TabularProblem,
    _ slow: Outcome, _ fast: Outcome
  ) -> [any ResultCell] {
    let ratio = slow.time.flatMap { slow in fast.time.map { slow / $0 } }
    let least = pair.leastAccuracy
    let impossible = UniformPolicyLimit.leastAccuracy(
      groundTruth: setting.groundTruth, initialPolicy: setting.initialPolicy, gain: request.gain)
    let targets = pair.fastTargets.enumerated().map { prompt, rank in
      let output = setting.groundTruth.ranks(prompt: prompt).firstIndex(of: rank) ?? 0
      return setting.initialPolicy.probabilities(prompt: prompt)[output]
    }
    return [
      ratio,
      SquareRootBound.time(
        toGain: request.gain, initialVariance: slow.variance,
        PathConstants(setting, watching: .groundTruth)),
      pair.fastTimeBound, pair.isGainPossible, least, impossible,
      slow.accuracy >= least ?? .infinity, fast.accuracy >= least ?? .infinity,
      compensatedSum(targets) / Double(targets.count),
    ]
  }
}

extension AccuracyPairTimes {
  /// What one of the two reward models is worth and how long it takes.
  private struct Outcome {
    let accuracy: Double
    let onPolicyAccuracy: Double
    let variance: Double
    let time: Double?
    let isNever: Bool

    init(
      of reward: RewardTable, _ setting: TabularProblem, _ arguments: Arguments,
      _ context: WorkContext
    ) throws {
      let problem = TabularProblem(
        initialPolicy: setting.initialPolicy, groundTruth: setting.groundTruth,
        rewardModel: reward)
      let times = try GradientFlow(problem).timesToGain(
        arguments[GainParameters.gain], watching: [.groundTruth],
        longestTime: arguments[GainParameters.longestTime], isCancelled: { context.isCancelled })
      accuracy = Simulation.accuracy(of: reward, against: problem.groundTruth, pairs: .uniform)
      onPolicyAccuracy = Simulation.accuracy(
        of: reward, against: problem.groundTruth, pairs: .onPolicy(problem.initialPolicy))
      variance = problem.initialStatistics.rewardVariance
      time = times.groundTruth.time
      isNever = times.groundTruth == .never
    }

    var cells: [any ResultCell] {
      [accuracy, onPolicyAccuracy, variance, time, time != nil, isNever]
    }
  }
}
