import NumericalMethods
import Simulation

/// Exact gradient ascent of a transformer over all outputs (workload S3) on one thread and on two, and Γ over all of
/// its contexts.
struct TransformerBenchmark: Benchmark {
  let name = "transformer"
  let summary = "S3: 200 exact ascent steps of a transformer over 4 × 7,776 outputs, and its Γ"

  private static let stepCount = 200

  func measure(pairs: Int) throws -> [Measurement] {
    try [1, 2].flatMap { threads in
      let team = threads == 1 ? WorkerTeam.single : WorkerTeam(threadCount: threads)
      let problem = try Self.problem(team: team)
      return [try ascent(problem, threads), gamma(problem, threads)]
    }
  }

  private func ascent(_ problem: PolicyProblem<Transformer>, _ threads: Int) throws -> Measurement {
    var rows: [[Double]] = []
    var measurement = try Measurement("200 steps, \(Self.text(threads))", runs: 3) {
      try Cost.of { rows = try Self.rows(problem) }
    }
    measurement.results = [
      "E[r_RM]": rows.map { $0[0] }, "E Var[r_RM]": rows.map { $0[1] },
      "E[r_G]": rows.map { $0[2] }, "‖∇φ‖": rows.map { $0[3] },
    ]
    return measurement
  }

  private func gamma(_ problem: PolicyProblem<Transformer>, _ threads: Int) -> Measurement {
    let evaluator = problem.makeEvaluator()
    var norm = evaluator.jacobianNorm
    var measurement = Measurement("Γ, \(Self.text(threads))", runs: 3) {
      Cost.of { norm = evaluator.jacobianNorm }
    }
    measurement.results = ["Γ": [norm.value], "error": [norm.error]]
    return measurement
  }

  private static func text(_ threads: Int) -> String {
    threads == 1 ? "one thread" : "\(threads) threads"
  }

  /// E[r_RM], E Var[r_RM], E[r_G] and ‖∇φ‖ before each step and after the last.
  private static func rows(_ problem: PolicyProblem<Transformer>) throws -> [[Double]] {
    var rows: [[Double]] = []
    try PolicyAscent(problem, stepSize: 0.05).follow(at: 0...stepCount) {
      let moments = $1.moments(on: .training)
      rows.append([
        moments.expectedReward, moments.rewardVariance, moments.expectedGroundTruth,
        $1.velocityNorm,
      ])
    }
    return rows
  }

  private static func problem(team: WorkerTeam) throws -> PolicyProblem<Transformer> {
    let shape = TransformerShape(
      inputVocabularySize: 10, contextLength: 5, width: 32, layerCount: 2, headCount: 4,
      outputVocabularySize: 6)
    let model = Transformer(shape, prompts: (6..<10).map { [$0] }, length: 5, team: team)
    let parameters = model.layout.tensors.enumerated().flatMap { number, tensor in
      (0..<tensor.range.count).map { place in
        switch tensor.initialValue {
        case .constant(let value): value
        case .normal(let deviation): deviation * SplitMixInputs.normal(UInt64(210 + number), place)
        }
      }
    }
    let count = model.tree.promptCount * model.tree.outputCount
    let truth = (0..<count).map { SplitMixInputs.symmetric(201, $0) }
    let reward = (0..<count).map { 0.75 * truth[$0] + 0.25 * SplitMixInputs.symmetric(202, $0) }
    func table(_ values: [Double]) throws -> RewardTable {
      try RewardTable(
        promptCount: model.tree.promptCount, outputCount: model.tree.outputCount, values: values)
    }
    return PolicyProblem(
      model: model, initialParameters: parameters, groundTruth: try table(truth),
      rewardModel: try table(reward))
  }
}
