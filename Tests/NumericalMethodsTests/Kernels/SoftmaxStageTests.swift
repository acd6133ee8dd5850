import NumericalMethods
import Testing

/// Calls `body` with the addresses of the rows.
func withSlopes<Result>(
  _ rows: [[Double]], _ body: (UnsafePointer<UnsafePointer<Double>>) -> Result
) -> Result {
  let length = rows.first?.count ?? 0
  return rows.flatMap { $0 }.withUnsafeBufferPointer { all in
    let places = rows.indices.compactMap { index in all.baseAddress.map { $0 + index * length } }
    return body(places)
  }
}

/// A stage of a softmax row with random numbers.
struct StageCase {
  var base: [Double]
  var slopes: [[Double]]
  var coefficients = [0.1, -0.7, 1 / 3.0, 0.25, -0.05, 0.4]
  private let initial: [Double]
  private let reward: [Double]
  private let second: [Double]

  init(count: Int) {
    func numbers(_ name: String) -> [Double] {
      var stream = RandomStream(seed: 21, path: [name])
      return (0..<count).map { _ in stream.symmetricUniform() }
    }
    base = numbers("base").map { 4 * $0 }
    slopes = (0..<6).map { numbers("slope \($0)") }
    initial = numbers("initial")
    reward = numbers("reward")
    second = numbers("second")
  }

  /// The derivative, both means and, at the end of a step, the state.
  func run(_ kernels: Kernels, _ slopeCount: Int, _ regularization: Double, isEnd: Bool)
    -> [Double]
  {
    let count = base.count
    var state = base
    var derivative = base
    let means = withSlopes(slopes) { slopes in
      kernels.softmaxStage(
        row(base, regularization, isEnd),
        RungeKuttaStage(
          base: base, slopes: slopes, coefficients: coefficients, count: slopeCount,
          state: &state, keepsState: isEnd),
        likeliest: kernels.likeliest(count: count, logits: base), scale: 0.5,
        derivative: &derivative)
    }
    return derivative + [means.mean, means.secondMean] + (isEnd ? state : [])
  }

  /// The same by forming the state first.
  func runPlainly(_ kernels: Kernels, _ slopeCount: Int, _ regularization: Double, isEnd: Bool)
    -> [Double]
  {
    var state = base
    var derivative = base
    withSlopes(slopes) { slopes in
      kernels.combine(
        count: base.count,
        RungeKuttaStage(
          base: base, slopes: slopes, coefficients: coefficients, count: slopeCount,
          state: &state, keepsState: true))
    }
    let means = kernels.softmaxAscent(
      row(state, regularization, isEnd), scale: 0.5, derivative: &derivative)
    return derivative + [means.mean, means.secondMean] + (isEnd ? state : [])
  }

  private func row(_ logits: UnsafePointer<Double>, _ regularization: Double, _ isEnd: Bool)
    -> SoftmaxRow
  {
    SoftmaxRow(
      count: base.count, logits: logits, reward: reward, second: isEnd ? second : nil,
      initial: initial, regularization: regularization)
  }
}

@Suite struct SoftmaxStageTests {
  @Test(arguments: [1, 2, 7, 8, 20, 1003])
  func `a stage is the ascent at the state it is made of`(count: Int) {
    let test = StageCase(count: count)
    for regularization in [0, 0.05] {
      for slopeCount in 1...6 {
        for isEnd in [false, true] {
          expectNear(test, slopeCount, regularization, isEnd)
        }
      }
    }
  }

  @Test func `a stage far from its base still is`() {
    // The likeliest output of the base falls by 40 and another rises by 40.
    var test = StageCase(count: 20)
    test.base[3] = 10
    test.slopes[0] = [Double](repeating: 0, count: 20)
    (test.slopes[0][3], test.slopes[0][7]) = (-400, 400)
    for isEnd in [false, true] { expectNear(test, 5, 0, isEnd) }
    // And beyond all bounds nothing is a number.
    test.slopes[0] = [Double](repeating: .infinity, count: 20)
    #expect(test.run(.selected, 1, 0, isEnd: false).allSatisfy { $0.isNaN || $0 == 0 })
  }

  @Test func `the likeliest output is the first of equals`() {
    let logits = [0.5, 2, -1, 2, 0, 0, 0, 0, 0, 2]
    for kernels in Kernels.available {
      #expect(kernels.likeliest(count: 10, logits: logits) == 1)
    }
  }

  @Test func `the error of a step is a sum of squares, two divisions in one`() {
    for count in [1, 8, 15, 16, 17, 100] {
      let test = StageCase(count: count)
      let plain = (0..<count).reduce(0.0) { sum, place in
        let error = (0..<6).reduce(0) { $0 + test.coefficients[$1] * test.slopes[$1][place] }
        let size = max(test.base[place].magnitude, test.slopes[0][place].magnitude)
        return sum + error * error / ((1e-10 + 1e-8 * size) * (1e-10 + 1e-8 * size))
      }
      let kernel = withSlopes(test.slopes) { slopes in
        Kernels.selected.squaredError(
          count: count, before: test.base, after: test.slopes[0], slopes: slopes,
          coefficients: test.coefficients, terms: 6, absolute: 1e-10, relative: 1e-8)
      }
      #expect((kernel / plain - 1).magnitude < 1e-13)
    }
  }

  private func expectNear(
    _ test: StageCase, _ slopeCount: Int, _ regularization: Double, _ isEnd: Bool
  ) {
    let stage = test.run(.selected, slopeCount, regularization, isEnd: isEnd)
    let plain = test.runPlainly(.selected, slopeCount, regularization, isEnd: isEnd)
    #expect(stage.count == plain.count)
    for (x, y) in zip(stage, plain) {
      #expect((x - y).magnitude <= 1e-15 + 4e-14 * y.magnitude)
    }
  }
}
