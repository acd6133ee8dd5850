import NumericalMethods
public import Results
import Simulation

/// Gradient norms of random policies and rewards beside both bounds; one row an instance.
public enum GradientBound: SimulationKind {
  static let instances = Parameter<Int>(
    "instances", default: 200, least: 1, greatest: 1_000_000, "number of random instances")
  static let outputs = Parameter<Int>(
    "outputs", default: 20, least: 2, greatest: 100_000, "number of outputs K")
  static let leastScale = Parameter<Double>(
    "leastScale", default: 1e-3, least: 0, excludesLeast: true, greatest: 1,
    "least scale of the rewards; scales are log-uniform up to 1")
  static let policyScale = Parameter<Double>(
    "policyScale", default: 10, least: 0.1, greatest: 100,
    "greatest standard deviation of the logits; it is log-uniform from 0.1")

  /// The name authors write.
  public static let name = "gradient-bound"
  /// What it computes.
  public static let summary =
    "gradient norms of random policies and rewards beside the authors' bound and ours"
  /// How many instances and how wide a range of them.
  public static let parameters: [any ParameterDeclaration] = [
    instances, outputs, leastScale, policyScale,
  ]
  /// One row an instance.
  public static let columns = [
    ResultColumn("instance", .integer, "the instance, from 1"),
    ResultColumn("shape", .string, "the reward's shape: uniform, two-valued or rare"),
    ResultColumn("standard_deviation", .number, "standard deviation of the reward"),
    ResultColumn("gradient_norm", .number, "norm of the gradient of E[r]"),
    ResultColumn("cube_root_bound", .number, "the authors' bound 6LΓ Std^(2/3)"),
    ResultColumn("square_root_bound", .number, "our bound √(L/2)Γ Std"),
    ResultColumn("cube_root_share", .number, "the norm over the authors' bound"),
    ResultColumn("square_root_share", .number, "the norm over our bound"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      var rows = RowCollector(columns)
      let stream = context.instanceStream("gradient-bound")
      for instance in 1...arguments[instances] {
        if context.isCancelled { throw CancellationError() }
        var draws = stream.branch(String(instance))
        let (shape, problem) = try randomProblem(arguments, &draws)
        let statistics = problem.initialStatistics
        let cubeRoot = CubeRootBound.gradientNorm(variance: statistics.rewardVariance, .init())
        let squareRoot = SquareRootBound.gradientNorm(
          variance: statistics.rewardVariance, .init())
        rows.add([
          instance, shape, statistics.rewardVariance.squareRoot(), statistics.gradientNorm,
          cubeRoot, squareRoot, statistics.gradientNorm / cubeRoot,
          statistics.gradientNorm / squareRoot,
        ])
      }
      return try rows.table
    }
  }

  private static func randomProblem(_ arguments: Arguments, _ stream: inout RandomStream) throws
    -> (String, TabularProblem)
  {
    let count = arguments[outputs]
    func logUniform(_ least: Double, _ greatest: Double) -> Double {
      least * exponential(stream.uniform() * logarithm(greatest / least))
    }
    let deviation = logUniform(0.1, arguments[policyScale])
    let policy = TabularPolicy(
      promptCount: 1, outputCount: count,
      logits: (0..<count).map { _ in deviation * stream.normal() })
    let scale = logUniform(arguments[leastScale], 1)
    let shape = ["uniform", "two-valued", "rare"][stream.index(below: 3)]
    let special = stream.index(below: count)
    let values = (0..<count).map { output in
      switch shape {
      case "uniform": scale * stream.symmetricUniform()
      case "two-valued": stream.next() & 1 == 0 ? scale : -scale
      default: output == special ? scale : -scale
      }
    }
    let reward = try RewardTable(promptCount: 1, outputCount: count, values: values)
    return (
      shape, TabularProblem(initialPolicy: policy, groundTruth: reward, rewardModel: reward)
    )
  }
}
