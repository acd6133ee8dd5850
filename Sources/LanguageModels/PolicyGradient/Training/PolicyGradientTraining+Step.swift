import NumericalMethods

extension PolicyGradientTraining {
  /// One step on the next prompts of the schedule.
  func advance(_ isCancelled: () -> Bool) throws -> PolicyGradientStep {
    let prompts = order.examples(ofStep: step).map { problem.trainingPrompts[$0] }
    let uniforms = SampleUniforms<Scalar>(
      stream.branch("rollout").branch("\(step)"), maximumLength: settings.maximumLength)
    return try advance(on: prompts, isCancelled) { uniforms(sample: $0, position: $1) }
  }

  /// One step on given prompts with given uniform numbers.
  ///
  /// - Parameters:
  ///   - prompts: The prompts.
  ///   - isCancelled: Asked between the parts of the step.
  ///   - uniform: A number from [0, 1) for each sample, counted over all prompts, and position.
  package func advance(
    on prompts: [[Token]], _ isCancelled: () -> Bool = { false },
    uniform: @escaping @Sendable (_ sample: Int, _ position: Int) -> Scalar
  ) throws -> PolicyGradientStep {
    try stop(where: isCancelled)
    let rollout = policy.rollout(
      prompts: prompts, samplesPerPrompt: settings.samplesPerPrompt,
      maximumLength: settings.maximumLength, endToken: problem.endToken, uniform: uniform)
    try stop(where: isCancelled)
    let rewards = problem.reward.rewards(of: rollout.groups)
    try stop(where: isCancelled)
    let advantages = settings.method.advantages.advantages(
      of: penalized(problem.whitening(rewards), of: rollout), baseline: &baseline)
    let norm = try update(on: rollout, advantages: advantages, isCancelled)
    defer { step += 1 }
    let responseCount = Double(rollout.logProbabilities.responseCount)
    return PolicyGradientStep(
      step: step, reward: rewards.reduce(0) { $0 + $1.reduce(0, +) } / responseCount,
      gradientNorm: norm, length: Double(rollout.logProbabilities.values.count) / responseCount)
  }

  /// Whitened rewards less the KL penalty.
  private func penalized(_ rewards: [[Double]], of rollout: Rollout<Scalar>) -> [[Double]] {
    guard settings.divergenceCoefficient > 0 else { return rewards }
    return penalizedRewards(
      rewards, logProbabilities: rollout.logProbabilities.groupSums,
      initial: initial.tokenLogProbabilities(rollout.groups, isKept: false).groupSums,
      coefficient: settings.divergenceCoefficient)
  }

  /// The updates on a rollout; returns the mean norm of their gradients before clipping.
  private func update(
    on rollout: Rollout<Scalar>, advantages: [[Double]], _ isCancelled: () -> Bool
  ) throws -> Double {
    let method = settings.method
    var norms = 0.0
    for epoch in 0..<method.epochs {
      for part in minibatches(ofEpoch: epoch, promptCount: rollout.groups.count) {
        try stop(where: isCancelled)
        norms += try update(
          on: rollout, part, advantages: advantages,
          isFresh: epoch == 0 && method.minibatches == 1)
      }
    }
    return norms / Double(method.updatesPerRollout)
  }

  /// The prompts of each minibatch of an epoch over this step's rollout.
  private func minibatches(ofEpoch epoch: Int, promptCount: Int) -> [[Int]] {
    let count = settings.method.minibatches
    guard count > 1 else { return [Array(0..<promptCount)] }
    var source = stream.branch("minibatches").branch("\(step)").branch("\(epoch)")
    let order = source.permutation(of: promptCount)
    return (0..<count).map { part in
      Array(order[part * promptCount / count..<(part + 1) * promptCount / count])
    }
  }

  /// One update on the responses to some of a rollout's prompts.
  ///
  /// - Parameter isFresh: Whether the policy still has the activations of the whole rollout.
  private func update(
    on rollout: Rollout<Scalar>, _ part: [Int], advantages: [[Double]], isFresh: Bool
  ) throws(TrainingFailure) -> Double {
    let groups = isFresh ? rollout.groups : part.map { rollout.groups[$0] }
    let current = isFresh ? rollout.logProbabilities : policy.tokenLogProbabilities(groups)
    let behavior = rollout.logProbabilities.nested
    let cotangents = zip(part, current.nested).flatMap { prompt, responses in
      responses.indices.flatMap { response in
        settings.method.surrogate.cotangents(
          advantage: advantages[prompt][response], logProbabilities: responses[response],
          behavior: behavior[prompt][response], responseCount: current.responseCount)
      }
    }
    gradient.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
    policy.pullBack(
      tokenCotangents: ResponseNumbers(for: groups, values: cotangents.map { Scalar($0) }),
      into: &gradient)
    return try optimizer.update(
      &policy.parameters.values, gradient: gradient,
      decaying: policy.shape.tensors.filter { $0.sizes.count == 2 }.map(\.range))
  }
}

extension ResponseNumbers where Scalar: KernelScalar {
  /// The numbers in double precision, `[groups × responses × tokens]`.
  var nested: [[[Double]]] {
    let values = doubles(values)
    return (0..<groupCount).map { group in
      (groupStarts[group]..<groupStarts[group + 1]).map { Array(values[range(ofResponse: $0)]) }
    }
  }

  /// The sum over each response's tokens in order, in double precision, `[groups × responses]`.
  var groupSums: [[Double]] { nested.map { $0.map { $0.reduce(0, +) } } }
}
