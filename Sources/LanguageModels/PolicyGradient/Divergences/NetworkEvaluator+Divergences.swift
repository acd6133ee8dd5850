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
      let rows = (0..<part.layout.rowCount - part.layout.firstReader).map { row in
        rowDivergence(own, theirs, row: row)
      }
      return part.layout.targets.map { rows[Int($0.row)] }
    }
    return ResponseNumbers(for: groups, values: values)
  }

  /// Σ_v p_v (z_v − z′_v) − ln Z + ln Z′, in double precision.
  private func rowDivergence(
    _ own: Activations<Scalar>, _ theirs: Activations<Scalar>, row: Int
  ) -> Scalar {
    let start = row * shape.outputCount
    let shift = Double(own.logNormalizers[row]) - Double(theirs.logNormalizers[row])
    var sum = 0.0
    for place in start..<start + shape.outputCount {
      let difference = Double(own.logits[place]) - Double(theirs.logits[place]) - shift
      sum += Double(own.probabilities[place]) * difference
    }
    return Scalar(sum)
  }
}
