import NumericalMethods

/// The learning rate of each step of a training run.
///
/// With W steps of warm-up and T steps in all, step t = 0, 1, … takes
///
///     η_t = η (t + 1)/W                          for t < W,
///     η_t = η (f + (1 − f) s(u)),  u = (t − W)/(T − W),  from then on,
///
/// where s(u) is 1 (constant), 1 − u (linear) or (1 + cos πu)/2 (cosine) and f the share of η that is left
/// at the end. Beyond T the rate stays at its last value, fη (constant: η).
///
/// Source: the warm-up of Vaswani et al., "Attention is all you need" (2017); the cosine of Loshchilov and
/// Hutter, "SGDR" (2017), without restarts.
public struct LearningRateSchedule: Sendable, Hashable {
  /// How the rate falls after the warm-up.
  public enum Decay: String, Sendable, Hashable, CaseIterable {
    /// Not at all.
    case constant
    /// On a straight line.
    case linear
    /// On half a wave of the cosine: slowly, fast, slowly.
    case cosine
  }

  /// η, the largest rate.
  public var peak: Double
  /// How the rate falls after the warm-up.
  public var decay: Decay
  /// W, the number of steps in which the rate rises to η.
  public var warmUpSteps: Int
  /// T, the number of steps after which the rate has fallen to its last value.
  public var totalSteps: Int
  /// f, the share of η that is left at the end, from 0 to 1.
  public var finalShare: Double

  /// A schedule.
  ///
  /// - Parameters:
  ///   - peak: η, at least 0 and finite.
  ///   - decay: How the rate falls after the warm-up.
  ///   - warmUpSteps: W, at least 0.
  ///   - totalSteps: T; a constant rate needs none.
  ///   - finalShare: f, from 0 to 1.
  public init(
    peak: Double, decay: Decay = .constant, warmUpSteps: Int = 0, totalSteps: Int = 0,
    finalShare: Double = 0
  ) {
    precondition(peak >= 0 && peak.isFinite, "a learning rate is a number of at least 0")
    precondition(warmUpSteps >= 0 && totalSteps >= 0, "numbers of steps are at least 0")
    precondition((0...1).contains(finalShare), "a share is between 0 and 1")
    self.peak = peak
    self.decay = decay
    self.warmUpSteps = warmUpSteps
    self.totalSteps = totalSteps
    self.finalShare = finalShare
  }

  /// η_t, the rate of a step counted from 0.
  public func rate(atStep step: Int) -> Double {
    precondition(step >= 0, "steps are counted from 0")
    if step < warmUpSteps { return peak * Double(step + 1) / Double(warmUpSteps) }
    let length = totalSteps - warmUpSteps
    let progress = length > 0 ? min(1, Double(step - warmUpSteps) / Double(length)) : 1
    return peak * (finalShare + (1 - finalShare) * height(at: progress))
  }

  /// s(u); a constant rate is 1 everywhere.
  private func height(at progress: Double) -> Double {
    switch decay {
    case .constant: 1
    case .linear: 1 - progress
    case .cosine: (1 + cosine(.pi * progress)) / 2
    }
  }
}
