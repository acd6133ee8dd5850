import NumericalMethods
import Testing

/// Every level of CPU features that this machine has, against the slow default, bit by bit.
@Suite struct KernelLevelsTests {
  private let levels = Kernels.available

  @Test func `the default level always exists and the best is used`() throws {
    #expect(levels.first?.name == "default")
    #expect(levels.contains { $0.name == Kernels.selected.name })
  }

  @Test func `a level can be asked for by name`() {
    #expect(Kernels.selection(upTo: "default").name == "default")
    #expect(["default", "avx2"].contains(Kernels.selection(upTo: "avx2").name))
    #expect(Kernels.selection(upTo: "avx512").name == levels.last?.name)
    #expect(Kernels.selection(upTo: "what").name == levels.last?.name)
  }

  @Test func `elementwise functions give the same bits at every level`() {
    let x = arguments(3001)
    let positive = x.map { $0.magnitude }
    expectSame { $0.exponential(x) }
    expectSame { $0.logarithm(positive) }
    expectSame { $0.hyperbolicTangent(x) }
    expectSame { $0.errorFunction(x) }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 20, 64, 1000, 1003])
  func `sums and stages give the same bits at every level`(count: Int) {
    let x = numbers(count, "x")
    let y = numbers(count, "y")
    expectSame { [$0.sum(x), $0.dot(x, y)] }
    expectSame { kernels in
      var result = [Double](repeating: 0, count: count)
      withSlopes([y, x, y]) { slopes in
        kernels.combine(
          count: count,
          RungeKuttaStage(
            base: x, slopes: slopes, coefficients: [0.1, -0.7, 1 / 3.0], count: 3,
            state: &result, keepsState: true))
        result.append(
          kernels.squaredError(
            count: count, before: x, after: y, slopes: slopes, coefficients: [1e-9, -2e-9],
            terms: 2, absolute: 1e-10, relative: 1e-8))
      }
      return result
    }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 20, 64, 1000, 1003])
  func `softmax stages give the same bits at every level`(count: Int) {
    let test = StageCase(count: count)
    for regularization in [0, 0.05] {
      for slopeCount in 1...6 {
        expectSame { kernels in
          test.run(kernels, slopeCount, regularization, isEnd: false)
            + test.run(kernels, slopeCount, regularization, isEnd: true)
        }
      }
    }
  }

  @Test(arguments: [1, 3, 8, 20, 1003])
  func `softmax climbs give the same bits at every level`(count: Int) {
    let start = numbers(count, "logits").map { 4 * $0 }
    let reward = numbers(count, "reward")
    for regularization in [0, 0.05] {
      expectSame { kernels in
        var logits = start
        var scratch = [Double](repeating: 0, count: 2 * count)
        logits.withUnsafeMutableBufferPointer { logits in
          guard let place = logits.baseAddress else { return }
          let row = SoftmaxRow(
            count: count, logits: place, reward: reward, initial: start,
            regularization: regularization)
          kernels.softmaxClimb(row, logits: place, scale: 3, steps: 40, scratch: &scratch)
        }
        return logits
      }
    }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 20, 64, 1000, 1003])
  func `softmax rows give the same bits at every level`(count: Int) {
    let logits = numbers(count, "logits").map { 40 * $0 }
    let initial = numbers(count, "initial")
    let reward = numbers(count, "reward")
    let second = numbers(count, "second")
    for regularization in [0, 0.05] {
      expectSame { kernels in
        let row = SoftmaxRow(
          count: count, logits: logits, reward: reward, second: second, initial: initial,
          regularization: regularization)
        var derivative = [Double](repeating: 0, count: count)
        let means = kernels.softmaxAscent(row, scale: 0.5, derivative: &derivative)
        var scratch = [Double](repeating: 0, count: 2 * count)
        let moments = kernels.softmaxMoments(row, scratch: &scratch)
        let all = [
          moments.logNormaliser, moments.mean, moments.variance, moments.secondMean,
          moments.secondVariance, moments.objectiveMean, moments.objectiveVariance,
          moments.gradientNorm, moments.secondRate, moments.divergence,
        ]
        let normaliser = kernels.softmax(
          count: count, logits: logits, probabilities: &scratch)
        return derivative + [means.mean, means.secondMean] + all + scratch + [normaliser]
      }
    }
  }

  @Test(arguments: [1, 2, 9, 20, 101])
  func `pair agreement gives the same bits at every level`(count: Int) {
    let x = numbers(count, "x").map { ($0 * 3).rounded() }
    let y = numbers(count, "y")
    let weights = numbers(count, "w").map { $0.magnitude }
    expectSame { kernels in
      let result = kernels.pairAgreement(count: count, x, y, weights: weights)
      return [result.agreeing, result.all]
    }
  }

  private func numbers(_ count: Int, _ name: String) -> [Double] {
    var stream = RandomStream(seed: 11, path: [name])
    return (0..<count).map { _ in stream.symmetricUniform() }
  }

  /// Numbers of every size and the special ones.
  private func arguments(_ count: Int) -> [Double] {
    var stream = RandomStream(seed: 12, path: ["arguments"])
    let special = [
      0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 710, -745.5, 1e300, 0.55, 0.5,
    ]
    return special
      + (special.count..<count).map { index in
        let size = [0.5, 3, 30, 750][index % 4]
        return size * stream.symmetricUniform()
      }
  }

  private func expectSame(_ compute: (Kernels) -> [Double]) {
    guard let slow = levels.first else { return }
    let expected = compute(slow).map { $0.isNaN ? 0x7ff8 : $0.bitPattern }
    for level in levels.dropFirst() {
      let bits = compute(level).map { $0.isNaN ? 0x7ff8 : $0.bitPattern }
      #expect(bits == expected, "\(level.name) differs from default")
    }
  }
}
