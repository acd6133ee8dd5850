import NumericalMethods
import Testing

@Suite struct HessenbergMatrixTests {
  @Test(arguments: [1, 2, 3, 7, 20]) func `solutions satisfy their equations`(count: Int) {
    var stream = RandomStream(seed: 4, path: ["matrix"])
    let matrix = (0..<count * count).map { _ in stream.normal() }
    let (real, imaginary) = (
      (0..<count).map { _ in stream.normal() }, (0..<count).map { _ in stream.normal() }
    )
    for factor in [ComplexNumber(0.3, 0.4), ComplexNumber(-2, 0), ComplexNumber(1e6, -1e6)] {
      let (x, y) = solve(matrix, factor, real, imaginary)
      for row in 0..<count {
        var sum = ComplexNumber(x[row], y[row])
        var size = 1.0
        for column in 0..<count {
          let term = factor * (matrix[row * count + column] * ComplexNumber(x[column], y[column]))
          sum = sum - term
          size = max(size, term.squaredMagnitude.squareRoot())
        }
        #expect((sum.real - real[row]).magnitude < 1e-12 * size)
        #expect((sum.imaginary - imaginary[row]).magnitude < 1e-12 * size)
      }
    }
  }

  private func solve(
    _ matrix: [Double], _ factor: ComplexNumber, _ real: [Double], _ imaginary: [Double]
  ) -> ([Double], [Double]) {
    let count = real.count
    var (x, y) = (real, imaginary)
    var numbers = [Double](repeating: 0, count: HessenbergMatrix.length(count: count))
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let reduced = HessenbergMatrix(count: count, numbers: start)
      for (index, value) in matrix.enumerated() { reduced.matrix[index] = value }
      reduced.reduce()
      reduced.solve(factor: factor, real: &x, imaginary: &y)
    }
    return (x, y)
  }
}
