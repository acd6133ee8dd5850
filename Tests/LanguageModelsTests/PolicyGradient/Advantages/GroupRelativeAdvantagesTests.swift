import LanguageModels
import NumericalMethods
import Testing

@Suite struct GroupRelativeAdvantagesTests {
  @Test
  func `Two samples get plus and minus one over the square root of two, whatever they differ by`() {
    let advantages = groupRelativeAdvantages([[0.75, 0.25], [1e-6, 2e-6]], stabilizer: 0)
    let half = 0.5.squareRoot()
    #expect(distance(advantages[0], [half, -half]) < 1e-15)
    #expect(distance(advantages[1], [-half, half]) < 1e-15)
  }

  @Test func `The stabilizer is added to the standard deviation`() {
    // Mean 2, deviations ±1, 0; standard deviation 1.
    #expect(groupRelativeAdvantages([[3, 1, 2]], stabilizer: 0.25) == [[0.8, -0.8, 0]])
  }

  @Test func `Equal rewards have advantage 0`() {
    #expect(groupRelativeAdvantages([[0.5, 0.5, 0.5]], stabilizer: 0) == [[0, 0, 0]])
    #expect(groupRelativeAdvantages([[0.5, 0.5, 0.5]]) == [[0, 0, 0]])
  }

  @Test(arguments: [2, 3])
  func `Without division the expected estimate is the gradient shortened by 1 − 1/k`(samples: Int) {
    let policy = TinyPolicy(seed: 1)
    let rewards = tinyRewards(seed: 2)
    let mean = expectedEstimate(policy, rewards, samples: samples) {
      groupRelativeAdvantages([$0], stabilizer: nil)[0]
    }
    let factor = 1 - 1 / Double(samples)
    let exact = policy.gradient(ofExpected: rewards).map { factor * $0 }
    #expect(distance(mean, exact) < 1e-14)
  }

  @Test
  func `With division and two samples the estimate is of the chance to win, not of the reward`() {
    let policy = TinyPolicy(seed: 1)
    let rewards = tinyRewards(seed: 2)
    let mean = expectedEstimate(policy, rewards, samples: 2) {
      groupRelativeAdvantages([$0], stabilizer: 0)[0]
    }
    // E_{y'} sign(r(y) − r(y')) / √2 takes the reward's place.
    let p = policy.probabilities
    let wins = rewards.map { reward in
      rewards.indices.reduce(0) { total, other in
        let sign: Double = reward > rewards[other] ? 1 : reward < rewards[other] ? -1 : 0
        return total + p[other] * sign * 0.5.squareRoot()
      }
    }
    #expect(distance(mean, policy.gradient(ofExpected: wins)) < 1e-14)
    let cubes = expectedEstimate(policy, rewards.map { $0 * $0 * $0 }, samples: 2) {
      groupRelativeAdvantages([$0], stabilizer: 0)[0]
    }
    #expect(distance(mean, cubes) < 1e-14)
    #expect(cosine(mean, policy.gradient(ofExpected: rewards)) < 0.999)
  }

  @Test func `Positive affine changes of a prompt's rewards change nothing`() {
    let rewards = tinyRewards(seed: 3)
    let changed = rewards.map { 0.01 * $0 + 7 }
    let advantages = groupRelativeAdvantages([rewards, changed], stabilizer: 0)
    #expect(distance(advantages[0], advantages[1]) < 1e-11)
    let squares = advantages[0].reduce(0) { $0 + $1 * $1 }
    #expect((squares / 8 - 1).magnitude < 1e-14)
  }
}

private func cosine(_ x: [Double], _ y: [Double]) -> Double {
  dotProduct(x, y) / (dotProduct(x, x) * dotProduct(y, y)).squareRoot()
}
