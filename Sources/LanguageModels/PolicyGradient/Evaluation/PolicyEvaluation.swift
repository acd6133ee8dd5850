/// What samples of a policy say about it at one moment of its training, on one set of prompts.
///
/// Means are over all responses (all prompts have equally many). Log-probabilities are in nats.
public struct PolicyEvaluation: Sendable, Hashable {
  /// Which prompts were asked.
  public enum PromptSet: String, Sendable, Hashable, CaseIterable {
    /// Prompts that the policy is trained on.
    case training
    /// Prompts that it never sees in training.
    case test
  }

  /// The number of rollouts trained on before.
  public var step: Int
  /// The number of responses trained on before.
  public var samplesSeen: Int
  /// Which prompts were asked.
  public var prompts: PromptSet
  /// The mean reward of the reward model, as it comes.
  public var reward: Double
  /// The mean reward after whitening, in units of its standard deviation under the initial policy.
  public var whitenedReward: Double
  /// The mean ground-truth reward.
  public var groundTruth: Double
  /// KL(π ‖ π_init) of whole responses by ``KLEstimator/k1``: unbiased, of either sign.
  public var divergence: Double
  /// The same by sums over tokens of the divergences of whole next-token distributions: unbiased, never negative (up
  /// to rounding), of far lower variance.
  public var tokenDivergence: Double
  /// The reward variance among responses to a prompt; see ``meanGroupVariance(_:)``.
  public var rewardVariance: Double
  /// The ground truth's variance among responses to a prompt.
  public var groundTruthVariance: Double
  /// The mean entropy of the distribution that a token is drawn from, over all tokens of all responses.
  public var tokenEntropy: Double
  /// The mean number of tokens of a response, the end token included.
  public var length: Double
  /// The share of responses that ended by themselves, from 0 to 1.
  public var endedShare: Double
}

extension PolicyEvaluation {
  /// The evaluation of measured responses.
  ///
  /// - Parameters:
  ///   - measurements: What was measured; at least one prompt, at least two responses to each.
  ///   - whitening: Whitens rewards.
  ///   - step: The number of rollouts trained on before.
  ///   - samplesSeen: The number of responses trained on before.
  ///   - prompts: Which prompts were asked.
  public init(
    of measurements: ResponseMeasurements, whitening: RewardWhitening, step: Int, samplesSeen: Int,
    prompts: PromptSet
  ) {
    let responses = measurements.logProbabilities.flatMap { $0 }
    let references = measurements.initialLogProbabilities.flatMap { $0 }
    let tokenCount = responses.reduce(0) { $0 + $1.count }
    self.step = step
    self.samplesSeen = samplesSeen
    self.prompts = prompts
    reward = mean(measurements.rewards.flatMap { $0 })
    whitenedReward = whitening(reward)
    groundTruth = mean(measurements.groundTruths.flatMap { $0 })
    divergence = mean(
      zip(responses, references).map {
        KLEstimator.k1.sum(logProbabilities: $0, reference: $1)
      })
    tokenDivergence = total(measurements.tokenDivergences) / Double(responses.count)
    rewardVariance = meanGroupVariance(measurements.rewards)
    groundTruthVariance = meanGroupVariance(measurements.groundTruths)
    tokenEntropy = total(measurements.entropies) / Double(tokenCount)
    length = Double(tokenCount) / Double(responses.count)
    endedShare = mean(measurements.isEnded.flatMap { $0 }.map { $0 ? 1 : 0 })
  }
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// The sum over all tokens of all responses, response by response.
private func total(_ numbers: [[[Double]]]) -> Double {
  numbers.reduce(0) { total, group in group.reduce(total) { $0 + $1.reduce(0, +) } }
}
