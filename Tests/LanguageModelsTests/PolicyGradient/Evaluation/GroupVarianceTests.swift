import LanguageModels
import NumericalMethods
import Testing

@Suite struct GroupVarianceTests {
  @Test func `It is the mean over prompts of the variances among their samples`() {
    // Variances 2 and 0.5 with the divisor k − 1.
    #expect(meanGroupVariance([[1, 3], [0.5, 1.5]]) == 1.25)
  }

  @Test func `What differs between prompts alone does not count`() {
    #expect(meanGroupVariance([[1, 1], [-1, -1]]) == 0)
  }

  @Test(arguments: [2, 3]) func `It is unbiased for the variance under the policy`(samples: Int) {
    let policy = TinyPolicy(seed: 1)
    let rewards = tinyRewards(seed: 2)
    let mean = policy.expectation(samples: samples) { tuple in
      [meanGroupVariance([tuple.map { rewards[$0] }])]
    }
    let (p, r) = (policy.probabilities, rewards)
    let first = zip(p, r).reduce(0) { $0 + $1.0 * $1.1 }
    let exact = zip(p, r).reduce(0) { $0 + $1.0 * ($1.1 - first) * ($1.1 - first) }
    #expect((mean[0] - exact).magnitude < 1e-14)
  }
}
