extension KernelScalar {
  /// Softmax, row by row.
  public static func softmax(
    _ logits: UnsafePointer<Self>, inverseTemperature: Self,
    probabilities: UnsafeMutablePointer<Self>?, logNormalizers: UnsafeMutablePointer<Self>,
    entropies: UnsafeMutablePointer<Self>?, rowCount: Int, width: Int
  ) {
    for row in 0..<rowCount {
      let logits = logits + row * width
      var largest = -Self.infinity
      for i in 0..<width { largest = max(largest, logits[i] * inverseTemperature) }
      var total: Self = 0
      var moment: Self = 0
      for i in 0..<width {
        let distance = logits[i] * inverseTemperature - largest
        let weight = exponential(distance)
        total += weight
        moment.addProduct(weight, distance)
        probabilities?[row * width + i] = weight
      }
      if let probabilities {
        for i in 0..<width { probabilities[row * width + i] /= total }
      }
      let logTotal = logarithm(total)
      logNormalizers[row] = largest + logTotal
      entropies?[row] = logTotal - moment / total
    }
  }

  /// z − ln Σ exp z, target by target.
  public static func logProbabilities(
    of targets: UnsafePointer<SoftmaxTarget>, count: Int, logits: UnsafePointer<Self>,
    inverseTemperature: Self, logNormalizers: UnsafePointer<Self>, width: Int,
    into result: UnsafeMutablePointer<Self>
  ) {
    for i in 0..<count {
      let row = Int(targets[i].row)
      let logit = logits[row * width + Int(targets[i].token)]
      result[i] = logit * inverseTemperature - logNormalizers[row]
    }
  }

  /// The derivative; first the sums of cotangents, then the rows, then the targets.
  public static func pullBackLogProbabilities(
    _ cotangents: UnsafePointer<Self>, of targets: UnsafePointer<SoftmaxTarget>, count: Int,
    probabilities: UnsafePointer<Self>, inverseTemperature: Self,
    into dlogits: UnsafeMutablePointer<Self>, rowCount: Int, width: Int
  ) {
    withUnsafeTemporaryAllocation(of: Self.self, capacity: rowCount) { totals in
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
  public static func drawTokens(
    _ probabilities: UnsafePointer<Self>, width: Int, uniforms: UnsafePointer<Self>,
    into draws: UnsafeMutablePointer<SoftmaxTarget>, count: Int
  ) {
    for draw in 0..<count {
      let row = probabilities + Int(draws[draw].row) * width
      var total: Self = 0
      for i in 0..<width { total += row[i] }
      let bound = uniforms[draw] * total
      var sum: Self = 0
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
