import NumericalMethods

/// A system of one block given by a function and its Jacobian; its observables are its first components.
struct DenseSystem: LinearlyImplicitSystem {
  let blockCount = 1
  let blockLength: Int
  let observableCount = 1
  let slope: (Double, [Double]) -> [Double]
  /// ∂f/∂y, row by row.
  let jacobian: (Double, [Double]) -> [Double]

  init(
    _ length: Int, _ slope: @escaping (Double, [Double]) -> [Double],
    jacobian: @escaping (Double, [Double]) -> [Double]
  ) {
    blockLength = length
    self.slope = slope
    self.jacobian = jacobian
  }

  var jacobianLength: Int { blockLength * blockLength }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    let values = slope(time, Array(UnsafeBufferPointer(start: state, count: blockLength)))
    for index in 0..<blockLength { derivative[index] = values[index] }
    observables?[0] = state[0]
  }

  func linearize(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    jacobian: UnsafeMutablePointer<Double>
  ) {
    let values = self.jacobian(time, Array(UnsafeBufferPointer(start: state, count: blockLength)))
    for index in values.indices { jacobian[index] = values[index] }
  }

  func solve(
    jacobian: UnsafeMutablePointer<Double>, factor: ComplexNumber,
    real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>
  ) {
    let n = blockLength
    let matrix = (0..<n * n).map { place in
      ComplexNumber(place / n == place % n ? 1 : 0) - jacobian[place] * factor
    }
    let solution = denseSolution(matrix, (0..<n).map { ComplexNumber(real[$0], imaginary[$0]) })
    for index in 0..<n {
      real[index] = solution[index].real
      imaginary[index] = solution[index].imaginary
    }
  }
}

/// x of Mx = b by Gaussian elimination with pivots; M row by row.
func denseSolution(_ matrix: [ComplexNumber], _ side: [ComplexNumber]) -> [ComplexNumber] {
  let n = side.count
  var rows = (0..<n).map { Array(matrix[$0 * n..<($0 + 1) * n]) + [side[$0]] }
  for pivot in 0..<n {
    let best = (pivot..<n).max {
      rows[$0][pivot].squaredMagnitude < rows[$1][pivot].squaredMagnitude
    }
    rows.swapAt(pivot, best ?? pivot)
    let inverse = rows[pivot][pivot].inverse
    for row in 0..<n where row != pivot {
      let multiple = rows[row][pivot] * inverse
      for column in pivot...n {
        rows[row][column] = rows[row][column] - multiple * rows[pivot][column]
      }
    }
  }
  return (0..<n).map { rows[$0][n] * rows[$0][$0].inverse }
}
