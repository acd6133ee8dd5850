import NumericalMethods

/// What a policy is worth in a problem, exactly: means over the prompts of each prompt's moments.
public struct PolicyStatistics: Sendable, Hashable {
  /// E_x E_π[r_RM].
  public var expectedReward: Double
  /// E_x E_π[r_G].
  public var expectedGroundTruth: Double
  /// E_x Var_π[r_RM].
  public var rewardVariance: Double
  /// E_x Var_π[r_G].
  public var groundTruthVariance: Double
  /// E_x KL(π ‖ π_init).
  public var divergence: Double
  /// φ = expected reward (whitened, where it is maximised so) − λ·divergence; nil for rewards divided
  /// prompt by prompt, whose field is no gradient.
  public var objective: Double?
  /// ‖dθ/dt‖₂ over all logits, ‖∇φ‖ where there is a φ: √(Σ_x ‖p∘(q − E q)‖²)/N, q = r_RM − λ ln(π/π_init);
  /// normalised, with each prompt's own λσ and 1/σ.
  public var gradientNorm: Double
  /// d/dt E_x E_π[r_G] along the flow: E_x Σ_y p²(q − E q)(r_G − E r_G)/N.
  ///
  /// Source: ours; the chain rule on a softmax row.
  public var groundTruthRate: Double
  /// The variance of r_RM in each prompt [prompts].
  public var promptVariances: [Double]
}

/// √Σ x², relative to the largest x, so that no square vanishes.
private func euclideanNorm(_ x: [Double]) -> Double {
  guard let largest = x.max(), largest > 0 else { return 0 }
  let scaled = x.map { $0 / largest }
  return largest * dotProduct(scaled, scaled).squareRoot()
}

extension TabularProblem {
  /// The statistics of a policy.
  public func statistics(of policy: TabularPolicy) -> PolicyStatistics {
    let moments = moments(logits: policy.logits)
    func mean(_ value: (SoftmaxMoments) -> Double) -> Double {
      compensatedSum(moments.map(value)) / Double(promptCount)
    }
    let reward = mean(\.mean)
    let divergence = mean(\.divergence)
    return PolicyStatistics(
      expectedReward: reward, expectedGroundTruth: mean(\.secondMean),
      rewardVariance: mean(\.variance), groundTruthVariance: mean(\.secondVariance),
      divergence: divergence,
      objective: objective(expectedReward: reward, divergence: divergence),
      gradientNorm: euclideanNorm(moments.map(\.gradientNorm)) / Double(promptCount),
      groundTruthRate: mean(\.secondRate) / Double(promptCount),
      promptVariances: moments.map(\.variance))
  }

  private func objective(expectedReward: Double, divergence: Double) -> Double? {
    guard normalization != .perPrompt else { return nil }
    return (expectedReward - whiteningMean) / whiteningDeviation - regularization * divergence
  }

  /// The statistics of the initial policy.
  public var initialStatistics: PolicyStatistics { statistics(of: initialPolicy) }

  /// Each prompt's moments at given logits [prompts × outputs]; gradient norm and rate are those of the
  /// normalised field, the rest is of the rewards as they are.
  ///
  /// - Parameters:
  ///   - logits: θ.
  ///   - keepsInitial: Whether the divergence from π_init is wanted although λ = 0; else it is 0 there.
  func moments(logits: [Double], keepsInitial: Bool = true) -> [SoftmaxMoments] {
    var scratch = [Double](repeating: 0, count: 2 * outputCount)
    return logits.withUnsafeBufferPointer { logits in
      (0..<promptCount).compactMap { prompt in
        guard let row = logits.baseAddress.map({ $0 + prompt * outputCount }) else { return nil }
        let deviation = deviation(prompt: prompt, logits: row, kernels: .selected)
        var moments = withRow(
          prompt, logits: row, keepsInitial: keepsInitial, deviation: deviation
        ) {
          Kernels.selected.softmaxMoments($0, scratch: &scratch)
        }
        moments.gradientNorm /= deviation
        moments.secondRate /= deviation
        return moments
      }
    }
  }

  /// dθ/dt = ∇φ at given logits [prompts × outputs], with normalised rewards what takes its place.
  public func gradient(of policy: TabularPolicy) -> [Double] {
    var result = [Double](repeating: 0, count: policy.logits.count)
    let scale = 1 / Double(promptCount)
    policy.logits.withUnsafeBufferPointer { logits in
      result.withUnsafeMutableBufferPointer { gradient in
        guard let from = logits.baseAddress, let to = gradient.baseAddress else { return }
        for prompt in 0..<promptCount {
          let offset = prompt * outputCount
          let deviation = deviation(prompt: prompt, logits: from + offset, kernels: .selected)
          withRow(prompt, logits: from + offset, deviation: deviation) { row in
            _ = Kernels.selected.softmaxAscent(
              row, scale: scale / deviation, derivative: to + offset)
          }
        }
      }
    }
    return result
  }
}
