import NumericalMethods

extension TabularProblem {
  /// E_x Cov_π(r_RM, r_G), the covariance of the two rewards under a policy, mean over the prompts.
  ///
  /// Accuracy sees signs of differences and variance sees sizes; this sees both. It is not the initial rate
  /// of E[r_G], which weighs outputs by p² (``PolicyStatistics/groundTruthRate``).
  public func rewardCovariance(under policy: TabularPolicy) -> Double {
    let shares = (0..<promptCount).map { prompt in
      let p = policy.probabilities(prompt: prompt)
      let (reward, truth) = (Array(rewardModel.row(prompt)), Array(groundTruth.row(prompt)))
      let (mean, trueMean) = (dotProduct(p, reward), dotProduct(p, truth))
      let products = zip(reward, truth).map { ($0 - mean) * ($1 - trueMean) }
      return dotProduct(p, products)
    }
    return compensatedSum(shares) / Double(promptCount)
  }
}
