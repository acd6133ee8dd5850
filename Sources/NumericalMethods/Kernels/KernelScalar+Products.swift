extension KernelScalar {
  /// eˣ by way of double precision.
  public static func exponential(_ x: Self) -> Self {
    Self(NumericalMethods.exponential(Double(x)))
  }

  /// The natural logarithm by way of double precision.
  public static func logarithm(_ x: Self) -> Self {
    Self(NumericalMethods.logarithm(Double(x)))
  }

  /// rows · columns: the plain version keeps a matrix row by row.
  public static func packedCount(rows: Int, columns: Int) -> Int { rows * columns }

  /// The matrix row by row, transposed where that is asked for.
  public static func pack(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int, isTransposed: Bool,
    into packed: UnsafeMutablePointer<Self>
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        let place = isTransposed ? column * stride + row : row * stride + column
        packed[row * columns + column] = matrix[place]
      }
    }
  }

  /// finish(X·W), element by element.
  public static func multiply(
    _ product: PackedProduct<Self>, finish: ProductFinish<Self>,
    into result: UnsafeMutablePointer<Self>, stride: Int
  ) {
    for row in 0..<product.rowCount {
      let x = product.rows.start + row * product.rows.stride
      for column in 0..<product.columnCount {
        var sum: Self = 0
        for inner in 0..<product.innerCount {
          sum.addProduct(x[inner], product.matrix[inner * product.columnCount + column])
        }
        let place = row * stride + column
        switch finish {
        case .none: result[place] = sum
        case .adding(let residual): result[place] = residual[place] + sum
        case .scaled(let factors): result[place] = factors[place] * sum
        case .gaussianErrorLinear(let slopes):
          let (value, slope) = gaussianErrorLinear(sum)
          result[place] = value
          slopes?[place] = slope
        }
      }
    }
  }

  /// result + XᵀY, row by row of X and Y.
  public static func addTransposedProduct(
    _ x: StridedRows<Self>, _ y: StridedRows<Self>, rowCount: Int,
    to result: UnsafeMutablePointer<Self>, stride: Int
  ) {
    for row in 0..<rowCount {
      let (left, right) = (x.start + row * x.stride, y.start + row * y.stride)
      for i in 0..<x.width {
        for j in 0..<y.width { result[i * stride + j].addProduct(left[i], right[j]) }
      }
    }
  }

  /// GELU(u) and its slope, as ``ProductFinish/gaussianErrorLinear(slopes:)`` states them.
  static func gaussianErrorLinear(_ u: Self) -> (value: Self, slope: Self) {
    let square = u * u
    let scale: Self = 0.797884560802865355879892119868763737  // √(2/π)
    let argument = scale * u * (1 + 0.044715 * square)
    let logistic = 1 / (1 + exponential(-2 * argument))
    let slope =
      logistic + 2 * u * logistic * (1 - logistic) * scale * (1 + 0.134145 * square)
    return (u * logistic, slope)
  }
}
