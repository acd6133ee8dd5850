import NumericalMethods
import Testing

@Suite struct MatrixProductTests {
  /// Sizes below, at and beyond those of tiles: rows, columns, inner.
  static let sizes = [
    [1, 1, 1], [2, 6, 32], [7, 8, 3], [13, 33, 5], [6, 32, 128], [19, 96, 32], [50, 47, 9],
    [8, 5, 700],
  ]

  @Test(arguments: sizes)
  func `each element is one chain of fused multiply–adds, at every level`(size: [Int]) {
    let (m, n, k) = (size[0], size[1], size[2])
    let a = KernelInputs.numbers(m * k, "a")
    let b = KernelInputs.numbers(k * n, "b")
    let start = KernelInputs.numbers(m * n, "c")
    for isAdded in [false, true] {
      let product = KernelInputs.atEveryLevel { kernels in
        var c = start
        kernels.multiply(
          StridedMatrix(a, rows: m, columns: k), StridedMatrix(b, rows: k, columns: n), into: &c,
          isAdded: isAdded)
        return c
      }
      var expected = isAdded ? start : [Double](repeating: 0, count: m * n)
      for i in 0..<m {
        for j in 0..<n {
          for l in 0..<k {
            expected[i * n + j] = expected[i * n + j].addingProduct(a[i * k + l], b[l * n + j])
          }
        }
      }
      #expect(product == expected)
    }
  }

  @Test(arguments: sizes)
  func `a transposed factor gives the same bits as its transpose written out`(size: [Int]) {
    let (m, n, k) = (size[0], size[1], size[2])
    let a = KernelInputs.numbers(k * m, "a")
    let b = KernelInputs.numbers(k * n, "b")
    let products = KernelInputs.atEveryLevel { kernels in
      var transposed = [Double](repeating: 0, count: m * k)
      kernels.transpose(a, rows: k, columns: m, into: &transposed)
      var one = [Double](repeating: 0, count: m * n)
      var other = one
      let right = StridedMatrix(b, rows: k, columns: n)
      kernels.multiply(StridedMatrix(a, rows: k, columns: m).transposed, right, into: &one)
      kernels.multiply(StridedMatrix(transposed, rows: m, columns: k), right, into: &other)
      #expect(one == other)
      return one
    }
    #expect(products.count == m * n)
  }

  @Test func `rows are gathered, scattered and multiplied`() {
    let x = KernelInputs.numbers(4 * 11, "x")
    let places: [Int32] = [2, 0, 2]
    let all = KernelInputs.atEveryLevel { kernels in
      var gathered = [Double](repeating: 0, count: 3 * 11)
      kernels.gatherRows(x, at: places, count: 3, width: 11, into: &gathered)
      var sums = [Double](repeating: 1, count: 4 * 11)
      kernels.scatterRows(x, at: places, count: 3, width: 11, addingTo: &sums)
      var products = Array(x.prefix(22))
      kernels.multiplyRows(&products, by: x, count: 1, repeats: 2, width: 11)
      return gathered + sums + products
    }
    func row(_ place: Int) -> [Double] { Array(x[place * 11..<place * 11 + 11]) }
    let ones = [Double](repeating: 1, count: 11)
    func sum(_ x: [Double], _ y: [Double]) -> [Double] { zip(x, y).map { $0 + $1 } }
    func product(_ x: [Double], _ y: [Double]) -> [Double] { zip(x, y).map { $0 * $1 } }
    let expected =
      row(2) + row(0) + row(2) + sum(ones, row(1)) + ones
      + sum(sum(ones, row(0)), row(2)) + ones + product(row(0), row(0)) + product(row(1), row(0))
    #expect(all == expected)
  }
}
