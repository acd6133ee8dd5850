import NumericalMethods

/// What no reward model can do from the uniform policy, whatever its values, by its ranking alone.
///
/// Where θ_i = θ_j, (θ_i − θ_j)' = p(r_i − r_j): from equal logits, an output of higher reward never falls behind
/// one of lower reward, and equal ones stay equal. So the policy at any time is a mixture of uniform
/// distributions on *upper sets* S = {r_RM ≥ c}, and E[r_G] is below E_init + γ for ever unless some upper set has
/// a mean ground truth of at least that. Such a set S makes a pair agree for each o ∉ S below each s ∈ S by r_G: a
/// reward model with fewer agreeing pairs than the least such number over all S never gains γ.
///
/// Source: ours.
public enum UniformPolicyLimit {
  /// The least number of agreeing pairs with which any reward model can gain γ without KL penalty; nil where
  /// none can.
  ///
  /// By dynamic programming over the outputs by rank: for each number of outputs left out and of agreeing
  /// pairs so far, the greatest sum of r_G inside S. O(K³) steps. Means within 10⁻¹² of the level count as
  /// reaching it.
  ///
  /// - Parameters:
  ///   - groundTruth: r_G of one prompt [outputs], no two equal.
  ///   - gain: γ.
  public static func leastAgreeingPairs(groundTruth: [Double], gain: Double) -> Int? {
    let sorted = groundTruth.sorted()
    let count = sorted.count
    let level = compensatedSum(sorted) / Double(count) + gain - 1e-12
    // S of one output alone: of the lowest rank above the level. Nothing above that need be looked at.
    guard let limit = sorted.firstIndex(where: { $0 >= level }) else { return nil }
    // best[o][c]: o outputs left out, c agreeing pairs.
    var best = [[Double]](
      repeating: [Double](repeating: -.infinity, count: limit + 1), count: count + 1)
    best[0][0] = 0
    for value in sorted {
      var next = [[Double]](
        repeating: [Double](repeating: -.infinity, count: limit + 1), count: count + 1)
      for left in 0...count {
        for pairs in 0...limit where best[left][pairs] > -.infinity {
          let sum = best[left][pairs]
          if left < count { next[left + 1][pairs] = max(next[left + 1][pairs], sum) }
          if pairs + left <= limit {
            next[left][pairs + left] = max(next[left][pairs + left], sum + value)
          }
        }
      }
      best = next
    }
    return (0...limit).first { pairs in
      (0..<count).contains { left in best[left][pairs] >= Double(count - left) * level }
    }
  }

  /// The accuracy over all pairs below which no reward model gains γ; nil where this is not known: several prompts, or an
  /// initial policy that is not uniform.
  ///
  /// It is 1 + 1/(number of pairs), above every accuracy, where no policy has gained γ.
  public static func leastAccuracy(
    groundTruth: RewardTable, initialPolicy: TabularPolicy, gain: Double
  ) -> Double? {
    guard groundTruth.promptCount == 1, Set(initialPolicy.logits).count == 1 else { return nil }
    let pairs = groundTruth.outputCount * (groundTruth.outputCount - 1) / 2
    let least = leastAgreeingPairs(groundTruth: groundTruth.values, gain: gain) ?? pairs + 1
    return Double(least) / Double(pairs)
  }
}
