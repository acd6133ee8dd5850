/// A dense matrix J = QHQᵀ in memory that somebody else owns, Q orthogonal and H 0 below the first subdiagonal.
///
/// One reduction by reflections, 10n³/3 products, then each system with I − ζJ costs 𝒪(n²) whatever ζ is: an
/// elimination with pivots between neighbouring rows. No symmetry is needed.
///
/// Source: A. S. Householder's reflections, as in G. H. Golub and C. F. Van Loan, "Matrix Computations" (2013),
/// section 7.4; the use for implicit integrators is W. H. Enright's, ACM TOMS 4 (1978).
public struct HessenbergMatrix {
  /// n, the number of rows.
  public let count: Int
  /// J, row by row, until ``reduce()``, then H [n × n].
  public let matrix: UnsafeMutablePointer<Double>
  private let rotation: UnsafeMutablePointer<Double>
  private let realParts: UnsafeMutablePointer<Double>
  private let imaginaryParts: UnsafeMutablePointer<Double>
  private let vector: UnsafeMutablePointer<Double>

  /// A view of memory [``length(count:)``].
  public init(count: Int, numbers: UnsafeMutablePointer<Double>) {
    self.count = count
    matrix = numbers
    rotation = numbers + count * count
    realParts = rotation + count * count
    imaginaryParts = realParts + count * count
    vector = imaginaryParts + count * count
  }

  /// How many numbers such a matrix is kept in.
  public static func length(count: Int) -> Int { 4 * count * count + count }

  /// Takes J apart into Q and H.
  public func reduce() {
    rotation.update(repeating: 0, count: count * count)
    for index in 0..<count { rotation[index * count + index] = 1 }
    for column in 0..<max(count - 2, 0) {
      let factor = writeReflection(of: column)
      guard factor > 0 else { continue }
      let places = column + 1..<count
      // H ← (I − βvvᵀ)H, then H ← H(I − βvvᵀ) and Q ← Q(I − βvvᵀ).
      for other in column..<count {
        var sum = 0.0
        for row in places { sum += vector[row] * matrix[row * count + other] }
        for row in places { matrix[row * count + other] -= factor * sum * vector[row] }
      }
      for target in [matrix, rotation] {
        for row in 0..<count {
          let values = target + row * count
          var sum = 0.0
          for place in places { sum += values[place] * vector[place] }
          for place in places { values[place] -= factor * sum * vector[place] }
        }
      }
      for row in places.dropFirst() { matrix[row * count + column] = 0 }
    }
  }

  /// Writes v of the reflection that clears a column below the subdiagonal; β = 2/vᵀv, 0 where it is clear.
  private func writeReflection(of column: Int) -> Double {
    var largest = 0.0
    for row in column + 2..<count {
      largest = max(largest, matrix[row * count + column].magnitude)
    }
    guard largest > 0 else { return 0 }
    let first = matrix[(column + 1) * count + column]
    let scale = max(largest, first.magnitude)
    var squares = 0.0
    for row in column + 1..<count {
      vector[row] = matrix[row * count + column] / scale
      squares += vector[row] * vector[row]
    }
    vector[column + 1] += first < 0 ? -squares.squareRoot() : squares.squareRoot()
    var length = 0.0
    for row in column + 1..<count { length += vector[row] * vector[row] }
    return 2 / length
  }

  /// Replaces b by the solution x of (I − ζJ) x = b, after ``reduce()``.
  ///
  /// - Parameters:
  ///   - factor: ζ.
  ///   - real: The real part of b, then of x [n].
  ///   - imaginary: The imaginary part of b, then of x [n].
  public func solve(
    factor: ComplexNumber, real: UnsafeMutablePointer<Double>,
    imaginary: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<count {
      for column in max(row - 1, 0)..<count {
        let (place, value) = (row * count + column, matrix[row * count + column])
        realParts[place] = (row == column ? 1 : 0) - factor.real * value
        imaginaryParts[place] = -factor.imaginary * value
      }
    }
    rotate(real, transposed: true)
    rotate(imaginary, transposed: true)
    eliminate(real, imaginary)
    substitute(real, imaginary)
    rotate(real, transposed: false)
    rotate(imaginary, transposed: false)
  }

  /// Replaces x by Qx or Qᵀx.
  private func rotate(_ x: UnsafeMutablePointer<Double>, transposed: Bool) {
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count {
        sum +=
          (transposed ? rotation[column * count + row] : rotation[row * count + column])
          * x[column]
      }
      vector[row] = sum
    }
    x.update(from: vector, count: count)
  }

  private func entry(_ place: Int) -> ComplexNumber {
    ComplexNumber(realParts[place], imaginaryParts[place])
  }

  /// Clears the subdiagonal, the larger of two neighbouring rows first.
  private func eliminate(
    _ real: UnsafeMutablePointer<Double>, _ imaginary: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<count - 1 {
      let (upper, lower) = (row * count, (row + 1) * count)
      if entry(upper + row).squaredMagnitude < entry(lower + row).squaredMagnitude {
        for column in row..<count {
          swap(&realParts[upper + column], &realParts[lower + column])
          swap(&imaginaryParts[upper + column], &imaginaryParts[lower + column])
        }
        swap(&real[row], &real[row + 1])
        swap(&imaginary[row], &imaginary[row + 1])
      }
      let ratio = entry(lower + row) * entry(upper + row).inverse
      for column in row + 1..<count {
        let change = ratio * entry(upper + column)
        realParts[lower + column] -= change.real
        imaginaryParts[lower + column] -= change.imaginary
      }
      let change = ratio * ComplexNumber(real[row], imaginary[row])
      real[row + 1] -= change.real
      imaginary[row + 1] -= change.imaginary
    }
  }

  /// Solves the upper triangular system that is left.
  private func substitute(
    _ real: UnsafeMutablePointer<Double>, _ imaginary: UnsafeMutablePointer<Double>
  ) {
    for row in stride(from: count - 1, through: 0, by: -1) {
      var sum = ComplexNumber(real[row], imaginary[row])
      for column in row + 1..<max(count, row + 1) {
        sum = sum - entry(row * count + column) * ComplexNumber(real[column], imaginary[column])
      }
      let solution = sum * entry(row * count + row).inverse
      (real[row], imaginary[row]) = (solution.real, solution.imaginary)
    }
  }
}
