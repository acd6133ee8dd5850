import NumericalMethods
import Testing

@Suite struct ParameterRowsTests {
  private func step<Scalar: KernelScalar>(_ type: Scalar.Type) -> AdamStep<Scalar> {
    AdamStep(
      gradientScale: 0.5, firstDecay: 0.875, secondDecay: 0.984375, firstCorrection: 8,
      secondCorrection: 64, epsilon: 0x1p-20, rate: 0x1p-6, shrinkage: 0.99609375)
  }

  /// Parameters and both moments after a step.
  private func adam<Scalar: KernelScalar>(
    _ type: Scalar.Type, _ count: Int, _ kernels: Kernels?
  ) -> [Scalar] {
    let gradient = ScalarInputs.numbers(count, "gradient").converted(to: type)
    var parameters = ScalarInputs.numbers(count, "parameters").converted(to: type)
    var first = ScalarInputs.numbers(count, "first").converted(to: type)
    var second = ScalarInputs.numbers(count, "second").map { Scalar($0.magnitude) }
    if let kernels {
      Scalar.adam(
        step(type), gradient: gradient, count: count, parameters: &parameters, first: &first,
        second: &second, kernels: kernels)
    } else {
      Plain.adam(
        step(type), gradient: gradient, count: count, parameters: &parameters, first: &first,
        second: &second)
    }
    return parameters + first + second
  }

  @Test(arguments: [1, 8, 16, 37])
  func `AdamW agrees with plain loops in double precision`(count: Int) {
    let expected = adam(Double.self, count, nil)
    KernelInputs.expectClose(
      ScalarInputs.atEveryLevel { adam(Float.self, count, $0) }, expected, 0x1p-22)
    KernelInputs.expectClose(
      ScalarInputs.atEveryLevel { adam(Double.self, count, $0) }, expected, 0x1p-51)
  }

  @Test func `sums of squares are exact where doubles are`() {
    let x = ScalarInputs.numbers(1003, "x")
    let expected = x.map { $0 * $0 }.reduce(0, +)
    let floats = ScalarInputs.atEveryLevel { kernels in
      [Float.sumOfSquares(x.converted(to: Float.self), count: 1003, kernels: kernels)]
    }
    #expect((floats[0] - expected).magnitude <= 0x1p-24 * expected)
    let doubles = ScalarInputs.atEveryLevel { [Double.sumOfSquares(x, count: 1003, kernels: $0)] }
    #expect((doubles[0] - expected).magnitude <= 0x1p-48 * expected)
    #expect(Float.sumOfSquares([3e38, 1], count: 2) == .infinity)
    #expect(Float.sumOfSquares([], count: 0) == 0)
  }

  private func embedded<Scalar: KernelScalar>(_ type: Scalar.Type, width: Int) {
    let tokens = ScalarInputs.numbers(3 * width, "tokens").converted(to: type)
    let positions = ScalarInputs.numbers(2 * width, "positions").converted(to: type)
    let places = [(2, 1), (0, 0), (2, 0)].map { EmbeddingPlace(token: $0, position: $1) }
    let dx = ScalarInputs.numbers(3 * width, "dx").converted(to: type)
    let result = ScalarInputs.atEveryLevel { kernels in
      var (x, dtokens, dpositions) = (dx, tokens, positions)
      Scalar.embed(
        places, rowCount: 3, tokens: tokens, positions: positions, width: width, into: &x,
        kernels: kernels)
      Scalar.pullBackEmbedding(
        dx, at: places, rowCount: 3, width: width, addingToTokens: &dtokens,
        positions: &dpositions, kernels: kernels)
      var sum = x
      Scalar.add(dx, count: 3 * width, to: &sum, kernels: kernels)
      return x + dtokens + dpositions + sum
    }
    var (x, dtokens, dpositions) = (dx, tokens, positions)
    Plain.embed(
      places, rowCount: 3, tokens: tokens, positions: positions, width: width, into: &x)
    Plain.pullBackEmbedding(
      dx, at: places, rowCount: 3, width: width, addingToTokens: &dtokens, positions: &dpositions)
    let sum = zip(x, dx).map { $0 + $1 }
    #expect(result == (x + dtokens + dpositions + sum).map { Double($0) })
  }

  @Test(arguments: [1, 16, 21, 64])
  func `embeddings are read and added to row by row`(width: Int) {
    embedded(Float.self, width: width)
    embedded(Double.self, width: width)
  }
}
