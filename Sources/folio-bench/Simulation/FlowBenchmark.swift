import NumericalMethods
import Simulation

/// Gradient flow of 512 prompts × 1,000 outputs until the ground truth has gained 0.4 (workload S1); against
/// the same method as whole-array loops with the system's `exp`.
struct FlowBenchmark: Benchmark {
  let name = "sim"
  let summary = "gradient flow of 512 prompts × 1,000 outputs, against plain loops"

  private static let promptCount = 512
  private static let outputCount = 1000
  private static let gain = 0.4

  /// Why the times count for nothing.
  enum Failure: Error, CustomStringConvertible {
    /// The numbers are wrong: t·c must be the same for every c.
    case timesDisagree(spread: Double)

    var description: String {
      switch self {
      case .timesDisagree(let spread): "t·c differs by a share of \(spread) between the flows"
      }
    }
  }

  func measure(pairs: Int) throws -> [Measurement] {
    let problem = try Self.problem(scale: 1)
    var one = Measurement(
      "one flow", against: "plain loops", pairs: pairs,
      { Cost.of { _ = Self.time(problem) } },
      baseline: {
        Cost.of { _ = PlainFlow(problem: problem).timeToGroundTruthGain(Self.gain) }
      })
    one.results = ["t": [Self.time(problem) ?? .nan]]
    return [one, try twelve()]
  }

  /// The whole workload: c from 0.01 to 1, each flow by itself on one thread.
  private func twelve() throws -> Measurement {
    let scales = (0..<12).map { power(10, -2 + 2 * Double($0) / 11) }
    let problems = try scales.map(Self.problem)
    var times: [Double] = []
    var measurement = Measurement("twelve flows", runs: 1) {
      Cost.of { times = problems.map { Self.time($0) ?? .nan } }
    }
    measurement.results = ["t": times]
    let products = zip(times, scales).map { $0 * $1 }
    let spread = ((products.max() ?? 0) - (products.min() ?? 0)) / (products.last ?? 1)
    guard spread < 1e-6 else { throw Failure.timesDisagree(spread: spread) }
    measurement.results?["relative spread of t·c"] = [spread]
    return measurement
  }

  private static func time(_ problem: TabularProblem) -> Double? {
    let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
    let flow = GradientFlow(problem, control: control)
    return try? flow.timesToGain(gain, watching: [.groundTruth]).groundTruth.time
  }

  private static func problem(scale: Double) throws -> TabularProblem {
    let count = promptCount * outputCount
    let truth = (0..<count).map { SplitMixInputs.symmetric(102, $0) }
    let model = (0..<count).map {
      scale * (0.75 * truth[$0] + 0.25 * SplitMixInputs.symmetric(103, $0))
    }
    func table(_ values: [Double]) throws -> RewardTable {
      try RewardTable(promptCount: promptCount, outputCount: outputCount, values: values)
    }
    return TabularProblem(
      initialPolicy: TabularPolicy(
        promptCount: promptCount, outputCount: outputCount,
        logits: (0..<count).map { SplitMixInputs.normal(101, $0) }),
      groundTruth: try table(truth), rewardModel: try table(model))
  }
}
