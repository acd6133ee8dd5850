import LanguageModels
import Testing

@Suite struct RewardModelEvaluationTests {
  /// Two prompts of three samples, worked out by hand: of the first prompt's pairs only that of the second and third
  /// sample agrees; of the second prompt's, equal twice, all three.
  private let evaluation = RewardModelEvaluation(
    rewards: [[1, 1, 0], [2, 2, 5]], groundTruths: [[0, 1, 0.5], [-1, -1, 0]],
    whitening: RewardWhitening(mean: 1, standardDeviation: 2),
    offPolicyRewards: [[(1, 0), (0, 1)], [], [(2, 1)], [(1, 1)]])

  @Test func `Accuracies count signs, equal ones included`() {
    #expect((evaluation.onPolicyAccuracy.mean - 2.0 / 3).magnitude < 1e-15)
    #expect(evaluation.offPolicyAccuracy?.mean == 0.5)
    #expect(evaluation.offPolicyAccuracy?.promptCount == 3)
  }

  @Test func `Variances and covariances are unbiased and averaged over prompts`() {
    let found = [
      evaluation.rewardVariance, evaluation.whitenedRewardVariance,
      evaluation.groundTruthVariance, evaluation.covariance, evaluation.whitenedCovariance,
    ].map(\.mean)
    let wanted: [Double] = [5.0 / 3, 5.0 / 12, 7.0 / 24, 0.5, 0.25]
    for (found, wanted) in zip(found, wanted) { #expect((found - wanted).magnitude < 1e-15) }
  }

  @Test func `Without pairs from elsewhere there is no accuracy on them`() {
    let found = RewardModelEvaluation(
      rewards: [[0, 1]], groundTruths: [[0, 1]], whitening: .none)
    #expect(found.offPolicyAccuracy == nil)
    #expect(found.onPolicyAccuracy.halfWidth().isNaN)
  }
}
