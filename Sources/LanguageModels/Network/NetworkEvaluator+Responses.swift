import NumericalMethods

extension NetworkEvaluator {
  /// ln π(y_l | x, y_<l) of each token of each response.
  ///
  /// - Parameters:
  ///   - groups: Prompts and responses; a prompt's rows are computed once for all its responses.
  ///   - temperature: T > 0; π = softmax(logits/T).
  ///   - isKept: Whether ``pullBack(tokenCotangents:into:)`` will follow; false saves memory and time.
  /// - Returns: The logarithms, and they stay at hand for the backward pass.
  public func tokenLogProbabilities(
    _ groups: [PromptGroup], temperature: Scalar = 1, isKept: Bool = true
  ) -> ResponseNumbers<Scalar> {
    var result = ResponseNumbers<Scalar>(for: groups, repeating: 0)
    computeRows(of: groups, reading: .nextTokens, isKept: isKept)
    let inverse = 1 / temperature
    result.values.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      forEachPart { part, _ in
        guard let activations = part.activations else { return }
        let layout = part.layout
        Scalar.softmax(
          activations.logits, inverseTemperature: inverse,
          probabilities: isKept ? activations.probabilities : nil,
          logNormalizers: activations.logNormalizers, entropies: nil,
          rowCount: layout.rowCount - layout.firstReader, width: shape.outputCount)
        layout.targets.withUnsafeBufferPointer { targets in
          guard let targets = targets.baseAddress else { return }
          Scalar.logProbabilities(
            of: targets, count: layout.targets.count, logits: activations.logits,
            inverseTemperature: inverse, logNormalizers: activations.logNormalizers,
            width: shape.outputCount, into: start + part.tokens.lowerBound)
        }
      }
    }
    if isKept { computed = .tokens(result, temperature: temperature) }
    return result
  }

  /// The score of each response of each group, read at its last token; for networks with one output.
  public func scores(_ groups: [PromptGroup], isKept: Bool = true) -> [[Scalar]] {
    precondition(shape.outputCount == 1, "a score is the only output of its network")
    computeRows(of: groups, reading: .lastTokens, isKept: isKept)
    let scores = parts.flatMap { part in
      (0..<part.sequences.count).compactMap { part.activations?.logits[$0] }
    }
    if isKept { computed = .scores(responseCounts: groups.map(\.responses.count)) }
    var start = 0
    return groups.map { group in
      defer { start += group.responses.count }
      return Array(scores[start..<start + group.responses.count])
    }
  }

  /// The outputs at every token of some sequences, each [tokens × outputs].
  public func outputs(_ sequences: [[Token]]) -> [[Scalar]] {
    computeRows(
      of: sequences.map { PromptGroup(prompt: $0, responses: []) }, reading: .everyToken,
      isKept: false)
    return parts.flatMap { part -> [[Scalar]] in
      guard let activations = part.activations else { return [] }
      var row = 0
      return part.groups.map { number in
        let count = sequences[number].count
        defer { row += count }
        let start = activations.logits + row * shape.outputCount
        return Array(UnsafeBufferPointer(start: start, count: count * shape.outputCount))
      }
    }
  }

  /// Adds the derivative of Σ c · ln π by the parameters, after ``tokenLogProbabilities(_:temperature:isKept:)`` or
  /// a rollout.
  ///
  /// - Parameters:
  ///   - tokenCotangents: c of each token.
  ///   - gradient: [parameters], added to.
  public func pullBack(
    tokenCotangents: ResponseNumbers<Scalar>, into gradient: inout [Scalar]
  ) {
    guard case .tokens(let numbers, let temperature) = computed else {
      preconditionFailure("log-probabilities of tokens have to be computed, and kept, first")
    }
    precondition(
      tokenCotangents.starts == numbers.starts
        && tokenCotangents.groupStarts == numbers.groupStarts,
      "cotangents are those of the tokens computed")
    tokenCotangents.values.withUnsafeBufferPointer { cotangents in
      guard let cotangents = cotangents.baseAddress else { return }
      pullBack(into: &gradient) { part, activations, dlogits in
        let layout = part.layout
        layout.targets.withUnsafeBufferPointer { targets in
          guard let targets = targets.baseAddress else { return }
          Scalar.pullBackLogProbabilities(
            cotangents + part.tokens.lowerBound, of: targets, count: layout.targets.count,
            probabilities: activations.probabilities, inverseTemperature: 1 / temperature,
            into: dlogits, rowCount: layout.rowCount - layout.firstReader,
            width: shape.outputCount)
        }
      }
    }
  }

  /// Adds the derivative of Σ c · score by the parameters, after ``scores(_:isKept:)``.
  ///
  /// - Parameters:
  ///   - scoreCotangents: c of each response of each group.
  ///   - gradient: [parameters], added to.
  public func pullBack(scoreCotangents: [[Scalar]], into gradient: inout [Scalar]) {
    guard case .scores(let counts) = computed, counts == scoreCotangents.map(\.count) else {
      preconditionFailure("scores of these responses have to be computed, and kept, first")
    }
    let cotangents = scoreCotangents.flatMap(\.self)
    pullBack(into: &gradient) { part, _, dlogits in
      for (number, sequence) in part.sequences.enumerated() {
        dlogits[number] = cotangents[sequence]
      }
    }
  }
}
