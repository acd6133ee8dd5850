import NumericalMethods

/// Estimates of KL(π ‖ π_ref) = E_π[log π − log π_ref] from samples of π.
///
/// With δ = log π(y) − log π_ref(y) of one sample; the estimate is the mean over samples.
///
/// Source: J. Schulman, "Approximating KL divergence", joschu.net/blog/kl-approx.html (2020).
public enum KLEstimator: String, Sendable, Hashable, CaseIterable {
  /// δ: unbiased, of either sign.
  case k1
  /// δ²/2: never negative, biased; right to second order where the policies are near each other.
  case k2
  /// e^{−δ} − 1 + δ: unbiased where π is positive wherever π_ref is, and never negative.
  case k3

  /// The estimate from one sample.
  ///
  /// - Parameter logRatio: δ, in nats.
  /// - Returns: In nats. k3 is computed without loss for small δ.
  public func value(logRatio: Double) -> Double {
    switch self {
    case .k1: logRatio
    case .k2: 0.5 * logRatio * logRatio
    case .k3: exponentialMinusOne(-logRatio) + logRatio
    }
  }

  /// The estimate from one response, token by token: Σ_l of the estimates for π(· | x, y_<l).
  ///
  /// By the chain rule KL(π ‖ π_ref) of responses is E Σ_l KL(π(· | y_<l) ‖ π_ref(· | y_<l)), so sums of k1 and k3
  /// are unbiased for it; that of k3 varies far less than one estimate from the whole response.
  ///
  /// - Parameters:
  ///   - logProbabilities: log π(y_l | x, y_<l), `[tokens]`.
  ///   - reference: log π_ref(y_l | x, y_<l), `[tokens]`.
  /// - Returns: In nats per response.
  public func sum(logProbabilities: [Double], reference: [Double]) -> Double {
    precondition(logProbabilities.count == reference.count, "both policies saw the same tokens")
    return zip(logProbabilities, reference).reduce(0) { $0 + value(logRatio: $1.0 - $1.1) }
  }
}
