import NumericalMethods

/// Least times to gain γ in the ground truth, in the clock of one prompt, before any training.
public struct ScoredBounds: Sendable, Hashable {
  /// By ``SquareRootBound``, from each prompt's own variance (*ours*).
  public var promptBound: Double
  /// By ``SquareRootBound``, from the mean variance (*ours*); never above ``promptBound``.
  public var squareRootBound: Double
  /// By ``CubeRootBound``, the poster's exponent with the constant of ours.
  public var cubeRootBound: Double
}

extension ScoredProblem {
  /// Least times until a watched reward has risen by γ; nil for rewards divided prompt by prompt, for which no bound by
  /// the variance holds.
  ///
  /// The bounds are those of r′ and its λ, in our clock: rewards outside [−1, 1] have one too.
  ///
  /// - Parameters:
  ///   - gain: γ > 0, in the units of the watched reward in the table.
  ///   - reward: Which one is watched.
  public func bounds(toGain gain: Double, watching reward: WatchedReward) -> ScoredBounds? {
    guard normalization != .perPrompt else { return nil }
    let units = reward == .rewardModel ? rewardUnits : groundTruthUnits
    let tables = prompts.map { reward == .rewardModel ? $0.rewardModel : $0.groundTruth }
    let deviations = tables.map { $0.largestDeviations[0] }
    let variances = prompts.map(\.initialStatistics.rewardVariance)
    let variance = compensatedSum(variances) / Double(promptCount)
    let square = compensatedSum(deviations.map { $0 * $0 }) / Double(promptCount)
    let constants = PathConstants(
      independentPrompts: Double(promptCount), largestDeviation: square.squareRoot())
    let scaled = gain / units.scale
    // The bounds are in the clock of the whole parameter vector.
    let clock = speed * Double(promptCount)
    return ScoredBounds(
      promptBound: SquareRootBound.time(
        toGain: scaled, promptVariances: variances, largestDeviations: deviations) / clock,
      squareRootBound: SquareRootBound.time(
        toGain: scaled, initialVariance: variance, constants) / clock,
      cubeRootBound: CubeRootBound.time(
        toGain: scaled, initialVariance: variance, constants,
        regularization: prompts[0].regularization) / clock)
  }
}
