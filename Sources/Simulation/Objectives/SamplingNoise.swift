import NumericalMethods

extension TabularProblem {
  /// How far the gradient estimated from one sampled output a prompt is from dθ/dt, as a root mean square.
  ///
  /// The estimate is A(y)(e_y − p)/N in each prompt, y ∼ π, A = (q − E q)/σ the normalised advantage with its
  /// exact mean and deviation. Its mean is the exact field; its mean square is
  /// Σ_y p_y A_y²(1 − 2p_y + ‖p‖²)/N². Divided prompt by prompt E A² = 1, so the noise does not fall with the
  /// reward variance.
  ///
  /// Source: ours; the exact form of a policy-gradient estimate with a perfect baseline.
  public func samplingNoise(of policy: TabularPolicy) -> Double {
    let field = gradient(of: policy)
    let squares = (0..<promptCount).map { prompt -> Double in
      let range = policy.range(of: prompt)
      let p = policy.probabilities(prompt: prompt)
      let squaredNorm = dotProduct(p, p)
      let advantages = advantages(of: policy, prompt: prompt)
      let terms = zip(p, advantages).map { $0 * $1 * $1 * (1 - 2 * $0 + squaredNorm) }
      let own = Array(field[range])
      return compensatedSum(terms) / Double(promptCount * promptCount) - dotProduct(own, own)
    }
    return max(compensatedSum(squares), 0).squareRoot()
  }

  /// (q − E q)/σ of each output of a prompt [outputs].
  private func advantages(of policy: TabularPolicy, prompt: Int) -> [Double] {
    let range = policy.range(of: prompt)
    let deviation = policy.logits.withUnsafeBufferPointer { logits in
      logits.baseAddress.map {
        self.deviation(prompt: prompt, logits: $0 + range.lowerBound, kernels: .selected)
      } ?? 1
    }
    let p = policy.probabilities(prompt: prompt)
    let now = policy.logProbabilities(prompt: prompt)
    let initial = initialPolicy.logProbabilities(prompt: prompt)
    let penalty = regularization * deviation
    let values = zip(rewardModel.row(prompt), zip(now, initial)).map { reward, logs in
      penalty == 0 ? reward : reward - penalty * (logs.0 - logs.1)
    }
    // Relative to the likeliest output, so that advantages keep their digits where it has nearly all the mass.
    let likeliest = p.indices.max { p[$0] < p[$1] } ?? 0
    let differences = values.map { $0 - values[likeliest] }
    let mean = dotProduct(p, differences)
    return differences.map { ($0 - mean) / deviation }
  }
}
