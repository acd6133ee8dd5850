import NumericalMethods
import Testing

@Suite struct RowNormalizationTests {
  /// Rows with their cotangents.
  private struct Case {
    let rows = 5
    let width: Int
    let x, dy, gain, bias: [Double]

    init(width: Int) {
      self.width = width
      x = ScalarInputs.numbers(5 * width, "x").map { 3 * $0 + 1 }
      dy = ScalarInputs.numbers(5 * width, "dy")
      gain = ScalarInputs.numbers(width, "gain")
      bias = ScalarInputs.numbers(width, "bias")
    }

    /// y, moments, dx, and the derivatives by gain and bias.
    func run<Scalar: KernelScalar>(_ type: Scalar.Type, _ kernels: Kernels?) -> [Scalar] {
      let (x, dy) = (x.converted(to: type), dy.converted(to: type))
      let (gain, bias) = (gain.converted(to: type), bias.converted(to: type))
      var (y, moments) = (x, [Scalar](repeating: 0, count: 2 * rows))
      var (dx, dgain, dbias) = (dy, gain, bias)
      if let kernels {
        Scalar.normalize(
          x, gain: gain, bias: bias, into: &y, moments: &moments, rowCount: rows, width: width,
          epsilon: 1e-5, kernels: kernels)
        Scalar.pullBackNormalization(
          dy, x: x, moments: moments, gain: gain, addingTo: &dx, gain: &dgain, bias: &dbias,
          rowCount: rows, width: width, kernels: kernels)
      } else {
        Plain.normalize(
          x, gain: gain, bias: bias, into: &y, moments: &moments, rowCount: rows, width: width,
          epsilon: 1e-5)
        Plain.pullBackNormalization(
          dy, x: x, moments: moments, gain: gain, addingTo: &dx, gain: &dgain, bias: &dbias,
          rowCount: rows, width: width)
      }
      return y + moments + dx + dgain + dbias
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 64, 100])
  func `rows are normalised and pulled back as the plain loops do in double precision`(
    width: Int
  ) {
    let test = Case(width: width)
    let expected = test.run(Double.self, nil)
    // Rows of one or two numbers may have a tiny deviation: its inverse multiplies the rounding error.
    let factor = expected[5 * width..<5 * width + 10].map { $0.magnitude }.max() ?? 1
    let floats = ScalarInputs.atEveryLevel { test.run(Float.self, $0) }
    KernelInputs.expectClose(floats, expected, 0x1p-20 * factor)
    let doubles = ScalarInputs.atEveryLevel { test.run(Double.self, $0) }
    KernelInputs.expectClose(doubles, expected, 0x1p-49 * factor)
  }

  @Test func `the derivative is that of central differences`() {
    let width = 21
    let test = Case(width: width)
    let zeros = [Double](repeating: 0, count: width)
    func value(_ x: [Double]) -> Double {
      var (y, moments) = (x, [0.0, 0])
      Double.normalize(
        x, gain: test.gain, bias: test.bias, into: &y, moments: &moments, rowCount: 1,
        width: width, epsilon: 1e-5)
      return zip(y, test.dy).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let x = Array(test.x.prefix(width))
    var (y, moments, dx, dgain, dbias) = (x, [0.0, 0], zeros, zeros, zeros)
    Double.normalize(
      x, gain: test.gain, bias: test.bias, into: &y, moments: &moments, rowCount: 1, width: width,
      epsilon: 1e-5)
    Double.pullBackNormalization(
      test.dy, x: x, moments: moments, gain: test.gain, addingTo: &dx, gain: &dgain, bias: &dbias,
      rowCount: 1, width: width)
    let differences = (0..<width).map { place in
      var (above, below) = (x, x)
      above[place] += 1e-5
      below[place] -= 1e-5
      return (value(above) - value(below)) / 2e-5
    }
    KernelInputs.expectClose(dx, differences, 1e-8)
  }

  @Test func `rows with an infinite number or none become NaN, and no others`() {
    var x = Case(width: 20).x.map { Float($0) }
    x[3] = .infinity
    x[45] = .nan
    let (gain, bias) = ([Float](repeating: 1, count: 20), [Float](repeating: 0, count: 20))
    var (y, moments) = (x, [Float](repeating: 0, count: 10))
    Float.normalize(
      x, gain: gain, bias: bias, into: &y, moments: &moments, rowCount: 5, width: 20,
      epsilon: 1e-5)
    #expect(
      (0..<5).map { row in y[row * 20..<row * 20 + 20].contains { $0.isNaN } }
        == [true, false, true, false, false])
  }
}
