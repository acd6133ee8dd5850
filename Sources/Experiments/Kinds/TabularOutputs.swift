public import Results
import Simulation

/// The outputs of a small worked example: probability, rewards and gradients, one row an output.
public enum TabularOutputs: SimulationKind {
  /// The name authors write.
  public static let name = "tabular-outputs"
  /// What it computes.
  public static let summary =
    "a worked example: probability, ground truth and two reward models, output by output"
  /// The lists of the example.
  public static let parameters = WorkedExample.parameters
  /// One row an output.
  public static let columns = [
    ResultColumn("output", .integer, "the output, from 1"),
    ResultColumn("probability", .number, "probability under the initial policy"),
    ResultColumn("ground_truth", .number, "ground-truth reward r_G"),
    ResultColumn("first_reward", .number, "reward by the first model"),
    ResultColumn("second_reward", .number, "reward by the second model"),
    ResultColumn("first_gradient", .number, "p(r − E r) of the first model"),
    ResultColumn("second_gradient", .number, "p(r − E r) of the second model"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problems = try WorkedExample.problems(arguments)
      var rows = RowCollector(columns)
      let policy = problems[0].initialPolicy
      let probabilities = policy.probabilities(prompt: 0)
      let gradients = problems.map { $0.gradient(of: policy) }
      for output in 0..<policy.outputCount {
        rows.add([
          output + 1, probabilities[output], problems[0].groundTruth.values[output],
          problems[0].rewardModel.values[output], problems[1].rewardModel.values[output],
          gradients[0][output], gradients[1][output],
        ])
      }
      return try rows.table
    }
  }
}
