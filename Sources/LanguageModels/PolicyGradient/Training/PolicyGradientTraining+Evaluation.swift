import NumericalMethods

extension PolicyGradientTraining {
  /// Evaluates where an evaluation is due at this step and there is none yet.
  func evaluateWhereDue(_ isCancelled: () -> Bool) throws {
    guard settings.evaluation.isDue(after: step, of: settings.steps),
      evaluations.last?.step != step
    else { return }
    var made: [PolicyEvaluation] = []
    for set in PolicyEvaluation.PromptSet.allCases {
      if let evaluation = try evaluation(on: set, isCancelled) { made.append(evaluation) }
    }
    evaluations += made
  }

  /// The evaluation of the policy as it is; nil where the set has no prompts.
  ///
  /// Prompts and uniform numbers are the same at every step, so that curves are smooth and those of different
  /// rewards comparable.
  ///
  /// - Parameters:
  ///   - set: Which prompts are asked.
  ///   - isCancelled: Asked between batches.
  /// - Throws: `CancellationError`.
  public func evaluation(
    on set: PolicyEvaluation.PromptSet, _ isCancelled: () -> Bool = { false }
  ) throws -> PolicyEvaluation? {
    let prompts = evaluationPrompts(set)
    guard !prompts.isEmpty else { return nil }
    let uniforms = SampleUniforms<Scalar>(
      stream.branch("evaluation").branch(set.rawValue), maximumLength: settings.maximumLength)
    var measurements = ResponseMeasurements()
    // No batch is larger than a step's, so the arenas stay as they are.
    let portion = max(1, settings.samplesPerStep / settings.evaluation.samplesPerPrompt)
    for first in stride(from: 0, to: prompts.count, by: portion) {
      try stop(where: isCancelled)
      let batch = Array(prompts[first..<min(first + portion, prompts.count)])
      let offset = first * settings.evaluation.samplesPerPrompt
      measure(batch, into: &measurements) { uniforms(sample: offset + $0, position: $1) }
    }
    return PolicyEvaluation(
      of: measurements, whitening: problem.whitening, step: step,
      samplesSeen: step * settings.samplesPerStep, prompts: set)
  }

  private func evaluationPrompts(_ set: PolicyEvaluation.PromptSet) -> [[Token]] {
    let prompts = set == .training ? problem.trainingPrompts : problem.testPrompts
    var source = stream.branch("evaluation prompts").branch(set.rawValue)
    return source.permutation(of: prompts.count).prefix(settings.evaluation.promptCount)
      .map { prompts[$0] }
  }

  /// Draws responses to a batch of prompts and measures them.
  private func measure(
    _ prompts: [[Token]], into measurements: inout ResponseMeasurements,
    uniform: @escaping @Sendable (_ sample: Int, _ position: Int) -> Scalar
  ) {
    let rollout = policy.rollout(
      prompts: prompts, samplesPerPrompt: settings.evaluation.samplesPerPrompt,
      maximumLength: settings.maximumLength, endToken: problem.endToken, isKept: false,
      uniform: uniform)
    measurements.rewards += problem.reward.rewards(of: rollout.groups)
    measurements.groundTruths += problem.groundTruth.rewards(of: rollout.groups)
    measurements.logProbabilities += rollout.logProbabilities.nested
    measurements.initialLogProbabilities +=
      initial.tokenLogProbabilities(rollout.groups, isKept: false).nested
    measurements.tokenDivergences +=
      policy.tokenDivergences(from: initial, of: rollout.groups).nested
    measurements.entropies += rollout.entropies.nested
    measurements.isEnded += rollout.groups.map { group in
      group.responses.map { problem.endToken != nil && $0.last == problem.endToken }
    }
  }
}
