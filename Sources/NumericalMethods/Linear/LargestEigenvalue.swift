/// The largest eigenvalue of symmetric matrices without negative eigenvalues, as an interval that it certainly lies in.
///
/// The power method on whole matrices: A is divided by its trace and squared, again and again, so that k
/// squarings do the work of 2ᵏ steps with a vector. Where the trace is 1, t = tr A² = Σ a² gives
///
///   t ≤ λ(A) ≤ √t,
///
/// since λ ≥ Σλᵢ²/Σλᵢ and λ² ≤ Σλᵢ². So each squaring leaves an interval, whatever the gap to the next eigenvalue; its
/// relative width is at least halved, and squared where there is a gap. Rounding moves the ends by less than
/// 4n·2⁻⁵² relative: an error of a squaring is halved by each later root.
///
/// Source: ours, from inequalities between the power sums of eigenvalues.
public struct LargestEigenvalue {
  /// n, the number of rows.
  public let size: Int
  private var power: [Double]
  private var square: [Double]
  private var traces: [Double] = []

  /// Room for matrices of a size.
  public init(size: Int) {
    precondition(size > 0, "a matrix has at least one row")
    self.size = size
    power = [Double](repeating: 0, count: size * size)
    square = power
  }

  /// The interval, about 2·10⁻¹⁴ wide relative to its ends; nil as soon as it is seen to lie below a threshold.
  ///
  /// - Parameters:
  ///   - matrix: A [n × n], symmetric, finite, without negative eigenvalues.
  ///   - threshold: What the eigenvalue has to reach to be of interest.
  /// - Returns: Bounds of the largest eigenvalue; 0…0 for a matrix without a positive diagonal element.
  /// - Complexity: n³ for each of at most 46 squarings; n² for diagonal matrices.
  public mutating func interval(
    of matrix: UnsafePointer<Double>, atLeast threshold: Double = 0
  ) -> ClosedRange<Double>? {
    var (trace, diagonal, rowSum) = (0.0, 0.0, 0.0)
    for row in 0..<size {
      let values = matrix + row * size
      trace += values[row]
      diagonal = max(diagonal, values[row])
      var sum = 0.0
      for column in 0..<size { sum += values[column].magnitude }
      rowSum = max(rowSum, sum)
    }
    if rowSum < threshold { return nil }
    // Gershgorin: λ is at least each diagonal element and at most the largest sum of a row's magnitudes.
    guard trace > 0, rowSum > diagonal else { return diagonal...diagonal }
    traces = [trace]
    for index in 0..<size * size { power[index] = matrix[index] / trace }
    while true {
      let squares = min(sumOfSquares(), 1)
      let greatest = root(times: squares.squareRoot())
      if greatest < threshold { return nil }
      if traces.count > 46 || squares > 1 - 1e-14 {
        return min(root(times: squares), greatest)...greatest
      }
      squarePower()
    }
  }

  /// A ← A²/tr A².
  private mutating func squarePower() {
    let size = size
    power.withUnsafeBufferPointer { power in
      square.withUnsafeMutableBufferPointer { square in
        guard let rows = power.baseAddress, let result = square.baseAddress else { return }
        for row in 0..<size {
          Self.multiply(rows, rows + row * size, size: size, into: result + row * size)
        }
      }
    }
    swap(&power, &square)
    var trace = 0.0
    for row in 0..<size { trace += power[row * size + row] }
    traces.append(trace)
    let factor = 1 / trace
    for index in power.indices { power[index] *= factor }
  }

  private static func multiply(
    _ matrix: UnsafePointer<Double>, _ vector: UnsafePointer<Double>, size: Int,
    into result: UnsafeMutablePointer<Double>
  ) {
    guard size < 16 else {
      Kernels.selected.multiply(rows: size, width: size, matrix, vector, into: result)
      return
    }
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += matrix[row * size + column] * vector[column] }
      result[row] = sum
    }
  }

  private func sumOfSquares() -> Double {
    power.withUnsafeBufferPointer { power in
      guard let start = power.baseAddress else { return 0 }
      return Kernels.selected.dot(count: power.count, start, start)
    }
  }

  /// λ of the first matrix, t₀√(t₁√(t₂ … √(t_k λ))), from λ of the last.
  private func root(times last: Double) -> Double {
    var result = last
    for index in stride(from: traces.count - 1, through: 0, by: -1) {
      result *= traces[index]
      if index > 0 { result = result.squareRoot() }
    }
    return result
  }
}
