import LanguageModels
import Testing

@Suite struct PromptEstimateTests {
  /// Mean 3, standard deviation √2.5; t of 4 degrees of freedom is 2.7764451051977987 at 0.975 and
  /// 2.131846786326649 at 0.95.
  @Test func `The interval is that of Student's t`() {
    let estimate = PromptEstimate(of: [1, 2, 3, 4, 5])
    #expect(estimate.mean == 3)
    #expect((estimate.standardError - 0.5.squareRoot()).magnitude < 1e-15)
    #expect((estimate.halfWidth() - 2.7764451051977987 * 0.5.squareRoot()).magnitude < 1e-10)
    #expect(
      (estimate.halfWidth(level: 0.9) - 2.131846786326649 * 0.5.squareRoot()).magnitude < 1e-10)
  }

  @Test func `Scaling the numbers scales mean and interval`() {
    let estimate = PromptEstimate(of: [1, 2, 4])
    let scaled = PromptEstimate(of: [0.25, 0.5, 1])
    #expect(estimate.scaled(by: 0.25) == scaled)
  }
}
