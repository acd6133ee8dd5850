import NumericalMethods

extension Plain {
  /// Normalised rows; the variance is the mean square of x − mean.
  static func normalize(
    _ x: UnsafePointer<Scalar>, gain: UnsafePointer<Scalar>, bias: UnsafePointer<Scalar>,
    into y: UnsafeMutablePointer<Scalar>, moments: UnsafeMutablePointer<Scalar>, rowCount: Int,
    width: Int, epsilon: Scalar
  ) {
    for row in 0..<rowCount {
      let (x, y) = (x + row * width, y + row * width)
      var sum: Scalar = 0
      for i in 0..<width { sum += x[i] }
      let mean = sum / Scalar(width)
      var squares: Scalar = 0
      for i in 0..<width { squares.addProduct(x[i] - mean, x[i] - mean) }
      let inverse = 1 / (squares / Scalar(width) + epsilon).squareRoot()
      for i in 0..<width { y[i] = bias[i].addingProduct((x[i] - mean) * inverse, gain[i]) }
      moments[2 * row] = mean
      moments[2 * row + 1] = inverse
    }
  }

  /// The derivative, row by row.
  static func pullBackNormalization(
    _ dy: UnsafePointer<Scalar>, x: UnsafePointer<Scalar>, moments: UnsafePointer<Scalar>,
    gain: UnsafePointer<Scalar>, addingTo dx: UnsafeMutablePointer<Scalar>,
    gain dgain: UnsafeMutablePointer<Scalar>, bias dbias: UnsafeMutablePointer<Scalar>,
    rowCount: Int,
    width: Int
  ) {
    for row in 0..<rowCount {
      let (dy, x, dx) = (dy + row * width, x + row * width, dx + row * width)
      let (mean, inverse) = (moments[2 * row], moments[2 * row + 1])
      var sum: Scalar = 0
      var projection: Scalar = 0
      for i in 0..<width {
        let normalized = (x[i] - mean) * inverse
        sum.addProduct(dy[i], gain[i])
        projection.addProduct(dy[i] * gain[i], normalized)
        dgain[i].addProduct(normalized, dy[i])
        dbias[i] += dy[i]
      }
      sum /= Scalar(width)
      projection /= Scalar(width)
      for i in 0..<width {
        let normalized = (x[i] - mean) * inverse
        dx[i] += inverse * (dy[i] * gain[i] - sum - normalized * projection)
      }
    }
  }

  /// Sums of two embeddings.
  static func embed(
    _ places: UnsafePointer<EmbeddingPlace>, rowCount: Int, tokens: UnsafePointer<Scalar>,
    positions: UnsafePointer<Scalar>, width: Int, into x: UnsafeMutablePointer<Scalar>
  ) {
    for row in 0..<rowCount {
      let token = tokens + Int(places[row].token) * width
      let position = positions + Int(places[row].position) * width
      for i in 0..<width { x[row * width + i] = token[i] + position[i] }
    }
  }

  /// Rows added to those of their tokens and positions.
  static func pullBackEmbedding(
    _ dx: UnsafePointer<Scalar>, at places: UnsafePointer<EmbeddingPlace>, rowCount: Int,
    width: Int,
    addingToTokens dtokens: UnsafeMutablePointer<Scalar>,
    positions dpositions: UnsafeMutablePointer<Scalar>
  ) {
    for row in 0..<rowCount {
      let token = dtokens + Int(places[row].token) * width
      let position = dpositions + Int(places[row].position) * width
      for i in 0..<width {
        token[i] += dx[row * width + i]
        position[i] += dx[row * width + i]
      }
    }
  }

  /// y + x, element by element.
  static func add(
    _ x: UnsafePointer<Scalar>, count: Int, to y: UnsafeMutablePointer<Scalar>
  ) {
    for i in 0..<count { y[i] += x[i] }
  }

  /// Σ x² from the first element to the last.
  static func sumOfSquares(_ x: UnsafePointer<Scalar>, count: Int) -> Scalar {
    var sum: Scalar = 0
    for i in 0..<count { sum.addProduct(x[i], x[i]) }
    return sum
  }

  /// AdamW, parameter by parameter.
  static func adam(
    _ step: AdamStep<Scalar>, gradient: UnsafePointer<Scalar>, count: Int,
    parameters: UnsafeMutablePointer<Scalar>, first: UnsafeMutablePointer<Scalar>,
    second: UnsafeMutablePointer<Scalar>
  ) {
    for i in 0..<count {
      let slope = step.gradientScale * gradient[i]
      first[i] = step.firstDecay * first[i] + (1 - step.firstDecay) * slope
      second[i] = step.secondDecay * second[i] + (1 - step.secondDecay) * slope * slope
      let root = (second[i] * step.secondCorrection).squareRoot()
      let change = first[i] * step.firstCorrection / (root + step.epsilon)
      parameters[i] = step.shrinkage * parameters[i] - step.rate * change
    }
  }
}
