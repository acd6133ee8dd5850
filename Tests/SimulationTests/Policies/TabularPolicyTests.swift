import NumericalMethods
import Simulation
import Testing

@Suite struct TabularPolicyTests {
  @Test func `weights become probabilities`() {
    let policy = TabularPolicy(weights: [1, 2, 5])
    for (p, expected) in zip(policy.probabilities(prompt: 0), [0.125, 0.25, 0.625]) {
      #expect((p - expected).magnitude < 1e-15)
    }
  }

  @Test func `log probabilities do not underflow`() {
    let policy = TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, -5000])
    #expect(policy.logProbabilities(prompt: 0) == [0, -5000])
    #expect(policy.probabilities(prompt: 0) == [1, 0])
  }

  @Test func `a half gets its mass`() throws {
    for (family, lower) in [(InitialPolicy.lowerHalf, 0.9), (.upperHalf, 0.1)] {
      let policy = try makeProblem {
        $0.outputCount = 6
        $0.initialPolicy = family
        $0.policyMass = 0.9
      }.initialPolicy
      let p = policy.probabilities(prompt: 0)
      #expect((p[0] + p[1] + p[2] - lower).magnitude < 1e-15)
      #expect((p[0] - p[2]).magnitude < 1e-16)
    }
  }

  @Test func `low-reward policies prefer low rewards by their scale`() throws {
    let policy = try makeProblem {
      $0.outputCount = 3
      $0.initialPolicy = .lowReward
      $0.policyScale = 2
    }.initialPolicy
    #expect(policy.logits == [2, 0, -2])
  }

  @Test func `setting a probability keeps the proportions of the others`() {
    let policy = TabularPolicy(weights: [1, 2, 5]).settingProbability(1e-12, of: [2])
    let p = policy.probabilities(prompt: 0)
    #expect(relativeError(p[2], 1e-12) < 1e-13)
    #expect(relativeError(p[1] / p[0], 2) < 1e-14)
  }
}
