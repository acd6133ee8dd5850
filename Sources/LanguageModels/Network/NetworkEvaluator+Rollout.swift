import NumericalMethods

extension NetworkEvaluator {
  /// Draws responses to prompts, position by position for all that have not ended.
  ///
  /// A token is drawn by the inverse of the cumulative sum of its distribution: with C_v = π_0 + … + π_v it is the
  /// number of v with C_v ≤ u·C_last, at most the last. Keys and values of earlier positions are reused, and all
  /// activations stay at hand for the backward pass: they have the bits that
  /// ``tokenLogProbabilities(_:temperature:isKept:)`` of the drawn groups would give them.
  ///
  /// - Parameters:
  ///   - prompts: The prompts, each at least one token.
  ///   - samplesPerPrompt: How many responses to each; sample s of prompt p is number p · samplesPerPrompt + s.
  ///   - maximumLength: The greatest number of tokens of a response, at least 1.
  ///   - endToken: Ends a response and is its last token; nil: none does.
  ///   - temperature: T > 0; tokens are drawn from softmax(logits/T).
  ///   - isKept: Whether ``pullBack(tokenCotangents:into:)`` will follow; false saves memory and time.
  ///   - uniform: u in [0, 1) of the number of a sample and the position of a token, asked on any thread.
  /// - Returns: The responses with each token's log-probability and entropy at that temperature.
  public func rollout(
    prompts: [[Token]], samplesPerPrompt: Int, maximumLength: Int, endToken: Token? = nil,
    temperature: Scalar = 1, isKept: Bool = true,
    uniform: @escaping @Sendable (_ sample: Int, _ position: Int) -> Scalar
  ) -> Rollout<Scalar> {
    precondition(samplesPerPrompt > 0 && maximumLength > 0, "a rollout draws something")
    computed = .nothing
    cut(
      sequenceCounts: prompts.map { _ in samplesPerPrompt }, tokenCounts: prompts.map { _ in 0 })
    forEachPart { part, pass in
      part.layout = RowLayout(
        prompts: prompts[part.groups], samplesPerPrompt: samplesPerPrompt,
        longestResponse: maximumLength - 1)
      RolloutPart(
        part: part, shape: shape, maximumLength: maximumLength, endToken: endToken,
        inverseTemperature: 1 / temperature, isKept: isKept, uniform: uniform
      ).run(pass)
    }
    return finish(prompts, samplesPerPrompt, isKept ? temperature : nil)
  }

  /// Puts the parts together.
  private func finish(
    _ prompts: [[Token]], _ samplesPerPrompt: Int, _ keptTemperature: Scalar?
  ) -> Rollout<Scalar> {
    let responses = parts.flatMap(\.drawn.responses)
    let groups = prompts.enumerated().map { number, prompt in
      PromptGroup(
        prompt: prompt,
        responses: Array(responses[number * samplesPerPrompt..<(number + 1) * samplesPerPrompt]))
    }
    cut(groups)
    let logProbabilities = ResponseNumbers(
      for: groups, values: parts.flatMap(\.drawn.logProbabilities))
    if let keptTemperature { computed = .tokens(logProbabilities, temperature: keptTemperature) }
    return Rollout(
      groups: groups, logProbabilities: logProbabilities,
      entropies: ResponseNumbers(for: groups, values: parts.flatMap(\.drawn.entropies)))
  }
}
