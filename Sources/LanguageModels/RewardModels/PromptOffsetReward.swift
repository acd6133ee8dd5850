public import NumericalMethods

/// A perfectly accurate reward model with low reward variance: r(x, y) = o(x) + s·r_G(x, y).
///
/// For every prompt it is a strictly increasing function of the ground truth, so that it orders any two
/// responses as the ground truth does, provided that different values of r_G lie far enough apart for rounding to
/// keep them so: 3·10⁻¹⁶/s.
///
/// The offsets o(x) differ from prompt to prompt, uniform in [−spread, spread] and fixed by seed and prompt. No policy
/// gradient sees them, for a prompt's responses share one; but they are part of the standard deviation over all
/// prompts and responses that whitening divides by, so whitening does not undo the squeeze: with σ_G² the variance of
/// r_G over everything and v the mean of its variance within prompts, independent offsets leave the whitened reward
/// variance
///
///     s²v / (s²σ_G² + spread²/3).
///
/// Without spread it is r_G times s, which whitening gives back as r_G whitened.
///
/// Source: *ours*; Razin et al. (2025), section 4, have a perfectly accurate low-variance reward model of another
/// construction.
public struct PromptOffsetReward: RewardScorer {
  /// s, from above 0 to 1.
  public let scale: Double
  /// The largest magnitude of an offset, from 0 to 1 − s.
  public let spread: Double
  private let groundTruth: any RewardScorer
  private let stream: RandomStream

  /// A transform of the ground truth; with r_G in [−1, 1] its rewards are in [−1, 1] too.
  ///
  /// - Parameters:
  ///   - groundTruth: r_G.
  ///   - scale: s, above 0.
  ///   - spread: The largest magnitude of an offset, at least 0; s + spread ≤ 1.
  ///   - stream: Branches into one stream for each prompt.
  public init(
    of groundTruth: any RewardScorer, scale: Double, spread: Double, stream: RandomStream
  ) {
    precondition(scale > 0 && spread >= 0, "a scale is above 0 and a spread at least 0")
    precondition(scale + spread <= 1, "rewards stay between −1 and 1")
    self.groundTruth = groundTruth
    self.scale = scale
    self.spread = spread
    self.stream = stream
  }

  /// o(x), the offset of a prompt.
  public func offset(of prompt: [Token]) -> Double {
    var stream = stream.branch(prompt.map(String.init).joined(separator: " "))
    return spread * stream.symmetricUniform()
  }

  /// o(x) + s·r_G(x, y) of every response.
  public func rewards(of groups: [PromptGroup]) -> [[Double]] {
    zip(groups, groundTruth.rewards(of: groups)).map { group, rewards in
      let offset = offset(of: group.prompt)
      return rewards.map { offset + scale * $0 }
    }
  }
}
