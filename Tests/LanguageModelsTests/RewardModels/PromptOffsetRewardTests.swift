import LanguageModels
import NumericalMethods
import Testing

@Suite struct PromptOffsetRewardTests {
  /// A ground truth that is spread over [−1, 1]: a hash of prompt and response.
  private let groundTruth = FunctionReward { prompt, response in
    var stream = RandomStream(
      seed: 5, path: [prompt, response].map { $0.map(String.init).joined(separator: ",") })
    return stream.symmetricUniform()
  }

  private let groups = (0..<300).map { (prompt: Int) -> PromptGroup in
    PromptGroup(
      prompt: [Token(prompt), 3], responses: (0..<8).map { [Token($0), Token(prompt % 7)] })
  }

  @Test func `It orders all responses as the ground truth does, with little variance`() throws {
    let stream = RandomStream(seed: 1, path: ["offsets"])
    let transformed = PromptOffsetReward(of: groundTruth, scale: 0.05, spread: 0.9, stream: stream)
    let truths = groundTruth.rewards(of: groups)
    let rewards = transformed.rewards(of: groups)
    #expect(rewards.allSatisfy { $0.allSatisfy { (-1...1).contains($0) } })
    let whitening = try #require(RewardWhitening(measuredOn: rewards))
    let found = RewardModelEvaluation(
      rewards: rewards, groundTruths: truths, whitening: whitening)
    #expect(found.onPolicyAccuracy.mean == 1)
    let ofTruth = found.groundTruthVariance.mean
    #expect((found.rewardVariance.mean / ofTruth / 0.0025 - 1).magnitude < 1e-10)
    // s²v/(s²σ_G² + spread²/3) with v = σ_G² = 1/3, from 300 prompts.
    let expected = 0.0025 / 3 / (0.0025 / 3 + 0.27)
    #expect((found.whitenedRewardVariance.mean / expected - 1).magnitude < 0.15)
  }

  @Test func `Without spread whitening gives back the whitened ground truth`() throws {
    let scaled = PromptOffsetReward(
      of: groundTruth, scale: 0.125, spread: 0, stream: RandomStream(seed: 1, path: []))
    let truths = groundTruth.rewards(of: groups)
    let rewards = scaled.rewards(of: groups)
    #expect(rewards == truths.map { $0.map { 0.125 * $0 } })
    let plain = try #require(RewardWhitening(measuredOn: truths))
    let whitening = try #require(RewardWhitening(measuredOn: rewards))
    let squares = zip(whitening(rewards).joined(), plain(truths).joined()).map {
      ($0 - $1) * ($0 - $1)
    }
    #expect((squares.max() ?? 1) < 1e-24)
  }

  @Test func `An offset belongs to the prompt, whatever is scored with it`() {
    let stream = RandomStream(seed: 2, path: [])
    let transformed = PromptOffsetReward(of: groundTruth, scale: 0.5, spread: 0.5, stream: stream)
    let together = transformed.rewards(of: groups)
    #expect(transformed.rewards(of: [groups[17]]) == [together[17]])
    #expect(transformed.offset(of: [1, 2]) != transformed.offset(of: [12]))
    #expect(transformed.offset(of: [1, 2]) == transformed.offset(of: [1, 2]))
  }
}
