import NumericalMethods
import Simulation

/// S1: gradient flow of 512 prompts × 1,000 outputs until the ground truth has gained 0.4, for twelve scales c of the
/// reward model; the times must agree as t·c.
extension SimulationWorkload {
  static let flows = SimulationWorkload(
    name: "s1", summary: "twelve gradient flows of 512 prompts × 1,000 outputs",
    engine: { amount, workers, cost in
      let scales = amount == .whole ? Self.scales : [1]
      let times = try scales.map { scale in
        var flow = GradientFlow(try TabularInputs.problem(scale: scale), control: control)
        flow.workers = workers
        return try cost.add { try flow.timesToGain(gain, watching: [.groundTruth]) }
          .groundTruth.time ?? .nan
      }
      try checkProportion(of: times, to: scales)
      return ["t": times]
    },
    baseline: Baseline(name: "plain loops", portion: "one flow", tolerance: 1e-5) { cost in
      let problem = try TabularInputs.problem()
      return ["t": [cost.add { PlainFlow(problem: problem).timeToGroundTruthGain(gain) }]]
    })

  private static let gain = 0.4
  private static let scales = (0..<12).map { power(10, -2 + 2 * Double($0) / 11) }
  private static let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)

  private static func checkProportion(of times: [Double], to scales: [Double]) throws {
    let products = zip(times, scales).map { $0 * $1 }
    let spread = ((products.max() ?? 0) - (products.min() ?? 0)) / (products.last ?? 1)
    guard spread < 1e-6 else { throw WorkloadFailure.timesDisagree(spread: spread) }
  }
}

/// Why a workload's times count for nothing.
enum WorkloadFailure: Error, CustomStringConvertible {
  /// t·c must be the same for every c.
  case timesDisagree(spread: Double)
  /// Engine and baseline give different numbers.
  case resultsDiffer(workload: String, name: String, by: Double)

  var description: String {
    switch self {
    case .timesDisagree(let spread): "t·c differs by a share of \(spread) between the flows"
    case .resultsDiffer(let workload, let name, let difference):
      "\(workload): ‘\(name)’ differs from the baseline's by a share of \(difference)"
    }
  }
}
