import NumericalMethods

/// The clipped surrogate of PPO for one response and its advantage.
///
/// loss = −Σ_a min(ρ_a A, clip(ρ_a, 1 − ε, 1 + ε) A), ρ_a = π(a) / π_behavior(a)
///
/// An action a is a token given what precedes it, or the whole response. The derivative by log π(a) is −ρ_a A, and 0
/// where the clipped term is the smaller one: A > 0 and ρ_a > 1 + ε, or A < 0 and ρ_a < 1 − ε. At ρ = 1 it is the
/// gradient of −A log π.
///
/// Source: J. Schulman, F. Wolski, P. Dhariwal, A. Radford, O. Klimov, "Proximal policy optimization algorithms"
/// (2017), equation 7. Advantages are those of whole responses; there is no learned value function.
public struct ClippedSurrogate: Sendable, Hashable {
  /// What counts as one action.
  public enum Ratio: String, Sendable, Hashable, CaseIterable {
    /// A token: L ratios a response, each near 1 for longer. To first order in the policy's change the
    /// surrogate's gradient is that of the whole response; it is what PPO does for language models.
    case token
    /// The response: one ratio, the product of the tokens'. Unclipped, the surrogate is an unbiased estimate of the
    /// changed policy's expected advantage.
    case sequence
  }

  /// ε > 0: how far a ratio may go from 1 while it still has a gradient.
  public let clip: Double
  /// What counts as one action.
  public let ratio: Ratio

  /// The surrogate with its clipping range; by default ε = 0.2 and ratios of tokens.
  public init(clip: Double = 0.2, ratio: Ratio = .token) {
    precondition(clip > 0, "the clipping range is positive")
    self.clip = clip
    self.ratio = ratio
  }

  /// The loss of a response.
  ///
  /// - Parameters:
  ///   - advantage: A.
  ///   - logProbabilities: log π(y_l | x, y_<l), `[tokens]`.
  ///   - behavior: The same of the policy that made the rollout.
  public func loss(advantage: Double, logProbabilities: [Double], behavior: [Double]) -> Double {
    let clipped = 1 - clip...1 + clip
    return -ratios(logProbabilities, behavior).reduce(0) { sum, ratio in
      let bounded = min(max(ratio, clipped.lowerBound), clipped.upperBound)
      return sum + min(ratio * advantage, bounded * advantage)
    }
  }

  /// The derivatives of the loss by the tokens' log-probabilities; parameters as in
  /// ``loss(advantage:logProbabilities:behavior:)``.
  ///
  /// - Returns: `[tokens]`; for ratios of sequences the same number for all of them.
  public func cotangents(
    advantage: Double, logProbabilities: [Double], behavior: [Double]
  ) -> [Double] {
    let actions = ratios(logProbabilities, behavior).map { ratio in
      isClipped(ratio, advantage: advantage) ? 0 : -ratio * advantage
    }
    switch ratio {
    case .token: return actions
    case .sequence:
      return [Double](repeating: actions.first ?? 0, count: logProbabilities.count)
    }
  }

  /// Whether the loss is flat at this ratio.
  public func isClipped(_ ratio: Double, advantage: Double) -> Bool {
    (advantage > 0 && ratio > 1 + clip) || (advantage < 0 && ratio < 1 - clip)
  }

  private func ratios(_ logProbabilities: [Double], _ behavior: [Double]) -> [Double] {
    precondition(logProbabilities.count == behavior.count, "both policies saw the same tokens")
    let logRatios = zip(logProbabilities, behavior).map { $0 - $1 }
    switch ratio {
    case .token: return exponential(logRatios)
    case .sequence: return [exponential(logRatios.reduce(0, +))]
    }
  }
}
