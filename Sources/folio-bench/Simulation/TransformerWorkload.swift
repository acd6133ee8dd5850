import NumericalMethods
import Simulation

/// S3: 200 steps of exact gradient ascent of a transformer over all its outputs, 4 × 7,776, and Γ over all of its
/// contexts.
extension SimulationWorkload {
  static let transformer = SimulationWorkload(
    name: "s3", summary: "200 exact ascent steps of a transformer over 4 × 7,776 outputs",
    engine: { _, workers, cost in
      let problem = try transformerProblem(workers)
      var rows: [[Double]] = []
      try cost.add {
        try PolicyAscent(problem, stepSize: 0.05).follow(at: 0...200) {
          let moments = $1.moments(on: .training)
          rows.append([
            moments.expectedReward, moments.rewardVariance, moments.expectedGroundTruth,
            $1.velocityNorm,
          ])
        }
      }
      // Before each step: without the row after the last.
      let names = [
        "expected reward", "reward variance", "expected ground truth", "gradient norm",
      ]
      return Results(
        uniqueKeysWithValues: names.enumerated().map { column, name in
          (name, rows.dropLast().map { $0[column] })
        })
    },
    baseline: nil)

  static let jacobians = SimulationWorkload(
    name: "s3 Γ", summary: "the largest Jacobian norm over the transformer's 6,220 contexts",
    engine: { _, workers, cost in
      let evaluator = try transformerProblem(workers).makeEvaluator()
      let norm = cost.add { evaluator.jacobianNorm }
      return ["Γ": [norm.value]]
    },
    baseline: nil)

  private static func transformerProblem(_ team: WorkerTeam) throws -> PolicyProblem<Transformer> {
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
