import NumericalMethods

/// The accuracy of a reward model: the share of pairs that it orders as the ground truth does.
///
/// acc = E_x P(sign(r(y) − r(y')) = sign(r_G(y) − r_G(y'))), pairs of different outputs; two equal
/// rewards agree with two equal ground truths alone. A prompt with one output (or no weight on pairs of
/// different ones) counts as accurate. O(K²) comparisons a prompt.
///
/// Source: the definition of Razin et al. (2025), section 2.
public func accuracy(
  of reward: RewardTable, against groundTruth: RewardTable, pairs: PairDistribution
) -> Double {
  precondition(
    reward.promptCount == groundTruth.promptCount && reward.outputCount == groundTruth.outputCount,
    "both rewards have the same prompts and outputs")
  let shares = (0..<reward.promptCount).map { prompt in
    let (agreeing, all) = agreement(of: reward, against: groundTruth, pairs, prompt: prompt)
    return all > 0 ? agreeing / all : 1
  }
  return compensatedSum(shares) / Double(reward.promptCount)
}

/// The weight of a prompt's pairs that both rewards order alike, and of all its pairs.
private func agreement(
  of reward: RewardTable, against groundTruth: RewardTable, _ pairs: PairDistribution, prompt: Int
) -> (agreeing: Double, all: Double) {
  let (x, y) = (Array(reward.row(prompt)), Array(groundTruth.row(prompt)))
  let count = x.count
  func ofProduct(_ weights: [Double]) -> (Double, Double) {
    Kernels.selected.pairAgreement(count: count, x, y, weights: weights)
  }
  switch pairs {
  case .uniform: return ofProduct([Double](repeating: 1, count: count))
  case .onPolicy(let policy): return ofProduct(policy.probabilities(prompt: prompt))
  case .between(let first, let second):
    let (p, q) = (first.probabilities(prompt: prompt), second.probabilities(prompt: prompt))
    return orderedAgreement(x, y) { p[$0] * q[$1] }
  case .weighted(let weights):
    precondition(
      weights.promptCount == reward.promptCount && weights.outputCount == count,
      "weights and rewards have the same prompts and outputs")
    let start = prompt * count * count
    return orderedAgreement(x, y) { weights.values[start + $0 * count + $1] }
  }
}

/// Σ over i ≠ j of w(i, j) where sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ), and over all of them.
private func orderedAgreement(
  _ x: [Double], _ y: [Double], _ weight: (Int, Int) -> Double
) -> (agreeing: Double, all: Double) {
  var agreeing = CompensatedSum()
  var all = CompensatedSum()
  for i in x.indices {
    for j in x.indices where j != i {
      let w = weight(i, j)
      all.add(w)
      if (x[i] > x[j]) == (y[i] > y[j]) && (x[i] < x[j]) == (y[i] < y[j]) { agreeing.add(w) }
    }
  }
  return (agreeing.value, all.value)
}
