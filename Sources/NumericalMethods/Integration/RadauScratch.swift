/// Where the numbers of one block's step by ``RadauIIA`` lie, and the arithmetic on them.
struct RadauScratch {
  /// The block's length.
  let length: Int
  /// Z of the whole step and of a half [5 × length each].
  let wholeRises: UnsafeMutablePointer<Double>
  let halfRises: UnsafeMutablePointer<Double>
  /// F, and what the linear systems are solved for [5 × length each].
  let slopes: UnsafeMutablePointer<Double>
  let residuals: UnsafeMutablePointer<Double>
  /// A state of one stage [length].
  let point: UnsafeMutablePointer<Double>
  /// The Jacobian.
  let jacobian: UnsafeMutablePointer<Double>

  static func length(_ system: some LinearlyImplicitSystem) -> Int {
    21 * system.blockLength + system.jacobianLength
  }

  init(_ start: UnsafeMutablePointer<Double>, _ system: some LinearlyImplicitSystem) {
    length = system.blockLength
    wholeRises = start
    halfRises = start + 5 * length
    slopes = start + 10 * length
    residuals = start + 15 * length
    point = start + 20 * length
    jacobian = start + 21 * length
  }

  /// Puts y + Z of a stage into the point, or anywhere.
  func place(
    _ rises: UnsafePointer<Double>, stage: Int, from state: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>? = nil
  ) {
    let (rise, result) = (rises + stage * length, result ?? point)
    for index in 0..<length { result[index] = state[index] + rise[index] }
  }

  /// Writes −T⁻¹Z + hΛ⁻¹T⁻¹F.
  func computeResiduals(of rises: UnsafePointer<Double>, step: Double) {
    let factors = RadauTableau.eigenvalues.map { step * $0.inverse }
    RadauTableau.inverseVectors.withUnsafeBufferPointer { matrix in
      for (row, factor) in [(0, factors[0]), (1, factors[1]), (3, factors[2])] {
        let isPair = row > 0
        for index in 0..<length {
          let slope = ComplexNumber(
            rotated(row, matrix, slopes, index),
            isPair ? rotated(row + 1, matrix, slopes, index) : 0)
          let moved = factor * slope
          residuals[row * length + index] = moved.real - rotated(row, matrix, rises, index)
          guard isPair else { continue }
          residuals[(row + 1) * length + index] =
            moved.imaginary - rotated(row + 1, matrix, rises, index)
        }
      }
    }
  }

  /// Adds the corrections TΔW to Z and gives their size, scaled by a + ρ|y|.
  func correct(
    _ rises: UnsafeMutablePointer<Double>, from state: UnsafePointer<Double>, _ control: StepControl
  ) -> Double {
    let (absolute, relative) = (control.absoluteTolerance, control.relativeTolerance)
    var squares = 0.0
    RadauTableau.vectors.withUnsafeBufferPointer { matrix in
      for index in 0..<length {
        let scale = 1 / (absolute + relative * state[index].magnitude)
        for stage in 0..<RadauTableau.stageCount {
          let correction = rotated(stage, matrix, residuals, index)
          rises[stage * length + index] += correction
          squares += (correction * scale) * (correction * scale)
        }
      }
    }
    return (squares / Double(5 * length)).squareRoot()
  }

  /// A row of a matrix [5 × 5] times the five values of a component.
  @inline(__always)
  private func rotated(
    _ row: Int, _ matrix: UnsafeBufferPointer<Double>, _ values: UnsafePointer<Double>,
    _ index: Int
  ) -> Double {
    matrix[5 * row] * values[index] + matrix[5 * row + 1] * values[length + index]
      + matrix[5 * row + 2] * values[2 * length + index]
      + matrix[5 * row + 3] * values[3 * length + index]
      + matrix[5 * row + 4] * values[4 * length + index]
  }

  /// Puts into the half's rises what the whole step's polynomial says of them.
  ///
  /// - Parameters:
  ///   - start: The state that the polynomial starts from.
  ///   - state: The state that the half starts from.
  ///   - weights: The polynomial's weights at each stage of the half.
  func guessHalf(
    _ start: UnsafePointer<Double>, _ state: UnsafePointer<Double>, _ weights: [[Double]]
  ) {
    for (stage, weights) in weights.enumerated() {
      weights.withUnsafeBufferPointer { row in
        for index in 0..<length {
          halfRises[stage * length + index] =
            (start[index] - state[index]) + rotated(0, row, wholeRises, index)
        }
      }
    }
  }

  /// Puts into the half's rises those along the line between two states, up to a fraction of it.
  func guessLine(
    from start: UnsafePointer<Double>, to end: UnsafePointer<Double>, fraction: Double
  ) {
    for (stage, node) in RadauTableau.nodes.enumerated() {
      for index in 0..<length {
        halfRises[stage * length + index] = fraction * node * (end[index] - start[index])
      }
    }
  }

  /// Σ (eᵢ/scaleᵢ)² with e the difference between the halves' end and the whole step's.
  func squaredError(
    _ start: UnsafePointer<Double>, _ end: UnsafePointer<Double>, _ control: StepControl
  ) -> Double {
    let (absolute, relative) = (control.absoluteTolerance, control.relativeTolerance)
    var squares = 0.0
    for index in 0..<length {
      let error = end[index] - (start[index] + wholeRises[4 * length + index])
      let size = max(start[index].magnitude, end[index].magnitude)
      let scaled = error / (absolute + relative * size)
      squares += scaled * scaled
    }
    return squares
  }
}
