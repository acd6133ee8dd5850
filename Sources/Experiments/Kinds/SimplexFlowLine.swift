public import Results
import Simulation

/// The way of exact gradient flow through the triangle of policies over three outputs.
public enum SimplexFlowLine: SimulationKind {
  static let duration = Parameter<Double>(
    "duration", default: 20, least: 0, excludesLeast: true, greatest: 1e15,
    "length of the flow in time")
  static let marks = Parameter<Int>(
    "marks", default: 10, least: 1, greatest: 10_000,
    "number of equal stretches of time, each of which ends with a marked point")
  static let pointsPerMark = Parameter<Int>(
    "pointsPerMark", default: 12, least: 1, greatest: 10_000,
    "number of points in each stretch of time")

  /// The name authors write.
  public static let name = "simplex-flow"
  /// What it computes.
  public static let summary =
    "a line of gradient flow through the triangle of policies over three outputs, with equal-time marks"
  /// A problem with three outputs, the length of the flow and its points; sweep `initial` for several lines.
  public static let parameters: [any ParameterDeclaration] =
    SimplexParameters.all + [duration, marks, pointsPerMark]
  /// One row a point.
  public static let columns =
    [ResultColumn("time", .number, "time since the start")] + SimplexColumns.all + [
      ResultColumn(
        "path_length", .number,
        "length of the way so far, from row to row, in sides of the triangle"),
      ResultColumn("ground_truth_gain", .number, "rise of E[r_G] since the start"),
      ResultColumn("is_mark", .boolean, "whether a stretch of time ends here"),
    ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try SimplexParameters.problem(arguments, context)
      let landscape = SimplexLandscape(problem)
      let every = arguments[pointsPerMark]
      let count = arguments[marks] * every
      let end = arguments[duration]
      var rows = RowCollector(columns)
      let start = problem.initialStatistics.expectedGroundTruth
      var length = 0.0
      var previous: (x: Double, y: Double)?
      var index = 0
      try GradientFlow(problem).follow(
        at: (0...count).map { end * Double($0) / Double(count) },
        isCancelled: { context.isCancelled }
      ) { time, policy in
        let probabilities = policy.probabilities(prompt: 0)
        let place = SimplexPlane.place(of: probabilities)
        if let previous {
          let (dx, dy) = (place.x - previous.x, place.y - previous.y)
          length += (dx * dx + dy * dy).squareRoot()
        }
        previous = place
        let point = landscape.point(probabilities)
        rows.add(
          [time]
            + SimplexColumns.values(
              x: place.x, y: place.y, point)
            + [length, point.expectedGroundTruth - start, index > 0 && index % every == 0])
        index += 1
      }
      return try rows.table
    }
  }
}
