import LanguageModels
import Testing

@Suite struct RewardWhiteningTests {
  @Test func `Known numbers are subtracted and divided by`() {
    let whitening = RewardWhitening(mean: 0.5, standardDeviation: 0.25)
    #expect(whitening([[1, 0.5], [0]]) == [[2, 0], [-2]])
    #expect(RewardWhitening.none(0.7) == 0.7)
  }

  @Test func `Measured on rewards, it brings these to mean 0 and deviation 1`() throws {
    let rewards = [tinyRewards(seed: 1), tinyRewards(seed: 2)]
    let whitening = try #require(RewardWhitening(measuredOn: rewards))
    let all = whitening(rewards).flatMap { $0 }
    #expect(all.reduce(0, +).magnitude < 1e-13)
    #expect((all.reduce(0) { $0 + $1 * $1 } / 17 - 1).magnitude < 1e-13)
  }

  @Test func `Equal rewards and a single one cannot be whitened`() {
    #expect(RewardWhitening(measuredOn: [[0.5, 0.5], [0.5]]) == nil)
    #expect(RewardWhitening(measuredOn: [[0.5]]) == nil)
  }

  @Test func `Leave-one-out advantages of whitened rewards are divided by the deviation`() {
    let rewards = [tinyRewards(seed: 1)]
    let whitening = RewardWhitening(mean: 3, standardDeviation: 0.5)
    let direct = leaveOneOutAdvantages(rewards)[0].map { $0 / 0.5 }
    #expect(distance(leaveOneOutAdvantages(whitening(rewards))[0], direct) < 1e-14)
  }
}
