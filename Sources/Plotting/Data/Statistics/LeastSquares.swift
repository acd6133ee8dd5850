/// Linear equations, more than unknowns, solved with the least sum of squared errors.
///
/// Source: A. S. Householder, "Unitary triangularization of a nonsymmetric matrix", Journal of the
/// ACM 5 (1958); G. Golub, "Numerical methods for solving linear least squares problems",
/// Numerische Mathematik 7 (1965).
struct LeastSquares {
  private let unknowns: Int
  /// The equations by columns, the right side last.
  private var columns: [[Double]]

  init(unknowns: Int) {
    self.unknowns = unknowns
    columns = [[Double]](repeating: [], count: unknowns + 1)
  }

  /// Adds an equation.
  mutating func append(_ coefficients: [Double], value: Double) {
    for (index, coefficient) in coefficients.enumerated() { columns[index].append(coefficient) }
    columns[unknowns].append(value)
  }

  /// The unknowns; nil where the equations do not determine them.
  func solution() -> [Double]? {
    var columns = columns
    let count = columns[0].count
    guard count >= unknowns else { return nil }
    for step in 0..<unknowns {
      let before = columns[step].reduce(0) { $0 + $1 * $1 }.squareRoot()
      let rest = columns[step][step...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      // What is left of a column that depends on those before it is rounding alone.
      guard rest > 1e-12 * before else { return nil }
      let diagonal = columns[step][step] > 0 ? -rest : rest
      var reflector = Array(columns[step][step...])
      reflector[0] -= diagonal
      let square = reflector.reduce(0) { $0 + $1 * $1 }
      for index in step...unknowns {
        let product = zip(reflector, columns[index][step...]).reduce(0) { $0 + $1.0 * $1.1 }
        let factor = 2 * product / square
        for (offset, value) in reflector.enumerated() {
          columns[index][step + offset] -= factor * value
        }
      }
    }
    var solution = [Double](repeating: 0, count: unknowns)
    for row in (0..<unknowns).reversed() {
      var value = columns[unknowns][row]
      for index in (row + 1)..<unknowns { value -= columns[index][row] * solution[index] }
      solution[row] = value / columns[row][row]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
