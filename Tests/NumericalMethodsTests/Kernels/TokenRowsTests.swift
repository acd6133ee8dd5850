import NumericalMethods
import Testing

@Suite struct TokenRowsTests {
  /// Rows of logits, targets with cotangents, a temperature.
  private struct Case {
    let rows = 4
    let width: Int
    let logits, cotangents: [Double]
    let targets: [SoftmaxTarget]

    init(width: Int) {
      self.width = width
      logits = ScalarInputs.numbers(4 * width, "logits").map { 30 * $0 }
      cotangents = ScalarInputs.numbers(5, "cotangents")
      let tokens = [0, width - 1, width / 2, 0, width / 3]
      targets = zip([0, 2, 2, 3, 2], tokens).map { SoftmaxTarget(row: $0, token: Int32($1)) }
    }

    /// Probabilities, normalisers, entropies, log-probabilities and derivatives.
    func run<Scalar: KernelScalar>(_ type: Scalar.Type, _ kernels: Kernels?) -> [Scalar] {
      let logits = logits.converted(to: type)
      let cotangents = cotangents.converted(to: type)
      var (p, derivative) = (logits, logits)
      var normalizers = [Scalar](repeating: 0, count: rows)
      var (entropies, result) = (normalizers, cotangents)
      if let kernels {
        Scalar.softmax(
          logits, inverseTemperature: 0.5, probabilities: &p, logNormalizers: &normalizers,
          entropies: &entropies, rowCount: rows, width: width, kernels: kernels)
        Scalar.logProbabilities(
          of: targets, count: 5, logits: logits, inverseTemperature: 0.5,
          logNormalizers: normalizers, width: width, into: &result, kernels: kernels)
        Scalar.pullBackLogProbabilities(
          cotangents, of: targets, count: 5, probabilities: p, inverseTemperature: 0.5,
          into: &derivative, rowCount: rows, width: width, kernels: kernels)
      } else {
        Plain.softmax(
          logits, inverseTemperature: 0.5, probabilities: &p, logNormalizers: &normalizers,
          entropies: &entropies, rowCount: rows, width: width)
        Plain.logProbabilities(
          of: targets, count: 5, logits: logits, inverseTemperature: 0.5,
          logNormalizers: normalizers, width: width, into: &result)
        Plain.pullBackLogProbabilities(
          cotangents, of: targets, count: 5, probabilities: p, inverseTemperature: 0.5,
          into: &derivative, rowCount: rows, width: width)
      }
      return p + normalizers + entropies + result + derivative
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 64, 99, 160])
  func `rows, targets and derivatives agree with plain loops in double precision`(width: Int) {
    let test = Case(width: width)
    let expected = test.run(Double.self, nil)
    KernelInputs.expectClose(
      ScalarInputs.atEveryLevel { test.run(Float.self, $0) }, expected, 0x1p-20)
    KernelInputs.expectClose(
      ScalarInputs.atEveryLevel { test.run(Double.self, $0) }, expected, 0x1p-48)
  }

  private func softmax(_ logits: [Float]) -> (p: [Float], normalizer: Float, entropy: Float) {
    var (p, normalizer, entropy) = (logits, Float(0), Float(0))
    Float.softmax(
      logits, inverseTemperature: 1, probabilities: &p, logNormalizers: &normalizer,
      entropies: &entropy, rowCount: 1, width: logits.count)
    return (p, normalizer, entropy)
  }

  @Test func `huge logits and impossible tokens give exact probabilities`() {
    let sure = softmax([3e38, -3e38, 0, -.infinity])
    #expect(sure.p == [1, 0, 0, 0] && sure.normalizer == 3e38 && sure.entropy == 0)
    let even = softmax([-1e30, -.infinity, -1e30, -.infinity])
    #expect(even.p == [0.5, 0, 0.5, 0] && even.entropy == Float(logarithm(2.0)))
    #expect(softmax([0, .nan, 1]).p.allSatisfy { $0.isNaN })
    #expect(softmax([0, .infinity]).normalizer.isNaN)
  }

  /// Tokens drawn at some points of [0, 1).
  private func draws<Scalar: KernelScalar>(_ p: [Scalar], _ uniforms: [Scalar]) -> [Int32] {
    let tokens: [Double] = ScalarInputs.atEveryLevel { kernels in
      var draws = uniforms.map { _ in SoftmaxTarget(row: 0, token: -1) }
      Scalar.drawTokens(
        p, width: p.count, uniforms: uniforms, into: &draws, count: draws.count, kernels: kernels)
      return draws.map { Scalar($0.token) }
    }
    return tokens.map { Int32($0) }
  }

  @Test func `a draw counts the cumulative sums up to its point`() {
    let p: [Float] = [0, 0.25, 0, 0.5, 0.25, 0]
    #expect(draws(p, [0, 0.125, 0.25, 0.5, 0.75, 0.9375]) == [1, 1, 3, 3, 4, 4])
    #expect(draws([1.0], [0, 0.5, 1.0.nextDown]) == [0, 0, 0])
  }

  @Test func `draws are those of the cumulative sum in order`() {
    let weights = ScalarInputs.numbers(70, "weights").map { Float($0.magnitude) }
    let total = weights.reduce(0, +)
    let p = weights.map { $0 / total }
    let uniforms = ScalarInputs.numbers(500, "uniforms").map { Float($0.magnitude) }
    var sums: [Float] = []
    for x in p { sums.append((sums.last ?? 0) + x) }
    let expected = uniforms.map { u in
      Int32(min(sums.filter { $0 <= u * sums[69] }.count, 69))
    }
    #expect(draws(p, uniforms) == expected)
  }

  @Test func `draws from what is not a number are some token`() {
    #expect(draws([Float.nan, .nan, .nan], [0.5]) == [0])
  }
}
