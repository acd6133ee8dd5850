import LanguageModels
import NumericalMethods
import Testing

/// Whole steps (rollout, rewards, whitening, KL penalty, advantages, gradient, clipping, AdamW) against PyTorch's;
/// see policy_gradient_reference.py for the setting.
@Suite struct PolicyGradientReferenceTests {
  static let longest = 5

  @Test func `Three steps of RLOO are those of PyTorch`() throws {
    try expectEqual(.rloo, .rloo)
  }

  @Test func `Three steps of GRPO are those of PyTorch`() throws {
    try expectEqual(.grpo, .grpo)
  }

  @Test func `Three rollouts of PPO with two epochs each are those of PyTorch`() throws {
    try expectEqual(.ppo(ClippedSurrogate(clip: 0.1, ratio: .token), epochs: 2), .ppo)
  }

  private func expectEqual(
    _ method: PolicyGradientMethod, _ reference: PolicyGradientReference
  ) throws {
    let shape = NetworkShape(
      vocabularySize: 7, contextLength: 9, width: 8, layerCount: 2, headCount: 2, outputCount: 7)
    let reward = RecordingReward()
    let problem = PolicyGradientProblem(
      initialPolicy: NetworkParameters(shape, values: drawnParameters(shape)), reward: reward,
      whitening: RewardWhitening(mean: 0.1, standardDeviation: 0.4),
      groundTruth: reward, trainingPrompts: drawnPrompts(), endToken: 0)
    let settings = PolicyGradientSettings(
      method: method, steps: 3, promptsPerStep: 2, samplesPerPrompt: 3,
      maximumLength: Self.longest, divergenceCoefficient: 0.2,
      optimization: OptimizationSettings(
        schedule: LearningRateSchedule(peak: 0.02, decay: .linear, totalSteps: 8),
        clippingNorm: 0.8),
      evaluation: PolicyEvaluationSettings(interval: 10, promptCount: 1, samplesPerPrompt: 2))
    let training = try PolicyGradientTraining(
      problem, settings: settings, stream: RandomStream(seed: 1, path: ["unused"]))
    for rollout in 0..<3 {
      let prompts = (0..<2).map { problem.trainingPrompts[(2 * rollout + $0) % 4] }
      let step = try training.advance(on: prompts) { sample, position in
        Drawn.uniform(930, (6 * rollout + sample) * Self.longest + position)
      }
      let responses = reward.asked[rollout].map { $0.responses.map { $0.map { Int($0) } } }
      #expect(responses == reference.responses[rollout])
      #expect((step.reward - reference.rewards[rollout]).magnitude < 1e-14)
      let updates = method.updatesPerRollout
      let norms = reference.norms[updates * rollout..<updates * (rollout + 1)]
      let norm = norms.reduce(0, +) / Double(updates)
      #expect((step.gradientNorm / norm - 1).magnitude < 1e-10)
    }
    for (number, tensor) in shape.tensors.enumerated() {
      let projection = tensor.range.enumerated().reduce(0) { total, place in
        total + training.parameters.values[place.element]
          * Drawn.symmetric(950 + UInt64(number), place.offset)
      }
      #expect((projection - reference.projections[number]).magnitude < 1e-10)
    }
  }

  /// Prompts of 2, 3, 4 and 3 tokens.
  private func drawnPrompts() -> [[Token]] {
    var place = 0
    return [2, 3, 4, 3].map { length in
      defer { place += length }
      return (place..<place + length).map { Token(Drawn.word(920, $0) % 7) }
    }
  }

  /// Every number is drawn: matrices from [−1, 1), biases from a fifth of it, gains about 1.
  private func drawnParameters(_ shape: NetworkShape) -> [Double] {
    shape.tensors.enumerated().flatMap { number, tensor in
      (0..<tensor.count).map { index in
        let value = Drawn.symmetric(910 + UInt64(number), index)
        if tensor.sizes.count == 2 { return value }
        return tensor.name.hasSuffix("gain") ? 1 + 0.2 * value : 0.2 * value
      }
    }
  }
}

/// A quarter of the sum of a table's entries at the pairs of neighbouring tokens; remembers what it was asked.
private final class RecordingReward: RewardScorer {
  private(set) var asked: [[PromptGroup]] = []

  func rewards(of groups: [PromptGroup]) -> [[Double]] {
    asked.append(groups)
    return groups.map { group in group.responses.map { reward(group.prompt, $0) } }
  }

  private func reward(_ prompt: [Token], _ response: [Token]) -> Double {
    let tokens = prompt.suffix(1) + response
    return 0.25
      * zip(tokens, tokens.dropFirst()).reduce(0) {
        $0 + Drawn.symmetric(940, Int($1.0 * 7 + $1.1))
      }
  }
}

/// Numbers that the engine and a program in another language draw alike: SplitMix64 in counter form.
enum Drawn {
  static func word(_ tag: UInt64, _ index: Int) -> UInt64 {
    let step: UInt64 = 0x9e37_79b9_7f4a_7c15
    return mix(mix(tag &+ step) &+ (UInt64(index) &+ 1) &* step)
  }

  static func uniform(_ tag: UInt64, _ index: Int) -> Double {
    Double(word(tag, index) >> 11) * 0x1p-53
  }

  static func symmetric(_ tag: UInt64, _ index: Int) -> Double { 2 * uniform(tag, index) - 1 }

  private static func mix(_ start: UInt64) -> UInt64 {
    var z = start
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
