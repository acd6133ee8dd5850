import NumericalMethods

extension NetworkEvaluator {
  /// KL(π(· | x, y_<l) ‖ π_ref(· | x, y_<l)) before each token of responses, over the whole vocabulary.
  ///
  /// D_l = Σ_v π_v (ln π_v − ln π_ref,v). By the chain rule the mean of Σ_l D_l over samples of π is unbiased for the
  /// divergence of whole responses, and it varies less than any estimate that looks at the drawn tokens alone:
  /// it is k1's expectation given what precedes each token.
  ///
  /// Nothing is computed by the networks: this evaluator's last call has to be a rollout at temperature 1, or
  /// ``tokenLogProbabilities(_:temperature:isKept:)`` with what it computes kept, and the reference's the latter for the
  /// same groups.
  ///
  /// - Parameters:
  ///   - reference: The evaluator of π_ref.
  ///   - groups: The groups.
  /// - Returns: D of each token, in nats, 0 or more up to rounding.
  ///
  /// Source: A. Amini, T. Vieira, R. Cotterell, "Better estimation of the Kullback–Leibler divergence between language
  /// models" (2025).
  package func tokenDivergences(
    from reference: NetworkEvaluator, of groups: [PromptGroup]
  ) -> ResponseNumbers<Scalar> {
    precondition(parts.count == reference.parts.count, "both computed the same groups last")
    let values = zip(parts, reference.parts).flatMap { part, other -> [Scalar] in
      precondition(
        part.layout.targets == other.layout.targets, "both computed the same groups last")
      guard let own = part.activations, let theirs = other.activations else { return [] }
      let rowCount = part.layout.rowCount - part.layout.firstReader
      let rows = rowDivergences(
        DistributionRows(own, count: rowCount, width: shape.outputCount),
        from: DistributionRows(theirs, count: rowCount, width: shape.outputCount),
        probabilities: doubles(own.probabilities, count: rowCount * shape.outputCount))
      return part.layout.targets.map { Scalar(rows[Int($0.row)]) }
    }
    return ResponseNumbers(for: groups, values: values)
  }
}

/// Logits and what normalises them, in double precision: a type of its own, so that loops over it are compiled as such.
private struct DistributionRows {
  /// z, `[rows × width]`.
  let logits: [Double]
  /// ln Z, `[rows]`.
  let logNormalizers: [Double]

  init<Scalar: KernelScalar>(_ activations: Activations<Scalar>, count: Int, width: Int) {
    logits = doubles(activations.logits, count: count * width)
    logNormalizers = doubles(activations.logNormalizers, count: count)
  }
}

/// Σ_v p_v (z_v − z′_v) − ln Z + ln Z′ of each row.
private func rowDivergences(
  _ own: DistributionRows, from theirs: DistributionRows, probabilities: [Double]
) -> [Double] {
  let count = own.logNormalizers.count
  let width = count > 0 ? probabilities.count / count : 0
  return (0..<count).map { row in
    let shift = own.logNormalizers[row] - theirs.logNormalizers[row]
    var sum = 0.0
    for place in row * width..<(row + 1) * width {
      sum += probabilities[place] * (own.logits[place] - theirs.logits[place] - shift)
    }
    return sum
  }
}

/// Numbers in double precision.
private func doubles<Scalar: KernelScalar>(
  _ numbers: UnsafeMutablePointer<Scalar>, count: Int
) -> [Double] {
  doubles(Array(UnsafeBufferPointer(start: numbers, count: count)))
}
