import LanguageModels
import NumericalMethods
import Testing

@Suite struct KLEstimatorTests {
  let policy = TinyPolicy(seed: 1)
  let reference = TinyPolicy(seed: 7)

  /// KL by the chain rule: that of the first token, and of the second under each first.
  private var chained: Double {
    let rows = (0..<4).map { context in
      klDivergence(
        logProbabilities: policy.logProbabilities(context: context),
        reference: reference.logProbabilities(context: context))
    }
    let first = exponential(policy.logProbabilities(context: 0))
    return rows[0] + (0..<3).reduce(0) { $0 + first[$1] * rows[1 + $1] }
  }

  /// The expectation under the policy, and that of the square less the square of it.
  private func moments(_ estimate: ([Double], [Double]) -> Double) -> (Double, Double) {
    let values = TinyPolicy.responses.map {
      estimate(policy.logProbabilities(of: $0), reference.logProbabilities(of: $0))
    }
    let p = policy.probabilities
    let mean = zip(p, values).reduce(0) { $0 + $1.0 * $1.1 }
    let square = zip(p, values).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    return (mean, square - mean * mean)
  }

  @Test func `Enumerated responses and the chain rule give the same divergence`() {
    let whole = klDivergence(
      logProbabilities: policy.logProbabilities, reference: reference.logProbabilities)
    #expect((whole - chained).magnitude < 1e-14)
    #expect(whole > 0.1)
  }

  @Test func `The divergence of two coins is known in closed form`() {
    let p = [logarithm(0.25), logarithm(0.75)]
    let q = [logarithm(0.5), logarithm(0.5)]
    let exact = 0.25 * logarithm(0.5) + 0.75 * logarithm(1.5)
    #expect((klDivergence(logProbabilities: p, reference: q) - exact).magnitude < 1e-15)
    let certain = klDivergence(logProbabilities: [0, -.infinity], reference: q)
    #expect((certain - logarithm(2)).magnitude < 1e-15)
    #expect(klDivergence(logProbabilities: q, reference: [0, -.infinity]) == .infinity)
  }

  @Test(arguments: [KLEstimator.k1, .k3])
  func `k1 and k3 are unbiased, from whole responses and token by token`(estimator: KLEstimator) {
    let (whole, _) = moments { estimator.value(logRatio: $0.reduce(0, +) - $1.reduce(0, +)) }
    #expect((whole - chained).magnitude < 1e-13)
    let (tokens, _) = moments { estimator.sum(logProbabilities: $0, reference: $1) }
    #expect((tokens - chained).magnitude < 1e-13)
  }

  @Test func `k2 is biased, and less so by an order when the policies are near`() {
    let direction = reference.logits
    let errors = [0.02, 0.01].map { step in
      var near = policy
      for index in direction.indices { near.logits[index] += step * direction[index] }
      let exact = klDivergence(
        logProbabilities: policy.logProbabilities, reference: near.logProbabilities)
      let values = zip(policy.logProbabilities, near.logProbabilities).map {
        KLEstimator.k2.value(logRatio: $0 - $1)
      }
      let mean = zip(policy.probabilities, values).reduce(0) { $0 + $1.0 * $1.1 }
      return (mean - exact).magnitude
    }
    // KL is of second order in the step, the bias of third.
    #expect(errors[1] > 0)
    #expect((errors[0] / errors[1] - 8).magnitude < 0.5)
  }

  @Test func `Near each other, k3 token by token varies least and k1 most`() {
    var near = policy
    for index in near.logits.indices { near.logits[index] += 0.1 * reference.logits[index] }
    func variance(_ estimate: ([Double], [Double]) -> Double) -> Double {
      let values = TinyPolicy.responses.map {
        estimate(policy.logProbabilities(of: $0), near.logProbabilities(of: $0))
      }
      let mean = zip(policy.probabilities, values).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(policy.probabilities, values).reduce(0) {
        $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
      }
    }
    let tokens = variance { KLEstimator.k3.sum(logProbabilities: $0, reference: $1) }
    let whole = variance { KLEstimator.k3.value(logRatio: $0.reduce(0, +) - $1.reduce(0, +)) }
    let plain = variance { KLEstimator.k1.sum(logProbabilities: $0, reference: $1) }
    #expect(tokens < whole)
    #expect(whole < 0.05 * plain)
  }

  @Test func `k2 and k3 are never negative and k3 keeps its digits near 0`() {
    for logRatio in [-2, -0.1, -1e-9, 0, 1e-9, 0.1, 2] {
      #expect(KLEstimator.k2.value(logRatio: logRatio) >= 0)
      #expect(KLEstimator.k3.value(logRatio: logRatio) >= 0)
    }
    // δ²/2 − δ³/6 + …
    let value = KLEstimator.k3.value(logRatio: 1e-4)
    #expect((value / (0.5e-8 - 1e-12 / 6 + 1e-16 / 24) - 1).magnitude < 1e-9)
  }
}
