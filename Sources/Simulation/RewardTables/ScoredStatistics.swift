import NumericalMethods

/// A mean over prompts and how sure it is.
public struct PromptMean: Sendable, Hashable {
  /// The mean.
  public var value: Double
  /// The standard error over prompts, √(s²/N) with the unbiased s²; nil for a single prompt.
  ///
  /// It says how far the mean would move with other prompts of the same kind, not with other outputs.
  public var standardError: Double?

  /// The mean of some numbers, one a prompt; nil of none.
  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    let mean = compensatedSum(values) / count
    value = mean
    if values.count > 1 {
      let squares = compensatedSum(values.map { ($0 - mean) * ($0 - mean) })
      standardError = (squares / (count - 1) / count).squareRoot()
    }
  }

  /// The same in a unit of so much.
  func scaled(by factor: Double) -> Self {
    var result = self
    result.value *= factor
    result.standardError = standardError.map { $0 * factor }
    return result
  }
}

/// What a table says of a reward column before any training; means over prompts, rewards in the table's units.
///
/// Under the empirical distribution of n draws the variance is smaller than under π_init by a factor of 1 − 1/n on average;
/// ``sampleVariance`` is free of that.
public struct ScoredStatistics: Sendable, Hashable {
  /// The accuracy over all pairs of different outputs of a prompt, equally likely.
  ///
  /// Prompts of a single output have no pairs and do not count; nil without ground truth, or without any pair.
  public var accuracy: PromptMean?
  /// The same over pairs drawn from π_init, given that they differ.
  public var onPolicyAccuracy: PromptMean?
  /// The share of those pairs, drawn from π_init and different, whose outputs have equal ground truths; nil as above.
  ///
  /// Accuracy counts them as wrong wherever the rewards differ, so it can fall below ½ without being misleading.
  public var undecidedPairs: PromptMean?
  /// E_x Var_{π_init}[r_RM] of the policy over the listed outputs.
  public var rewardVariance: PromptMean
  /// E_x Σ(r_i − r̄)²/(n − 1) over the rows of a prompt, unbiased for the policy they were drawn from; nil where
  /// rows are no draws.
  public var sampleVariance: PromptMean?
  /// E_x Var_{π_init}[r_RM]/σ², from [0, 1]: the share of all differences that a policy can learn from; 0 for a
  /// constant column.
  public var whitenedVariance: Double
  /// E_x Cov_{π_init}(r_RM, r_G); nil without ground truth.
  public var rewardCovariance: PromptMean?
  /// E_x E_{π_init}[r_RM].
  public var expectedReward: Double
  /// E_x E_{π_init}[r_G]; nil without ground truth.
  public var expectedGroundTruth: Double?
  /// E_x max r_RM − E r_RM: what training can raise it by at most.
  public var largestRewardGain: Double
  /// E_x max r_G − E r_G; nil without ground truth.
  public var largestGroundTruthGain: Double?
  /// d/dt E[r_RM] at the start, in the clock of one prompt.
  public var rewardRate: PromptMean
  /// d/dt E[r_G] at the start, E_x Σ_y p²(r − E r)(r_G − E r_G)/s, s what normalisation divides by; nil without
  /// ground truth.
  ///
  /// Source: *ours*.
  public var groundTruthRate: PromptMean?
}

extension ScoredProblem {
  /// What the table says before training.
  public func statistics() -> ScoredStatistics {
    let initial = prompts.map(\.initialStatistics)
    let scale = rewardUnits.scale
    let variances = PromptMean(initial.map(\.rewardVariance)) ?? .none
    let variance = variances.scaled(by: scale * scale)
    let total = totalDeviation * totalDeviation
    var result = ScoredStatistics(
      rewardVariance: variance, whitenedVariance: total > 0 ? min(variance.value / total, 1) : 0,
      expectedReward: rewardUnits.reward(mean(of: initial, \.expectedReward)),
      largestRewardGain: scale * largestGain(of: .rewardModel),
      rewardRate: rate(prompts.map(\.initialRewardRate), unit: scale))
    if outputs.weighting == .samples {
      let corrected = zip(outputs.prompts, initial).map { prompt, statistics in
        statistics.rewardVariance * Double(prompt.rowCount) / Double(prompt.rowCount - 1)
      }
      result.sampleVariance = PromptMean(corrected)?.scaled(by: scale * scale)
    }
    if outputs.hasGroundTruth { compareWithGroundTruth(initial, &result) }
    return result
  }

  private func compareWithGroundTruth(
    _ initial: [PolicyStatistics], _ result: inout ScoredStatistics
  ) {
    let unit = groundTruthUnits.scale
    result.accuracy = PromptMean(prompts.compactMap { $0.agreement(isOnPolicy: false).share })
    result.onPolicyAccuracy = PromptMean(
      prompts.compactMap { $0.agreement(isOnPolicy: true).share })
    result.undecidedPairs = PromptMean(prompts.compactMap(\.undecidedShare))
    result.rewardCovariance = PromptMean(
      prompts.map { $0.rewardCovariance(under: $0.initialPolicy) })?
      .scaled(by: rewardUnits.scale * unit)
    result.expectedGroundTruth = groundTruthUnits.reward(mean(of: initial, \.expectedGroundTruth))
    result.largestGroundTruthGain = unit * largestGain(of: .groundTruth)
    result.groundTruthRate = rate(initial.map(\.groundTruthRate), unit: unit)
  }

  private func rate(_ rates: [Double], unit: Double) -> PromptMean {
    (PromptMean(rates) ?? .none).scaled(by: unit * speed)
  }

  func mean(of statistics: [PolicyStatistics], _ value: (PolicyStatistics) -> Double) -> Double {
    compensatedSum(statistics.map(value)) / Double(promptCount)
  }
}

extension PromptMean {
  fileprivate static let none = PromptMean(value: 0)

  private init(value: Double) { self.value = value }
}

extension TabularProblem {
  /// How r_RM agrees with r_G on the pairs of outputs of the first prompt.
  fileprivate func agreement(isOnPolicy: Bool) -> WeightedAgreement {
    let weights =
      isOnPolicy
      ? initialPolicy.probabilities(prompt: 0) : [Double](repeating: 1, count: outputCount)
    return WeightedAgreement(Array(rewardModel.row(0)), Array(groundTruth.row(0)), weights: weights)
  }

  /// The share of drawn pairs of the first prompt that a constant reward agrees with: those of equal ground truth.
  fileprivate var undecidedShare: Double? {
    WeightedAgreement(
      [Double](repeating: 0, count: outputCount), Array(groundTruth.row(0)),
      weights: initialPolicy.probabilities(prompt: 0)
    ).share
  }
}
