import LanguageModels
import Testing

@Suite struct MovingAverageBaselineTests {
  @Test func `It is 0 at first, then an average with weights falling into the past`() {
    var baseline = MovingAverageBaseline(decay: 0.5)
    #expect(baseline.value == 0)
    baseline.update(with: [[1, 2], [3]])
    #expect(baseline.value == 2)
    baseline.update(with: [[5], [5]])
    // (2·¼ + 5·½) / (¼ + ½)
    #expect(baseline.value == 4)
  }

  @Test func `With decay 0 it is the last step's mean, and no rewards change nothing`() {
    var baseline = MovingAverageBaseline(decay: 0)
    baseline.update(with: [[1, 3]])
    baseline.update(with: [[7, 9]])
    baseline.update(with: [])
    #expect(baseline.value == 8)
  }

  @Test func `A saved baseline goes on as it would have`() {
    var baseline = MovingAverageBaseline(decay: 0.9)
    baseline.update(with: [[0.3, -0.2]])
    var restored = MovingAverageBaseline(
      decay: 0.9, average: baseline.average, remainder: baseline.remainder)
    baseline.update(with: [[0.7]])
    restored.update(with: [[0.7]])
    #expect(baseline == restored)
  }

  @Test func `A step's advantages are taken before its rewards enter the average`() {
    let estimator = AdvantageEstimator.movingAverage(decay: 0.5)
    var baseline = estimator.initialBaseline
    #expect(estimator.advantages(of: [[1, 3]], baseline: &baseline) == [[1, 3]])
    #expect(estimator.advantages(of: [[1, 3]], baseline: &baseline) == [[-1, 1]])
  }

  @Test(arguments: [1, 2]) func `The estimate of the gradient is unbiased`(samples: Int) {
    let policy = TinyPolicy(seed: 1)
    let rewards = tinyRewards(seed: 2)
    let estimator = AdvantageEstimator.movingAverage(decay: 0.9)
    var earlier = estimator.initialBaseline
    earlier.update(with: [[0.4, 0.6]])
    let mean = expectedEstimate(policy, rewards, samples: samples) { group in
      var baseline = earlier
      return estimator.advantages(of: [group], baseline: &baseline)[0]
    }
    #expect(distance(mean, policy.gradient(ofExpected: rewards)) < 1e-14)
  }
}
