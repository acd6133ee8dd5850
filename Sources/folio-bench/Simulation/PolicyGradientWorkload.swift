import LanguageModels
import NumericalMethods

/// S4: RLOO with 64 prompts × 4 samples a step and a penalty on the divergence from the initial policy.
///
/// In single precision 100 steps; in double precision 20, whose results other programs must agree with: single
/// precision parts from itself once one token falls differently.
extension SimulationWorkload {
  static let policyGradient = SimulationWorkload(
    name: "s4",
    summary: "100 RLOO steps of a transformer, 64 prompts × 4 samples, single precision",
    engine: { _, workers, cost in
      var run = PolicyGradientRun<Float>(workers)
      cost.add { run.take(steps: 100) }
      return run.results
    },
    baseline: nil)

  static let policyGradientInDouble = SimulationWorkload(
    name: "s4 float64", summary: "the first 20 of these steps in double precision",
    engine: { _, workers, cost in
      var run = PolicyGradientRun<Double>(workers)
      cost.add { run.take(steps: 20) }
      return run.results
    },
    baseline: nil)
}

/// A run of RLOO from the initial policy.
private struct PolicyGradientRun<Scalar: KernelScalar> {
  private static var batchSize: Int { 64 }
  private static var sampleCount: Int { 4 }
  private static var penalty: Double { 0.05 }

  private let prompts = NetworkInputs.prompts(512, tag: 402)
  private let truth = NetworkInputs.truth
  private let reward: [Double]
  private let policy: NetworkEvaluator<Scalar>
  private let reference: NetworkEvaluator<Scalar>
  private var optimizer: AdamW<Scalar>
  private var gradient: [Scalar]
  private var step = 0
  private var curves: [String: [Double]] = [:]
  private var sumOfTokens = 0

  init(_ team: WorkerTeam) {
    reward = truth.enumerated().map { 0.75 * $1 + 0.25 * SplitMixInputs.symmetric(404, $0) }
    let initial: NetworkParameters<Scalar> = NetworkInputs.parameters(
      outputs: NetworkInputs.vocabularySize, tag: 410)
    policy = NetworkEvaluator(initial, team: team)
    reference = NetworkEvaluator(initial, team: team)
    optimizer = AdamW(parameterCount: initial.values.count)
    gradient = [Scalar](repeating: 0, count: initial.values.count)
  }

  /// Curves before each step, and what stands after the last.
  var results: SimulationWorkload.Results {
    curves.merging([
      "sum of tokens": [Double(sumOfTokens)],
      "Σ θ²": [NetworkInputs.squaredLength(policy.parameters)],
    ]) { $1 }
  }

  mutating func take(steps: Int) {
    for _ in 0..<steps {
      let rollout = draw()
      let initial = reference.tokenLogProbabilities(rollout.groups, isKept: false)
      let cotangents = score(rollout, initial)
      for place in gradient.indices { gradient[place] = 0 }
      policy.pullBack(tokenCotangents: cotangents, into: &gradient)
      optimizer.update(&policy.parameters.values, gradient: gradient, learningRate: 1e-3)
      step += 1
    }
  }

  private func draw() -> Rollout<Scalar> {
    let (step, size) = (step, Self.batchSize)
    let batch = (0..<size).map { prompts[(size * step + $0) % prompts.count] }
    let length = NetworkInputs.responseLength
    return policy.rollout(
      prompts: batch, samplesPerPrompt: Self.sampleCount, maximumLength: length
    ) { sample, position in
      let place = (size * Self.sampleCount * step + sample) * length + position
      return Scalar(SplitMixInputs.word(401, place) >> 40) * 0x1p-24
    }
  }

  /// The cotangents of −mean(A ln π) by the tokens.
  private mutating func score(
    _ rollout: Rollout<Scalar>, _ initial: ResponseNumbers<Scalar>
  ) -> ResponseNumbers<Scalar> {
    let logs = rollout.logProbabilities.sums.map { Double($0) }
    let divergences = zip(logs, initial.sums).map { $0 - Double($1) }
    let rewards = scores(rollout.groups, reward)
    let rewarded = zip(rewards, divergences).map { $0 - Self.penalty * $1 }
    let groups = stride(from: 0, to: rewarded.count, by: Self.sampleCount).map {
      Array(rewarded[$0..<$0 + Self.sampleCount])
    }
    let advantages = leaveOneOutAdvantages(groups).flatMap(\.self)
    record("expected reward", mean(rewards))
    record("expected ground truth", mean(scores(rollout.groups, truth)))
    record("divergence", mean(divergences))
    record("loss", -mean(zip(advantages, logs).map { $0 * $1 }))
    sumOfTokens += rollout.groups.reduce(0) {
      $0 + $1.responses.reduce(0) { $0 + $1.reduce(0) { $0 + Int($1) } }
    }
    var cotangents = rollout.logProbabilities
    cotangents.values = advantages.enumerated().flatMap { number, advantage in
      cotangents.range(ofResponse: number).map { _ in
        Scalar(-advantage / Double(advantages.count))
      }
    }
    return cotangents
  }

  private func scores(_ groups: [PromptGroup], _ table: [Double]) -> [Double] {
    groups.flatMap { group in
      group.responses.map { 0.25 * NetworkInputs.score($0, after: group.prompt, table) }
    }
  }

  private mutating func record(_ name: String, _ value: Double) {
    curves[name, default: []].append(value)
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
