/// A matrix J = diag(d) + Σ_k l_k r_kᵀ with J·1 = 0, in memory that somebody else owns.
///
/// The Jacobian of any function of a softmax is of this kind, for a common shift of all logits changes nothing.
/// Systems with I − ζJ are solved in 𝒪(n) without loss of digits where one component m carries nearly all
/// the weight: there the entries of row and column m are small differences of large terms, which the sum above
/// does not know any more. Since J x = J(x − x_m 1), only the rows of the other components count, in the unknowns
/// u = x − x_m 1:
///
/// (1 − ζdᵢ) uᵢ = bᵢ − b_m + ζ Σ_k (l_kᵢ − l_k_m) ρ_k,  ρ_k = Σ_{j≠m} r_kⱼ uⱼ,  x_m = b_m + ζ Σ_k l_k_m ρ_k
///
/// a system of as many equations as there are ρ, by Gaussian elimination with pivots. Where a 1 − ζdᵢ is
/// near 0 digits are lost: J's growing directions, which a step that resolves them keeps away from it.
///
/// Source: the Sherman–Morrison–Woodbury identity; the elimination of x_m is ours.
public struct ShiftInvariantJacobian {
  /// n, the number of components.
  public let count: Int
  /// The number of terms l_k r_kᵀ.
  public let rank: Int
  /// The numbers: m, then d, then l and r of each term in turn [1 + n(1 + 2·rank)].
  public let numbers: UnsafeMutablePointer<Double>

  /// A view of memory [``length(count:rank:)``].
  public init(count: Int, rank: Int, numbers: UnsafeMutablePointer<Double>) {
    self.count = count
    self.rank = rank
    self.numbers = numbers
  }

  /// How many numbers such a matrix is kept in.
  public static func length(count: Int, rank: Int) -> Int { 1 + count * (1 + 2 * rank) }

  /// m, the component that the others are measured from: the one of the greatest weight.
  public var reference: Int {
    get { Int(numbers[0]) }
    nonmutating set { numbers[0] = Double(newValue) }
  }

  /// d [n].
  public var diagonal: UnsafeMutablePointer<Double> { numbers + 1 }

  /// l_k [n].
  public func left(_ term: Int) -> UnsafeMutablePointer<Double> {
    numbers + 1 + count * (1 + 2 * term)
  }

  /// r_k [n].
  public func right(_ term: Int) -> UnsafeMutablePointer<Double> {
    numbers + 1 + count * (2 + 2 * term)
  }

  /// Replaces b by the solution x of (I − ζJ) x = b.
  ///
  /// - Parameters:
  ///   - factor: ζ.
  ///   - real: The real part of b, then of x [n].
  ///   - imaginary: The imaginary part of b, then of x [n].
  public func solve(
    factor: ComplexNumber, real: UnsafeMutablePointer<Double>,
    imaginary: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: ComplexNumber.self, capacity: rank * (rank + 1)) { small in
      guard let rows = small.baseAddress else {
        preconditionFailure("the matrix has at least one term besides its diagonal")
      }
      reduce(factor, real, imaginary, to: rows)
      eliminate(rows)
      restore(factor, real, imaginary, from: rows)
    }
  }

  private func inverseDiagonal(_ factor: ComplexNumber, _ index: Int) -> ComplexNumber {
    (ComplexNumber(1) - diagonal[index] * factor).inverse
  }

  /// Writes the equations of ρ, each row with its right-hand side [rank × (rank + 1)], and leaves
  /// (bᵢ − b_m)/(1 − ζdᵢ) in place of bᵢ.
  private func reduce(
    _ factor: ComplexNumber, _ real: UnsafeMutablePointer<Double>,
    _ imaginary: UnsafeMutablePointer<Double>, to rows: UnsafeMutablePointer<ComplexNumber>
  ) {
    let top = reference
    let origin = ComplexNumber(real[top], imaginary[top])
    rows.initialize(repeating: ComplexNumber(0), count: rank * (rank + 1))
    for index in 0..<count where index != top {
      let inverse = inverseDiagonal(factor, index)
      let value = (ComplexNumber(real[index], imaginary[index]) - origin) * inverse
      real[index] = value.real
      imaginary[index] = value.imaginary
      for row in 0..<rank {
        let weight = right(row)[index]
        let scaled = weight * inverse
        let place = rows + row * (rank + 1)
        for column in 0..<rank {
          let term = left(column)
          place[column] = place[column] + (term[index] - term[top]) * scaled
        }
        place[rank] = place[rank] + weight * value
      }
    }
    for row in 0..<rank {
      for column in 0..<rank {
        let place = rows + row * (rank + 1) + column
        place.pointee = ComplexNumber(row == column ? 1 : 0) - factor * place.pointee
      }
    }
  }

  /// Solves the small system; its solution stands in the last column.
  private func eliminate(_ rows: UnsafeMutablePointer<ComplexNumber>) {
    let width = rank + 1
    for pivot in 0..<rank {
      var best = pivot
      for row in pivot..<rank
      where rows[row * width + pivot].squaredMagnitude
        > rows[best * width + pivot].squaredMagnitude
      {
        best = row
      }
      for column in 0..<width where best != pivot {
        let kept = rows[pivot * width + column]
        rows[pivot * width + column] = rows[best * width + column]
        rows[best * width + column] = kept
      }
      let inverse = rows[pivot * width + pivot].inverse
      for column in pivot..<width {
        rows[pivot * width + column] = rows[pivot * width + column] * inverse
      }
      for row in 0..<rank where row != pivot {
        let multiple = rows[row * width + pivot]
        for column in pivot..<width {
          rows[row * width + column] =
            rows[row * width + column] - multiple * rows[pivot * width + column]
        }
      }
    }
  }

  /// Writes x from ρ.
  private func restore(
    _ factor: ComplexNumber, _ real: UnsafeMutablePointer<Double>,
    _ imaginary: UnsafeMutablePointer<Double>, from rows: UnsafeMutablePointer<ComplexNumber>
  ) {
    let top = reference
    var shift = ComplexNumber(0)
    for term in 0..<rank { shift = shift + left(term)[top] * rows[term * (rank + 1) + rank] }
    let origin = ComplexNumber(real[top], imaginary[top]) + factor * shift
    for index in 0..<count where index != top {
      var pull = ComplexNumber(0)
      for term in 0..<rank {
        let values = left(term)
        pull = pull + (values[index] - values[top]) * rows[term * (rank + 1) + rank]
      }
      let moved = origin + factor * pull * inverseDiagonal(factor, index)
      real[index] += moved.real
      imaginary[index] += moved.imaginary
    }
    real[top] = origin.real
    imaginary[top] = origin.imaginary
  }
}
