import NumericalMethods
import Testing

@Suite struct PathGramsTests {
  @Test(arguments: [[1, 1, 8], [3, 6, 32], [4, 5, 13], [2, 7, 8], [5, 13, 11]])
  func `Gram matrices are those of the derivatives written out`(shape: [Int]) {
    let (length, outputs, width) = (shape[0], shape[1], shape[2])
    let (paths, inner) = (2, 9)
    let x = KernelInputs.numbers(paths * length * inner, "x")
    let deltas = KernelInputs.numbers(paths * length * outputs * width, "deltas")
    let grams = KernelInputs.atEveryLevel { kernels in
      var products = [Double](repeating: 0, count: paths * length * length)
      kernels.pathProducts(x, paths: paths, length: length, width: inner, into: &products)
      var grams = [Double](repeating: 0, count: paths * outputs * outputs)
      deltas.withUnsafeBufferPointer { deltas in
        guard let start = deltas.baseAddress else { return }
        let given = PathDeltas(
          start, paths: paths, length: length, outputs: outputs, width: width)
        kernels.addPathGrams(given, products: products, to: &grams)
      }
      return grams
    }
    for path in 0..<paths {
      let jacobian = (0..<outputs).map { output -> [Double] in
        var row = [Double](repeating: 0, count: inner * width)
        for place in path * length..<(path + 1) * length {
          for i in 0..<inner {
            for j in 0..<width {
              row[i * width + j] +=
                x[place * inner + i] * deltas[(place * outputs + output) * width + j]
            }
          }
        }
        return row
      }
      let expected = jacobian.flatMap { one in jacobian.map { dotProduct(one, $0) } }
      let size = outputs * outputs
      KernelInputs.expectClose(Array(grams[path * size..<(path + 1) * size]), expected, 1e-13)
    }
  }

  @Test func `sums along paths are those of plain loops`() {
    let (paths, length, outputs, width) = (2, 3, 4, 11)
    let x = KernelInputs.numbers(paths * length * width, "x")
    let deltas = KernelInputs.numbers(paths * length * outputs * width, "deltas")
    for factors in [x, nil] {
      let sums = KernelInputs.atEveryLevel { kernels in
        var sums = [Double](repeating: 0, count: paths * outputs * width)
        deltas.withUnsafeBufferPointer { deltas in
          guard let start = deltas.baseAddress else { return }
          let given = PathDeltas(
            start, paths: paths, length: length, outputs: outputs, width: width)
          factors.map { kernels.pathSums(given, times: $0, into: &sums) }
            ?? kernels.pathSums(given, times: nil, into: &sums)
        }
        return sums
      }
      var expected = [Double](repeating: 0, count: paths * outputs * width)
      for path in 0..<paths {
        for place in path * length..<(path + 1) * length {
          for output in 0..<outputs {
            for i in 0..<width {
              expected[(path * outputs + output) * width + i] +=
                (factors?[place * width + i] ?? 1) * deltas[(place * outputs + output) * width + i]
            }
          }
        }
      }
      KernelInputs.expectClose(sums, expected, 1e-15)
    }
  }
}
