public import Results
import Simulation

/// The objective on a grid around the initial policy; one row a grid point.
public enum ObjectiveLandscapeGrid: SimulationKind {
  static let extent = Parameter<Double>(
    "extent", default: 5, least: 0, excludesLeast: true, greatest: 1e6,
    unit: "logits", "distance from the initial policy to the grid's edges")
  static let points = Parameter<Int>(
    "points", default: 41, least: 2, greatest: 1001, "number of grid points along each direction")
  static let second = Parameter<String>(
    "second", default: ObjectiveLandscape.SecondDirection.random.rawValue,
    choices: ObjectiveLandscape.SecondDirection.allCases.map(\.rawValue),
    "second direction: random, or the gradient of the objective")

  /// The name authors write.
  public static let name = "objective-landscape"
  /// What it computes.
  public static let summary =
    "the objective around the initial policy, along the ground truth's gradient and across it"
  /// A tabular problem and the grid.
  public static let parameters: [any ParameterDeclaration] =
    ProblemParameters.all + [extent, points, second]
  /// One row a grid point.
  public static let columns = [
    ResultColumn("along_gradient", .number, "place along the ground truth's gradient"),
    ResultColumn("across", .number, "place along the second direction"),
    ResultColumn("objective", .number, "the objective φ"),
    ResultColumn("objective_change", .number, "φ less its value at the initial policy"),
    ResultColumn("expected_reward", .number, "E[r_RM]"),
    ResultColumn("expected_ground_truth", .number, "E[r_G]"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient"),
  ]

  /// Computes the rows, the second direction varying fastest.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try ProblemParameters.problem(arguments, context)
      let direction =
        ObjectiveLandscape.SecondDirection(rawValue: arguments[second]) ?? .random
      let landscape = try ObjectiveLandscape(
        problem, second: direction, stream: context.instanceStream("landscape"))
      let start = problem.initialStatistics.objective
      func change(_ point: ObjectiveLandscape.Point) -> Double? {
        point.objective.flatMap { objective in start.map { objective - $0 } }
      }
      let (count, extent) = (arguments[points], arguments[extent])
      let places = (0..<count).map { extent * (2 * Double($0) / Double(count - 1) - 1) }
      var rows = RowCollector(columns)
      for first in places {
        for second in places {
          if context.isCancelled { throw CancellationError() }
          let point = landscape.point(first: first, second: second)
          rows.add([
            first, second, point.objective, change(point), point.expectedReward,
            point.expectedGroundTruth, point.gradientNorm,
          ])
        }
      }
      return try rows.table
    }
  }
}
