import NumericalMethods

extension Plain {
  /// Softmax, row by row.
  static func softmax(
    _ logits: UnsafePointer<Scalar>, inverseTemperature: Scalar,
    probabilities: UnsafeMutablePointer<Scalar>?, logNormalizers: UnsafeMutablePointer<Scalar>,
    entropies: UnsafeMutablePointer<Scalar>?, rowCount: Int, width: Int
  ) {
    for row in 0..<rowCount {
      let logits = logits + row * width
      var largest = -Scalar.infinity
      for i in 0..<width { largest = max(largest, logits[i] * inverseTemperature) }
      var total: Scalar = 0
      var moment: Scalar = 0
      for i in 0..<width {
        let distance = logits[i] * inverseTemperature - largest
        let weight = Scalar.exponential(distance)
        total += weight
        moment.addProduct(weight, distance)
        probabilities?[row * width + i] = weight
      }
      if let probabilities {
        for i in 0..<width { probabilities[row * width + i] /= total }
      }
      let logTotal = Scalar.logarithm(total)
      logNormalizers[row] = largest + logTotal
      entropies?[row] = logTotal - moment / total
    }
  }

  /// z − ln Σ exp z, target by target.
  static func logProbabilities(
    of targets: UnsafePointer<SoftmaxTarget>, count: Int, logits: UnsafePointer<Scalar>,
    inverseTemperature: Scalar, logNormalizers: UnsafePointer<Scalar>, width: Int,
    into result: UnsafeMutablePointer<Scalar>
  ) {
    for i in 0..<count {
      let row = Int(targets[i].row)
      let logit = logits[row * width + Int(targets[i].token)]
      result[i] = logit * inverseTemperature - logNormalizers[row]
    }
  }

  /// The derivative; first the sums of cotangents, then the rows, then the targets.
  static func pullBackLogProbabilities(
    _ cotangents: UnsafePointer<Scalar>, of targets: UnsafePointer<SoftmaxTarget>, count: Int,
    probabilities: UnsafePointer<Scalar>, inverseTemperature: Scalar,
    into dlogits: UnsafeMutablePointer<Scalar>, rowCount: Int, width: Int
  ) {
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: rowCount) { totals in
      for row in 0..<rowCount { totals[row] = 0 }
      for i in 0..<count { totals[Int(targets[i].row)] += cotangents[i] }
      for row in 0..<rowCount {
        let factor = -totals[row] * inverseTemperature
        for i in row * width..<(row + 1) * width { dlogits[i] = factor * probabilities[i] }
      }
    }
    for i in 0..<count {
      let place = Int(targets[i].row) * width + Int(targets[i].token)
      dlogits[place] += cotangents[i] * inverseTemperature
    }
  }

  /// Tokens, draw by draw.
  static func drawTokens(
    _ probabilities: UnsafePointer<Scalar>, width: Int, uniforms: UnsafePointer<Scalar>,
    into draws: UnsafeMutablePointer<SoftmaxTarget>, count: Int
  ) {
    for draw in 0..<count {
      let row = probabilities + Int(draws[draw].row) * width
      var total: Scalar = 0
      for i in 0..<width { total += row[i] }
      let bound = uniforms[draw] * total
      var sum: Scalar = 0
      var token = 0
      while token < width - 1 {
        sum += row[token]
        if sum > bound { break }
        token += 1
      }
      draws[draw].token = Int32(token)
    }
  }
}
