import NumericalMethods
public import Results
import Simulation

/// The time that exact gradient flow needs to raise the expected rewards by γ; one row.
public enum TimeToGain: SimulationKind {
  /// The name authors write.
  public static let name = "time-to-gain"
  /// What it computes.
  public static let summary =
    "time until gradient flow has raised the expected rewards by γ, with lower bounds"
  /// A tabular problem, the gain and the end.
  public static let parameters: [any ParameterDeclaration] =
    [GainParameters.gain] + ProblemParameters.all + [GainParameters.longestTime]
  /// One row.
  public static let columns = [
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the initial policy"),
    ResultColumn("accuracy", .number, "accuracy over all pairs of different outputs"),
    ResultColumn(
      "on_policy_accuracy", .number, "accuracy over pairs drawn from the initial policy"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient at the start"),
    ResultColumn("time_to_reward", .number, "time to gain γ in E[r_RM]; missing if not reached"),
    ResultColumn("reward_reached", .boolean, "whether E[r_RM] has gained γ"),
    ResultColumn(
      "time_to_ground_truth", .number, "time to gain γ in E[r_G]; missing if not reached"),
    ResultColumn("ground_truth_reached", .boolean, "whether E[r_G] has gained γ"),
    ResultColumn("never_reached", .boolean, "whether it is proved that E[r_G] never gains γ"),
    ResultColumn(
      "square_root_bound", .number, "our lower bound on the time for E[r_G], ∝ Var^(−1/2)"),
    ResultColumn(
      "cube_root_bound", .number, "lower bound on it of the authors' form, ∝ Var^(−1/3)"),
    ResultColumn("prompt_bound", .number, "our lower bound on it from each prompt's own variance"),
    ResultColumn("square_root_reward_bound", .number, "our lower bound on the time for E[r_RM]"),
    ResultColumn("steps", .integer, "accepted steps of the integration"),
    ResultColumn("rejected_steps", .integer, "rejected steps of the integration"),
  ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.problem(arguments, context)
      let times = try GradientFlow(problem).timesToGain(
        arguments[GainParameters.gain], longestTime: arguments[GainParameters.longestTime],
        isCancelled: { context.isCancelled })
      let statistics = problem.initialStatistics
      var rows = RowCollector(columns)
      rows.add(
        [
          statistics.rewardVariance,
          accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform),
          accuracy(
            of: problem.rewardModel, against: problem.groundTruth,
            pairs: .onPolicy(problem.initialPolicy)),
          statistics.gradientNorm, times.rewardModel.time, times.rewardModel.time != nil,
          times.groundTruth.time, times.groundTruth.time != nil,
          times.groundTruth == .never,
        ] + bounds(problem, gain: arguments[GainParameters.gain], statistics)
          + [times.acceptedSteps, times.rejectedSteps])
      return try rows.table
    }
  }

  /// The bounds, with the variance of the reward as it is maximised; none where it is divided prompt by
  /// prompt.
  private static func bounds(
    _ problem: TabularProblem, gain: Double, _ statistics: PolicyStatistics
  ) -> [any ResultCell] {
    guard let variance = problem.initialObjectiveVariance else {
      return [Double?](repeating: nil, count: 4)
    }
    let square = problem.whiteningDeviation * problem.whiteningDeviation
    let truth = PathConstants(problem, watching: .groundTruth)
    let reward = PathConstants(problem, watching: .rewardModel)
    return [
      SquareRootBound.time(toGain: gain, initialVariance: variance, truth),
      CubeRootBound.time(
        toGain: gain, initialVariance: variance, truth, regularization: problem.regularization,
        isWhitened: problem.normalization == .whitened),
      SquareRootBound.time(
        toGain: gain, promptVariances: statistics.promptVariances.map { $0 / square },
        largestDeviations: problem.groundTruth.largestDeviations),
      SquareRootBound.time(toGain: gain, initialVariance: variance, reward),
    ]
  }
}
