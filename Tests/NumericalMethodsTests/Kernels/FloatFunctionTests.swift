import NumericalMethods
import Testing

@Suite struct FloatFunctionTests {
  /// Floats over the whole range of a function, evenly by their bits.
  private func arguments(_ range: ClosedRange<Float>, count: Int) -> [Float] {
    let (low, high) = (range.lowerBound, range.upperBound)
    return (0..<count).map { low + (high - low) * (Float($0) / Float(count - 1)) }
  }

  /// The largest error in units of the last place of the exact value.
  private func worstError(_ computed: [Float], _ exact: [Double]) -> Double {
    zip(computed, exact).map { computed, exact in
      let place = Double(Float(exact).ulp)
      return (Double(computed) - exact).magnitude / place
    }.max() ?? 0
  }

  private func everyLevel(
    _ x: [Float],
    _ function: (UnsafePointer<Float>, Int, UnsafeMutablePointer<Float>, Kernels) -> Void
  ) -> [Float] {
    ScalarInputs.atEveryLevel { kernels in
      var y = x
      function(x, x.count, &y, kernels)
      return y
    }.map { Float($0) }
  }

  @Test func `exp is within one unit of the last place`() {
    let x = arguments(-103...88.7, count: 20001) + arguments(-1...1, count: 10001)
    let y = everyLevel(x) { Float.exponential($0, count: $1, into: $2, kernels: $3) }
    #expect(worstError(y, x.map { exponential(Double($0)) }) < 1)
  }

  @Test func `ln is within a unit and a fifth of the last place`() {
    var x = (0..<20001).map { Float(bitPattern: 1 + UInt32($0) * 106_900) }
    x += arguments(0.5...2, count: 10001)
    let y = everyLevel(x) { Float.logarithm($0, count: $1, into: $2, kernels: $3) }
    #expect(worstError(y, x.map { logarithm(Double($0)) }) < 1.2)
  }

  @Test func `special arguments have the usual values`() {
    let x: [Float] = [.infinity, -.infinity, .nan, 0, -0.0, 89, -104, 1]
    let powers = everyLevel(x) { Float.exponential($0, count: $1, into: $2, kernels: $3) }
    #expect(powers[2].isNaN)
    #expect(
      powers.enumerated().filter { $0.offset != 2 }.map(\.element)
        == [.infinity, 0, 1, 1, .infinity, 0, Float(exponential(1.0))])
    let logarithms = everyLevel(x) { Float.logarithm($0, count: $1, into: $2, kernels: $3) }
    #expect([1, 2, 6].allSatisfy { logarithms[$0].isNaN })
    #expect([0, 3, 4, 7].map { logarithms[$0] } == [.infinity, -.infinity, -.infinity, 0])
  }

  @Test func `doubles have the bits of the kernels of simulations`() {
    let x = KernelInputs.numbers(1000, "x").map { 700 * $0 }
    let positive = x.map { $0.magnitude }
    let powers = ScalarInputs.atEveryLevel { kernels in
      var y = x
      Double.exponential(x, count: x.count, into: &y, kernels: kernels)
      return y
    }
    #expect(powers == Kernels.selected.exponential(x))
    let logarithms = ScalarInputs.atEveryLevel { kernels in
      var y = x
      Double.logarithm(positive, count: x.count, into: &y, kernels: kernels)
      return y
    }
    #expect(logarithms == Kernels.selected.logarithm(positive))
  }

  @Test func `the Gaussian error linear unit is right to 2 ulp of its argument everywhere`() {
    let x = arguments(-12...12, count: 4001) + [-1e10, 1e10, -.infinity, .infinity, .nan]
    var packed = [Float](repeating: 0, count: Float.packedCount(rows: 1, columns: 1))
    Float.pack([1], rows: 1, columns: 1, stride: 1, isTransposed: false, into: &packed)
    var (y, slopes) = (x, x)
    slopes.withUnsafeMutableBufferPointer { slopes in
      Float.multiply(
        PackedProduct(StridedRows(x, width: 1), rowCount: x.count, matrix: packed, columnCount: 1),
        finish: .gaussianErrorLinear(slopes: slopes.baseAddress), into: &y, stride: 1)
    }
    for place in 0..<4001 {
      let (value, slope) = Plain<Double>.gaussianErrorLinear(Double(x[place]))
      #expect((Double(y[place]) - value).magnitude <= 0x1p-22 * Double(x[place].magnitude))
      #expect((Double(slopes[place]) - slope).magnitude <= 0x1p-20)
    }
    #expect(y[4001].magnitude < 1e-20 && y[4002] == 1e10)
    #expect(slopes[4001].magnitude < 1e-20 && slopes[4002] == 1)
    #expect(y[4004] == .infinity && y[4005].isNaN && slopes[4005].isNaN)
  }
}
