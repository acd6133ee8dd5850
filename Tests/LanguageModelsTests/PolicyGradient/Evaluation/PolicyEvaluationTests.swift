import LanguageModels
import Testing

@Suite struct PolicyEvaluationTests {
  @Test func `Every number is the mean or the variance that its name says`() {
    let measurements = ResponseMeasurements(
      rewards: [[1, 0], [0.5, 0.5]], groundTruths: [[0, 0.5], [-1, 0]],
      logProbabilities: [[[-1, -2], [-0.5]], [[-1], [-3, -1, -2]]],
      initialLogProbabilities: [[[-1, -3], [-0.5]], [[-1], [-3, -1, -3]]],
      tokenDivergences: [[[0.5, 1], [0]], [[0.25], [0, 0.25, 1]]],
      entropies: [[[0.25, 0.5], [0.75]], [[1], [0, 0, 1]]],
      isEnded: [[true, false], [true, true]])
    let evaluation = PolicyEvaluation(
      of: measurements, whitening: RewardWhitening(mean: 0.25, standardDeviation: 0.5), step: 3,
      samplesSeen: 12, prompts: .test)
    #expect(evaluation.step == 3 && evaluation.samplesSeen == 12 && evaluation.prompts == .test)
    #expect(evaluation.reward == 0.5)
    #expect(evaluation.whitenedReward == 0.5)
    #expect(evaluation.groundTruth == -0.125)
    #expect(evaluation.divergence == 0.5)
    #expect(evaluation.tokenDivergence == 0.75)
    #expect(evaluation.rewardVariance == 0.25)
    #expect(evaluation.groundTruthVariance == 0.3125)
    #expect(evaluation.tokenEntropy == 0.5)
    #expect(evaluation.length == 1.75)
    #expect(evaluation.endedShare == 0.75)
  }
}
