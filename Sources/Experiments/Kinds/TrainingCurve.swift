public import Results
import Simulation

/// Rewards, variance, divergence and gradient of a policy in training; one row a sampled time.
public enum TrainingCurve: SimulationKind {
  /// The name authors write.
  public static let name = "training-curve"
  /// What it computes.
  public static let summary =
    "rewards, reward variance, KL divergence and gradient norm along a training run"
  /// A tabular problem, the method and the sampled times.
  public static let parameters: [any ParameterDeclaration] =
    ProblemParameters.all + SampledTimes.all
  /// One row a sampled time.
  public static let columns = [
    ResultColumn("time", .number, "time since the start"),
    ResultColumn("expected_reward", .number, "E[r_RM]"),
    ResultColumn("expected_ground_truth", .number, "E[r_G]"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the present policy"),
    ResultColumn("divergence", .number, "KL divergence from the initial policy"),
    ResultColumn("objective", .number, "the objective φ"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient"),
    ResultColumn(
      "gradient_noise", .number,
      "root mean square error of that gradient from one sampled output a prompt"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.problem(arguments, context)
      var rows = RowCollector(columns)
      func add(_ time: Double, _ policy: TabularPolicy) {
        let statistics = problem.statistics(of: policy)
        rows.add([
          time, statistics.expectedReward, statistics.expectedGroundTruth,
          statistics.rewardVariance, statistics.divergence, statistics.objective,
          statistics.gradientNorm, problem.samplingNoise(of: policy),
        ])
      }
      if arguments[SampledTimes.method] == "flow" {
        try GradientFlow(problem).follow(
          at: SampledTimes.times(arguments), isCancelled: { context.isCancelled }, add)
      } else {
        let stepSize = arguments[SampledTimes.stepSize]
        try GradientAscent(problem, stepSize: stepSize).follow(
          at: SampledTimes.stepCounts(arguments), isCancelled: { context.isCancelled }
        ) { step, policy in
          add(Double(step) * stepSize, policy)
        }
      }
      return try rows.table
    }
  }
}
