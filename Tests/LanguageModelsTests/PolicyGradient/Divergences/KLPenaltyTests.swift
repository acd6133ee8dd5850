import LanguageModels
import Testing

@Suite struct KLPenaltyTests {
  @Test func `The penalty is λ times the log-ratio of the whole response`() {
    let penalized = penalizedRewards(
      [[1, 0.5], [-1]], logProbabilities: [[-2, -3], [-4]], initial: [[-4, -3], [-3]],
      coefficient: 0.25)
    #expect(penalized == [[0.5, 0.5], [-0.75]])
  }

  @Test func `Without a coefficient rewards stay as they are`() {
    let rewards = [[0.1, 0.2], [0.3, 0.4]]
    let logs = [[-1.0, -2.0], [-3.0, -4.0]]
    #expect(
      penalizedRewards(
        rewards, logProbabilities: logs, initial: [[-5, -5], [-5, -5]], coefficient: 0) == rewards)
  }
}
