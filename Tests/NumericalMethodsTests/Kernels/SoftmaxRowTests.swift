import NumericalMethods
import Testing

@Suite struct SoftmaxRowTests {
  @Test func `a shift of the logits changes the log-normaliser alone`() {
    let logits = [0.5, -1, 2, 0.25, 1, -3, 0, 1, 2.5]
    var first = [Double](repeating: 0, count: 9)
    var second = first
    let a = Kernels.selected.softmax(count: 9, logits: logits, probabilities: &first)
    let b = Kernels.selected.softmax(
      count: 9, logits: logits.map { $0 + 1024 }, probabilities: &second)
    #expect(first == second)
    #expect(b - a == 1024)
    #expect((compensatedSum(first) - 1).magnitude < 1e-15)
  }

  @Test func `the ascent keeps its digits where one probability is all but 1`() {
    // p₁ = e^{−600}/(1 + e^{−600}): the gradient is ±p₁(1 − p₁)(r₁ − r₀).
    let logits = [0, -600.0]
    let reward = [0.3, 0.9]
    var derivative = [0.0, 0.0]
    let row = SoftmaxRow(count: 2, logits: logits, reward: reward)
    let mean = Kernels.selected.softmaxAscent(row, scale: 1, derivative: &derivative).mean
    let expected = exponential(-600) * (0.9 - 0.3)
    #expect((derivative[1] / expected - 1).magnitude < 1e-15)
    #expect((derivative[0] / -expected - 1).magnitude < 1e-15)
    #expect(mean == 0.3)
  }

  @Test func `moments agree with the sums written out`() {
    let logits = [0.5, -1, 2]
    let initial = [0.0, 0.25, -0.5]
    let r = [0.2, -0.7, 0.4]
    let g = [-0.1, 0.9, 0.3]
    let lambda = 0.3
    var scratch = [Double](repeating: 0, count: 6)
    let row = SoftmaxRow(
      count: 3, logits: logits, reward: r, second: g, initial: initial, regularization: lambda)
    let moments = Kernels.selected.softmaxMoments(row, scratch: &scratch)
    let weights = logits.map { exponential($0) }
    let sum = weights.reduce(0, +)
    let p = weights.map { $0 / sum }
    let initialSum = initial.map { exponential($0) }.reduce(0, +)
    let q = (0..<3).map { r[$0] - lambda * (logits[$0] - initial[$0]) }
    func mean(_ x: [Double]) -> Double { zip(p, x).reduce(0) { $0 + $1.0 * $1.1 } }
    func centred(_ x: [Double]) -> [Double] { x.map { $0 - mean(x) } }
    func variance(_ x: [Double]) -> Double { mean(centred(x).map { $0 * $0 }) }
    let divergence = mean((0..<3).map { logarithm(p[$0]) - initial[$0] + logarithm(initialSum) })
    let centredQ = centred(q)
    let centredG = centred(g)
    let squares: [Double] = (0..<3).map { p[$0] * p[$0] * centredQ[$0] * centredQ[$0] }
    let products: [Double] = (0..<3).map { p[$0] * p[$0] * centredQ[$0] * centredG[$0] }
    let expected: [Double] = [
      logarithm(sum), mean(r), variance(r), mean(g), variance(g), mean(q), variance(q),
      squares.reduce(0, +).squareRoot(), products.reduce(0, +), divergence,
    ]
    let actual: [Double] = [
      moments.logNormaliser, moments.mean, moments.variance, moments.secondMean,
      moments.secondVariance, moments.objectiveMean, moments.objectiveVariance,
      moments.gradientNorm, moments.secondRate, moments.divergence,
    ]
    for (x, y) in zip(actual, expected) { #expect((x - y).magnitude < 4e-16) }
  }

  @Test func `a small divergence keeps its digits`() {
    // Near the start KL = ½ Var(displacement): here ½·p(1 − p)δ² with p = ½.
    let initial = [0.0, 0]
    let logits = [1e-9, 0]
    let reward = [0.0, 0]
    var scratch = [0.0, 0, 0, 0]
    let row = SoftmaxRow(count: 2, logits: logits, reward: reward, initial: initial)
    let divergence = Kernels.selected.softmaxMoments(row, scratch: &scratch).divergence
    #expect((divergence / (1e-18 / 8) - 1).magnitude < 1e-6)
  }

  @Test func `sums keep what plain addition loses`() {
    #expect(compensatedSum([1e100, 1, -1e100]) == 1)
    #expect(compensatedSum([Double](repeating: 0.1, count: 1000)) == 100)
    #expect(compensatedSum([]) == 0)
    #expect(dotProduct([1, 2, 3], [4, 5, 6]) == 32)
  }

  @Test func `pairs agree by the equality of signs`() {
    let x = [1.0, 2, 2, 0]
    let y = [1.0, 3, 3, 4]
    let result = Kernels.selected.pairAgreement(count: 4, x, y, weights: [1, 1, 1, 1])
    #expect(result.agreeing == 3)
    #expect(result.all == 6)
  }
}
