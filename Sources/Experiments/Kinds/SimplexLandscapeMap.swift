public import Results
import Simulation

/// The objective over all policies of three outputs; one row a cell of a lattice over the triangle.
public enum SimplexLandscapeMap: SimulationKind {
  static let resolution = Parameter<Int>(
    "resolution", default: 60, least: 1, greatest: 1000,
    "number of cells along a side of the triangle")

  /// The name authors write.
  public static let name = "simplex-landscape"
  /// What it computes.
  public static let summary =
    "rewards, variance and gradient at every policy over three outputs, on a triangle's lattice"
  /// A problem with three outputs and the lattice.
  public static let parameters: [any ParameterDeclaration] = SimplexParameters.all + [resolution]
  /// One row a cell; those at the sides whose middle is outside have the values of the nearest policy.
  public static let columns =
    SimplexColumns.all + [
      ResultColumn("is_inside", .boolean, "whether the place is inside the triangle")
    ]

  /// Computes the rows, bottom row first, left to right.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      let problem = try SimplexParameters.problem(arguments, context)
      var rows = RowCollector(columns)
      for cell in SimplexLandscape(problem).lattice(resolution: arguments[resolution]) {
        if context.isCancelled { throw CancellationError() }
        rows.add(SimplexColumns.values(x: cell.x, y: cell.y, cell.point) + [cell.isInside])
      }
      return try rows.table
    }
  }
}
