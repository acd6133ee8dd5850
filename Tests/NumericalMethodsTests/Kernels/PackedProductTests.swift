import NumericalMethods
import Testing

@Suite struct PackedProductTests {
  /// Sizes below, at and beyond those of tiles, panels and parts: rows, columns, inner.
  static let sizes = [
    [1, 1, 1], [2, 6, 32], [7, 16, 3], [13, 65, 5], [5, 144, 64], [31, 37, 129], [98, 3, 2],
    [12, 32, 260], [3, 0, 4], [0, 4, 4], [2, 3, 0],
  ]

  /// A product with its operands; results have a stride beyond their width, with 9 in between.
  private struct Case {
    let (m, n, k): (Int, Int, Int)
    let a, b, given: [Double]
    var stride: Int { n + 3 }

    init(_ size: [Int]) {
      (m, n, k) = (size[0], size[1], size[2])
      a = ScalarInputs.numbers(m * (k + 1) + 1, "a")
      b = ScalarInputs.numbers(k * n + 1, "b").map { 2 * $0 }
      given = ScalarInputs.numbers(m * (n + 3) + 1, "c")
    }

    /// The result and what the finish wrote, by the kernels and by the plain loops.
    func run<Scalar: KernelScalar>(
      _ type: Scalar.Type, finish: (UnsafeMutablePointer<Scalar>) -> ProductFinish<Scalar>,
      kernels: Kernels?
    ) -> [Scalar] {
      let (a, b) = (a.converted(to: type), b.converted(to: type))
      var result = [Scalar](repeating: 9, count: m * stride + 1)
      var other = given.converted(to: type)
      let rows = StridedRows(a, width: k, stride: k + 1)
      other.withUnsafeMutableBufferPointer { other in
        guard let start = other.baseAddress else { return }
        guard let kernels else {
          let product = PackedProduct(rows, rowCount: m, matrix: b, columnCount: n)
          Plain.multiply(product, finish: finish(start), into: &result, stride: stride)
          return
        }
        let size = Scalar.packedCount(rows: k, columns: n, kernels: kernels)
        var packed = [Scalar](repeating: 0, count: size + 1)
        Scalar.pack(
          b, rows: k, columns: n, stride: n, isTransposed: false, into: &packed, kernels: kernels)
        let product = PackedProduct(rows, rowCount: m, matrix: packed, columnCount: n)
        Scalar.multiply(
          product, finish: finish(start), into: &result, stride: stride, kernels: kernels)
      }
      return result + other
    }
  }

  private func expectChains<Scalar: KernelScalar>(_ size: [Int], _ type: Scalar.Type) {
    let test = Case(size)
    let plain = ScalarInputs.atEveryLevel { test.run(type, finish: { _ in .none }, kernels: $0) }
    #expect(plain == test.run(type, finish: { _ in .none }, kernels: nil).map { Double($0) })
    let added = ScalarInputs.atEveryLevel {
      test.run(type, finish: { .adding($0) }, kernels: $0)
    }
    #expect(added == test.run(type, finish: { .adding($0) }, kernels: nil).map { Double($0) })
    let scaled = ScalarInputs.atEveryLevel {
      test.run(type, finish: { .scaled(by: $0) }, kernels: $0)
    }
    #expect(scaled == test.run(type, finish: { .scaled(by: $0) }, kernels: nil).map { Double($0) })
  }

  @Test(arguments: sizes)
  func `each element is one chain of fused multiply–adds, at every level`(size: [Int]) {
    expectChains(size, Float.self)
    expectChains(size, Double.self)
  }

  private func expectUnits<Scalar: KernelScalar>(
    _ size: [Int], _ type: Scalar.Type, _ tolerance: Double
  ) {
    let test = Case(size)
    let unit = ScalarInputs.atEveryLevel {
      test.run(type, finish: { .gaussianErrorLinear(slopes: $0) }, kernels: $0)
    }
    let expected = test.run(
      Double.self, finish: { .gaussianErrorLinear(slopes: $0) }, kernels: nil)
    KernelInputs.expectClose(unit, expected, tolerance * Double(8 + size[2]))
    let withoutSlopes = ScalarInputs.atEveryLevel {
      test.run(type, finish: { _ in .gaussianErrorLinear(slopes: nil) }, kernels: $0)
    }
    let count = test.m * test.stride
    #expect(withoutSlopes.prefix(count) == unit.prefix(count))
    #expect(Array(withoutSlopes.dropFirst(count + 1)) == test.given)
  }

  @Test(arguments: sizes)
  func `the Gaussian error linear unit and its slope are stored`(size: [Int]) {
    expectUnits(size, Float.self, 0x1p-23)
    expectUnits(size, Double.self, 0x1p-52)
  }

  private func expectSameTransposed<Scalar: KernelScalar>(_ type: Scalar.Type) {
    let (rows, columns) = (37, 70)
    let matrix = ScalarInputs.numbers(rows * columns, "matrix").converted(to: type)
    var transposed = matrix
    for i in 0..<rows {
      for j in 0..<columns { transposed[j * rows + i] = matrix[i * columns + j] }
    }
    let size = Scalar.packedCount(rows: rows, columns: columns)
    var (one, other) = ([Scalar](repeating: 9, count: size), [Scalar](repeating: 9, count: size))
    Scalar.pack(
      matrix, rows: rows, columns: columns, stride: columns, isTransposed: false, into: &one)
    Scalar.pack(
      transposed, rows: rows, columns: columns, stride: rows, isTransposed: true, into: &other)
    #expect(one == other)
  }

  @Test func `a transposed matrix is packed as its transpose written out`() {
    expectSameTransposed(Float.self)
    expectSameTransposed(Double.self)
  }

  private func expectTransposedChains<Scalar: KernelScalar>(_ size: [Int], _ type: Scalar.Type) {
    let (count, n, m) = (size[0], size[1], size[2])
    let x = ScalarInputs.numbers(count * (m + 2) + 1, "x").converted(to: type)
    let y = ScalarInputs.numbers(count * (n + 1) + 1, "y").converted(to: type)
    let start = ScalarInputs.numbers(m * (n + 3) + 1, "start").converted(to: type)
    let left = StridedRows(x, width: m, stride: m + 2)
    let right = StridedRows(y, width: n, stride: n + 1)
    let result = ScalarInputs.atEveryLevel { kernels in
      var sums = start
      Scalar.addTransposedProduct(
        left, right, rowCount: count, to: &sums, stride: n + 3, kernels: kernels)
      return sums
    }
    var expected = start
    Plain.addTransposedProduct(left, right, rowCount: count, to: &expected, stride: n + 3)
    #expect(result == expected.map { Double($0) })
  }

  @Test(arguments: sizes + [[200, 33, 14]])
  func `gradients of factors are chains over the rows, at every level`(size: [Int]) {
    expectTransposedChains(size, Float.self)
    expectTransposedChains(size, Double.self)
  }
}
