public import Results
import Simulation

/// What gradient flow of a given duration gains for policies of any model, beside what could have predicted it; one row.
public enum PolicyGainInTime: SimulationKind {
  static let duration = Parameter<Double>(
    "duration", default: 10, least: 0, excludesLeast: true, greatest: 1e12,
    "length of the training in time")

  /// The name authors write.
  public static let name = "policy-gain-in-time"
  /// What it computes.
  public static let summary =
    "rise of the expected rewards in gradient flow of policies of any model, beside what predicts it"
  /// A problem with policies of any model, and the duration.
  public static let parameters: [any ParameterDeclaration] = [duration] + PolicyParameters.all
  /// One row.
  public static let columns =
    PolicyStatisticsColumns.all + [
      ResultColumn("reward_gain", .number, "rise of E[r_RM] over its initial value"),
      ResultColumn("ground_truth_gain", .number, "rise of E[r_G] over its initial value"),
      ResultColumn(
        "held_out_reward_gain", .number, "that of E[r_RM] on held-out prompts; missing without any"),
      ResultColumn(
        "held_out_ground_truth_gain", .number,
        "that of E[r_G] on held-out prompts; missing without any"),
      ResultColumn("divergence", .number, "KL divergence from the initial policy at the end"),
    ]

  /// Computes the row.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      rows.add(
        try Row(duration: arguments[duration], context: context).outcome(
          arguments, context.instanceStream, isCancelled: { context.isCancelled }))
      return try rows.table
    }
  }

  private struct Row: PolicyWork {
    let duration: Double
    let context: WorkContext

    func outcome<Model>(_ problem: PolicyProblem<Model>) throws -> [any ResultCell] {
      let start = problem.makeEvaluator()
      var gains: [any ResultCell] = []
      func measure(_: Double, _ end: PolicyEvaluator<Model>) {
        for set in PromptSet.allCases {
          for reward in WatchedReward.allCases {
            let rise = end.expectation(of: reward, on: set) - start.expectation(of: reward, on: set)
            gains.append(problem.prompts(of: set).isEmpty ? Double?.none : rise)
          }
        }
        gains.append(end.moments(on: .training).divergence)
      }
      try PolicyFlow(problem).follow(
        at: [duration], isCancelled: { context.isCancelled }, measure)
      return try PolicyStatisticsColumns.values(start) + gains
    }
  }
}
