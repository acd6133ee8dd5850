import NumericalMethods

/// The operations of `KernelScalar` as plain loops: what they are to give, up to rounding where a sum has another order.
enum Plain<Scalar: KernelScalar> {}

extension Plain {
  /// finish(X·W), element by element.
  static func multiply(
    _ product: PackedProduct<Scalar>, finish: ProductFinish<Scalar>,
    into result: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    for row in 0..<product.rowCount {
      let x = product.rows.start + row * product.rows.stride
      for column in 0..<product.columnCount {
        var sum = start(of: finish, at: row * stride + column)
        for inner in 0..<product.innerCount {
          sum.addProduct(x[inner], product.matrix[inner * product.columnCount + column])
        }
        let place = row * stride + column
        switch finish {
        case .none, .adding: result[place] = sum
        case .scaled(let factors): result[place] = factors[place] * sum
        case .gaussianErrorLinear(let slopes):
          let (value, slope) = gaussianErrorLinear(sum)
          result[place] = value
          slopes?[place] = slope
        }
      }
    }
  }

  /// What a sum starts from.
  private static func start(of finish: ProductFinish<Scalar>, at place: Int) -> Scalar {
    if case .adding(let start) = finish { start[place] } else { 0 }
  }

  /// result + XᵀY, row by row of X and Y.
  static func addTransposedProduct(
    _ x: StridedRows<Scalar>, _ y: StridedRows<Scalar>, rowCount: Int,
    to result: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    for row in 0..<rowCount {
      let (left, right) = (x.start + row * x.stride, y.start + row * y.stride)
      for i in 0..<x.width {
        for j in 0..<y.width { result[i * stride + j].addProduct(left[i], right[j]) }
      }
    }
  }

  /// GELU(u) and its slope, as ``ProductFinish/gaussianErrorLinear(slopes:)`` states them.
  static func gaussianErrorLinear(_ u: Scalar) -> (value: Scalar, slope: Scalar) {
    let square = u * u
    let scale: Scalar = 0.797884560802865355879892119868763737  // √(2/π)
    let argument = scale * u * (1 + 0.044715 * square)
    let logistic = 1 / (1 + Scalar.exponential(-2 * argument))
    let slope =
      logistic + 2 * u * logistic * (1 - logistic) * scale * (1 + 0.134145 * square)
    return (u * logistic, slope)
  }
}
