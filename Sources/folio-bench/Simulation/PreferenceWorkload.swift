import LanguageModels
import NumericalMethods

/// S5: a reward model trained on 4,096 preference pairs by the Bradley–Terry loss, 64 a step.
///
/// In single precision 5 epochs; in double precision one, whose results other programs must agree with.
extension SimulationWorkload {
  static let preferences = SimulationWorkload(
    name: "s5",
    summary: "320 Bradley–Terry steps of a transformer, 64 pairs each, single precision",
    engine: { _, workers, cost in
      var run = PreferenceRun<Float>(workers)
      cost.add { run.take(epochs: 5) }
      return run.results
    },
    baseline: nil)

  static let preferencesInDouble = SimulationWorkload(
    name: "s5 float64", summary: "the first 64 of these steps in double precision",
    engine: { _, workers, cost in
      var run = PreferenceRun<Double>(workers)
      cost.add { run.take(epochs: 1) }
      return run.results
    },
    baseline: nil)
}

/// A run of reward model training.
private struct PreferenceRun<Scalar: KernelScalar> {
  private static var batchSize: Int { 64 }

  private let pairs = Self.makePairs(4096)
  private let evaluator: NetworkEvaluator<Scalar>
  private var optimizer: AdamW<Scalar>
  private var gradient: [Scalar]
  private var losses: [Double] = []

  init(_ team: WorkerTeam) {
    let initial: NetworkParameters<Scalar> = NetworkInputs.parameters(outputs: 1, tag: 510)
    evaluator = NetworkEvaluator(initial, team: team)
    optimizer = AdamW(parameterCount: initial.values.count)
    gradient = [Scalar](repeating: 0, count: initial.values.count)
  }

  /// The loss before each step, and what stands after the last.
  var results: SimulationWorkload.Results {
    ["loss": losses, "Σ θ²": [NetworkInputs.squaredLength(evaluator.parameters)]]
  }

  mutating func take(epochs: Int) {
    for epoch in 0..<epochs {
      let order = Self.order(ofEpoch: epoch, count: pairs.count)
      for start in stride(from: 0, to: order.count, by: Self.batchSize) {
        train(order[start..<start + Self.batchSize].map { pairs[$0] })
      }
    }
  }

  /// A step with groups of the chosen and the rejected response.
  private mutating func train(_ batch: [PromptGroup]) {
    let loss = BradleyTerryLoss(centring: 0)
    let count = Double(batch.count)
    var total = 0.0
    let cotangents = evaluator.scores(batch).map { scores -> [Scalar] in
      let (chosen, rejected) = (Double(scores[0]), Double(scores[1]))
      total += loss.value(chosen: chosen, rejected: rejected)
      let slopes = loss.slopes(chosen: chosen, rejected: rejected)
      return [Scalar(slopes.chosen / count), Scalar(slopes.rejected / count)]
    }
    losses.append(total / count)
    for place in gradient.indices { gradient[place] = 0 }
    evaluator.pullBack(scoreCotangents: cotangents, into: &gradient)
    optimizer.update(&evaluator.parameters.values, gradient: gradient, learningRate: 1e-3)
  }

  /// Fisher–Yates from the identity with the words of the epoch's tag.
  private static func order(ofEpoch epoch: Int, count: Int) -> [Int] {
    var order = Array(0..<count)
    for draw in 0..<count - 1 {
      let last = count - 1 - draw
      let word = SplitMixInputs.word(503 + UInt64(epoch), draw)
      order.swapAt(last, Int(word % UInt64(last + 1)))
    }
    return order
  }

  /// Pairs with the response of the greater score first; of two equal ones the first side.
  private static func makePairs(_ count: Int) -> [PromptGroup] {
    let table = NetworkInputs.truth
    return NetworkInputs.prompts(count, tag: 501).enumerated().map { pair, prompt in
      let sides = (0..<2).map { response(pair, side: $0, after: prompt) }
      let scores = sides.map { NetworkInputs.score($0, after: prompt, table) }
      return PromptGroup(
        prompt: prompt, responses: scores[1] > scores[0] ? [sides[1], sides[0]] : sides)
    }
  }

  /// Odd pairs: any tokens; even pairs: each token near a multiple of the one before it.
  private static func response(_ pair: Int, side: Int, after prompt: [Token]) -> [Token] {
    let (length, vocabulary) = (NetworkInputs.responseLength, UInt64(NetworkInputs.vocabularySize))
    var previous = UInt64(prompt.last ?? 0)
    return (0..<length).map { place in
      let word = SplitMixInputs.word(502, (pair * 2 + side) * length + place)
      previous =
        pair.isMultiple(of: 2)
        ? (5 * previous + 17 + word % 8) % vocabulary : word % vocabulary
      return Token(previous)
    }
  }
}
