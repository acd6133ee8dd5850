import NumericalMethods
public import Results
import Simulation

/// Rewards, variance, divergence and gradient of a policy in training; one row a sampled time.
public enum TrainingCurve: SimulationKind {
  static let method = Parameter<String>(
    "method", default: "flow", choices: ["flow", "ascent"],
    "gradient flow in continuous time, or gradient ascent in discrete steps")
  static let duration = Parameter<Double>(
    "duration", default: 100, least: 0, excludesLeast: true, greatest: 1e15,
    unit: "time of the whole parameter vector; divide by the prompts for that of one prompt",
    "length of the training")
  static let stepSize = Parameter<Double>(
    "stepSize", default: 0.1, least: 0, excludesLeast: true,
    "step size η of ascent; its time is η times the number of steps")
  static let points = Parameter<Int>(
    "points", default: 101, least: 2, greatest: 100_000, "number of sampled times")
  static let spacing = Parameter<String>(
    "spacing", default: "linear", choices: ["linear", "log"],
    "equal steps of time from 0, or equal ratios from firstTime")
  static let firstTime = Parameter<Double>(
    "firstTime", default: 0.01, least: 0, excludesLeast: true,
    "first sampled time of a log spacing")

  /// The name authors write.
  public static let name = "training-curve"
  /// What it computes.
  public static let summary =
    "rewards, reward variance, KL divergence and gradient norm along a training run"
  /// A tabular problem, the method and the sampled times.
  public static let parameters: [any ParameterDeclaration] =
    ProblemParameters.all + [method, duration, points, spacing, firstTime, stepSize]
  /// One row a sampled time.
  public static let columns = [
    ResultColumn("time", .number, "time since the start"),
    ResultColumn("expected_reward", .number, "E[r_RM]"),
    ResultColumn("expected_ground_truth", .number, "E[r_G]"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the present policy"),
    ResultColumn("divergence", .number, "KL divergence from the initial policy"),
    ResultColumn("objective", .number, "the objective φ"),
    ResultColumn("gradient_norm", .number, "norm of the objective's gradient"),
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
          statistics.gradientNorm,
        ])
      }
      let times = try sampledTimes(arguments)
      if arguments[method] == "flow" {
        try GradientFlow(problem).follow(at: times, isCancelled: { context.isCancelled }, add)
      } else {
        let steps = try stepCounts(times, stepSize: arguments[stepSize])
        try GradientAscent(problem, stepSize: arguments[stepSize]).follow(
          at: steps, isCancelled: { context.isCancelled }
        ) { step, policy in
          add(Double(step) * arguments[stepSize], policy)
        }
      }
      return rows.table
    }
  }

  private static func sampledTimes(_ arguments: Arguments) throws -> [Double] {
    let (count, end) = (arguments[points], arguments[duration])
    if arguments[spacing] == "linear" {
      return (0..<count).map { end * Double($0) / Double(count - 1) }
    }
    let start = arguments[firstTime]
    guard start < end else {
      throw SimulationFailure("firstTime \(start) must be before the end of the training, \(end)")
    }
    let ratio = logarithm(end / start)
    return (0..<count).map {
      $0 == count - 1 ? end : start * exponential(ratio * Double($0) / Double(count - 1))
    }
  }

  /// The nearest numbers of steps, each once.
  private static func stepCounts(_ times: [Double], stepSize: Double) throws -> [Int] {
    let last = (times.last ?? 0) / stepSize
    guard last <= 1e12 else {
      throw SimulationFailure("\(last) steps of ascent are too many; use a larger stepSize")
    }
    var result: [Int] = []
    for time in times {
      let count = Int((time / stepSize).rounded())
      if result.last != count { result.append(count) }
    }
    return result
  }
}
