extension KernelScalar {
  /// Normalised rows; the variance is the mean square of x − mean.
  public static func normalize(
    _ x: UnsafePointer<Self>, gain: UnsafePointer<Self>, bias: UnsafePointer<Self>,
    into y: UnsafeMutablePointer<Self>, moments: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int, epsilon: Self
  ) {
    for row in 0..<rowCount {
      let (x, y) = (x + row * width, y + row * width)
      var sum: Self = 0
      for i in 0..<width { sum += x[i] }
      let mean = sum / Self(width)
      var squares: Self = 0
      for i in 0..<width { squares.addProduct(x[i] - mean, x[i] - mean) }
      let inverse = 1 / (squares / Self(width) + epsilon).squareRoot()
      for i in 0..<width { y[i] = bias[i].addingProduct((x[i] - mean) * inverse, gain[i]) }
      moments[2 * row] = mean
      moments[2 * row + 1] = inverse
    }
  }

  /// The derivative, row by row.
  public static func pullBackNormalization(
    _ dy: UnsafePointer<Self>, x: UnsafePointer<Self>, moments: UnsafePointer<Self>,
    gain: UnsafePointer<Self>, addingTo dx: UnsafeMutablePointer<Self>,
    gain dgain: UnsafeMutablePointer<Self>, bias dbias: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int
  ) {
    for row in 0..<rowCount {
      let (dy, x, dx) = (dy + row * width, x + row * width, dx + row * width)
      let (mean, inverse) = (moments[2 * row], moments[2 * row + 1])
      var sum: Self = 0
      var projection: Self = 0
      for i in 0..<width {
        let normalized = (x[i] - mean) * inverse
        sum.addProduct(dy[i], gain[i])
        projection.addProduct(dy[i] * gain[i], normalized)
        dgain[i].addProduct(normalized, dy[i])
        dbias[i] += dy[i]
      }
      sum /= Self(width)
      projection /= Self(width)
      for i in 0..<width {
        let normalized = (x[i] - mean) * inverse
        dx[i] += inverse * (dy[i] * gain[i] - sum - normalized * projection)
      }
    }
  }

  /// Sums of two embeddings.
  public static func embed(
    _ places: UnsafePointer<EmbeddingPlace>, rowCount: Int, tokens: UnsafePointer<Self>,
    positions: UnsafePointer<Self>, width: Int, into x: UnsafeMutablePointer<Self>
  ) {
    for row in 0..<rowCount {
      let token = tokens + Int(places[row].token) * width
      let position = positions + Int(places[row].position) * width
      for i in 0..<width { x[row * width + i] = token[i] + position[i] }
    }
  }

  /// Rows added to those of their tokens and positions.
  public static func pullBackEmbedding(
    _ dx: UnsafePointer<Self>, at places: UnsafePointer<EmbeddingPlace>, rowCount: Int, width: Int,
    addingToTokens dtokens: UnsafeMutablePointer<Self>,
    positions dpositions: UnsafeMutablePointer<Self>
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
  public static func add(
    _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>
  ) {
    for i in 0..<count { y[i] += x[i] }
  }

  /// Σ x² from the first element to the last.
  public static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Self {
    var sum: Self = 0
    for i in 0..<count { sum.addProduct(x[i], x[i]) }
    return sum
  }

  /// AdamW, parameter by parameter.
  public static func adam(
    _ step: AdamStep<Self>, gradient: UnsafePointer<Self>, count: Int,
    parameters: UnsafeMutablePointer<Self>, first: UnsafeMutablePointer<Self>,
    second: UnsafeMutablePointer<Self>
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
