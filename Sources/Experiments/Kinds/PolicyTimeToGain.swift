import NumericalMethods
public import Results
import Simulation

/// The time that gradient flow of policies of any model needs to raise the expected rewards by γ; one row.
public enum PolicyTimeToGain: SimulationKind {
  static let gain = Parameter<Double>(
    "gain", default: 0.25, least: 0, excludesLeast: true, greatest: 2,
    "rise γ of the expected reward over its initial value")
  static let longestTime = Parameter<Double>(
    "longestTime", default: 1e9, least: 0, excludesLeast: true,
    "time at which the flow is ended")

  /// The name authors write.
  public static let name = "policy-time-to-gain"
  /// What it computes.
  public static let summary =
    "time until gradient flow of policies of any model has raised the expected rewards by γ, with bounds"
  /// A problem with policies of any model, the gain and the end.
  public static let parameters: [any ParameterDeclaration] =
    [gain, longestTime] + PolicyParameters.all
  /// One row.
  public static let columns =
    PolicyStatisticsColumns.all + [
      ResultColumn("time_to_reward", .number, "time to gain γ in E[r_RM]; missing if not reached"),
      ResultColumn("reward_reached", .boolean, "whether E[r_RM] has gained γ"),
      ResultColumn(
        "time_to_ground_truth", .number, "time to gain γ in E[r_G]; missing if not reached"),
      ResultColumn("ground_truth_reached", .boolean, "whether E[r_G] has gained γ"),
      ResultColumn("never_reached", .boolean, "whether it is proved that E[r_G] never gains γ"),
      ResultColumn(
        "held_out_time_to_ground_truth", .number,
        "time to gain γ in E[r_G] on held-out prompts; missing without any, or if not reached"),
      ResultColumn(
        "largest_jacobian_norm", .number, "the largest Γ after any step of the integration"),
      ResultColumn(
        "square_root_bound", .number, "our lower bound on the time for E[r_G], with that Γ"),
      ResultColumn(
        "cube_root_bound", .number, "lower bound on it of the authors' form, with that Γ"),
      ResultColumn(
        "square_root_reward_bound", .number, "our lower bound on the time for E[r_RM]"),
      ResultColumn("steps", .integer, "accepted steps of the integration"),
      ResultColumn("rejected_steps", .integer, "rejected steps of the integration"),
    ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      rows.add(
        try Row(arguments: arguments, context: context).outcome(
          arguments, context.instanceStream, isCancelled: { context.isCancelled }))
      return try rows.table
    }
  }

  private struct Row: PolicyWork {
    let arguments: Arguments
    let context: WorkContext

    func outcome<Model>(_ problem: PolicyProblem<Model>) throws -> [any ResultCell] {
      let statistics = try PolicyStatisticsColumns.values(problem.makeEvaluator())
      let gain = arguments[PolicyTimeToGain.gain]
      let times = try PolicyFlow(problem).timesToGain(
        gain, watching: WatchedReward.allCases.map { WatchedGain($0, on: .training) },
        longestTime: arguments[PolicyTimeToGain.longestTime], recordsJacobianNorm: true,
        isCancelled: { context.isCancelled })
      let (reward, truth) = (
        times[.rewardModel, on: .training], times[.groundTruth, on: .training]
      )
      let heldOut = try heldOutTime(problem, gain)
      return statistics + [
        reward?.time, reward?.time != nil, truth?.time, truth?.time != nil,
        truth == .never, heldOut,
      ] + bounds(problem, gain, times) + [times.acceptedSteps, times.rejectedSteps]
    }

    private func heldOutTime<Model>(_ problem: PolicyProblem<Model>, _ gain: Double) throws
      -> Double?
    {
      guard !problem.heldOutPrompts.isEmpty else { return nil }
      let watched = WatchedGain(.groundTruth, on: .heldOut)
      let times = try PolicyFlow(problem).timesToGain(
        gain, watching: [watched], longestTime: arguments[PolicyTimeToGain.longestTime],
        isCancelled: { context.isCancelled })
      return times.times[watched]?.time
    }

    private func bounds<Model>(
      _ problem: PolicyProblem<Model>, _ gain: Double, _ times: PolicyGainTimes
    ) -> [any ResultCell] {
      guard let norm = times.path.jacobianNorm else { return [Double?](repeating: nil, count: 4) }
      let gamma = norm.upperBound
      let truth = PathConstants(
        problem, watching: WatchedGain(.groundTruth, on: .training), jacobianNorm: gamma)
      let reward = PathConstants(
        problem, watching: WatchedGain(.rewardModel, on: .training), jacobianNorm: gamma)
      return [
        norm.value,
        problem.squareRootBound(toGain: gain, truth),
        problem.cubeRootBound(toGain: gain, truth),
        problem.squareRootBound(toGain: gain, reward),
      ]
    }
  }
}
