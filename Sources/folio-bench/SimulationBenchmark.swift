import NumericalMethods
import Simulation

/// Workload S1: gradient flow of 512 prompts × 1,000 outputs until the ground truth has gained 0.4,
/// by the engine and by a plain Swift loop with the system's exp.
struct SimulationBenchmark {
  /// How often each is timed; the median counts.
  var repetitions = 3
  /// N and K.
  var promptCount = 512
  var outputCount = 1000

  /// What was measured.
  struct Report: Sendable {
    /// Seconds of the engine's flow at c = 1, the median.
    var engineSeconds: Double
    /// Seconds of the plain loop, the median.
    var baselineSeconds: Double
    /// t_γ of both.
    var engineTime: Double
    var baselineTime: Double
    /// Accepted and rejected steps of the engine.
    var steps: (accepted: Int, rejected: Int)

    /// The report in lines for a terminal.
    var text: String {
      """
      S1 flow, one thread, kernels \(Kernels.selected.name)
        engine    \(milliseconds(engineSeconds)) ms   t = \(engineTime)   \
      \(steps.accepted) + \(steps.rejected) steps
        plain     \(milliseconds(baselineSeconds)) ms   t = \(baselineTime)
        ratio     \(((baselineSeconds / engineSeconds) * 10).rounded() / 10)
      """
    }

    private func milliseconds(_ seconds: Double) -> Double { (seconds * 10_000).rounded() / 10 }
  }

  /// Runs and times both.
  func run() throws -> Report {
    let problem = try problem(scale: 1)
    let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
    var times: GainTimes?
    let engine = try median {
      times = try GradientFlow(problem, control: control).timesToGain(
        0.4, watching: [.groundTruth])
    }
    var plainTime = 0.0
    let baseline = median {
      plainTime = PlainFlow(problem: problem).timeToGroundTruthGain(0.4)
    }
    return Report(
      engineSeconds: engine, baselineSeconds: baseline,
      engineTime: times?.groundTruth.time ?? .nan, baselineTime: plainTime,
      steps: (times?.acceptedSteps ?? 0, times?.rejectedSteps ?? 0))
  }

  /// The twelve results of the workload: t_γ for c = 10^(−2 + 2j/11).
  func results() throws -> [Double] {
    let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
    return try (0..<12).map { index in
      let scale = power(10, -2 + 2 * Double(index) / 11)
      let flow = GradientFlow(try problem(scale: scale), control: control)
      return try flow.timesToGain(0.4, watching: [.groundTruth]).groundTruth.time ?? .nan
    }
  }

  private func problem(scale: Double) throws -> TabularProblem {
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

  private func median(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let seconds = try (0..<repetitions).map { _ in
      let duration = try clock.measure(body).components
      return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    }
    return seconds.sorted()[repetitions / 2]
  }
}
