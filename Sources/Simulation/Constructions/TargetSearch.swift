import NumericalMethods

/// One prompt of a problem, and how soon a reward model that favours one output can raise E[r_G] by γ there.
///
/// Give the target 1 and every other output a reward from [−1, −1 + η]. With q the target's probability, q₀ at the
/// start, and η ≤ 2q₀:
///
/// 1. 1 − E r ≥ (2 − η)(1 − q), and r_j − E r ≤ η − 2q ≤ 0 for every other output j;
/// 2. so the target's log-odds u rise with u' ≥ (2 − η)q(1 − q), and q' ≥ (2 − η)q²(1 − q)²: q never falls;
/// 3. E[r_G] ≥ q g_k + (1 − q) g_min, which is E_init + γ at q₁ = (E_init + γ − g_min)/(g_k − g_min) < 1;
/// 4. t_γ ≤ (F(q₁) − F(q₀))/(2 − η), F(q) = −1/q + 1/(1 − q) + 2 ln(q/(1 − q)), as F' = 1/(q²(1 − q)²).
///
/// It holds for every initial policy, with a target of any r_G above E_init + γ. Source: ours, as a
/// proof with constants of the theorem of Razin et al. (2025) that more accurate is not always better.
struct TargetSearch {
  /// r_G by rank [outputs].
  let sorted: [Double]
  /// The probability under π_init of the output of each rank [outputs].
  let probabilities: [Double]
  /// E_init[r_G] + γ.
  let level: Double

  init(groundTruth: RewardTable, policy: TabularPolicy, prompt: Int, gain: Double) {
    let row = Array(groundTruth.row(prompt))
    let byOutput = policy.probabilities(prompt: prompt)
    let order = row.indices.sorted { (row[$0], $0) < (row[$1], $1) }
    sorted = order.map { row[$0] }
    probabilities = order.map { byOutput[$0] }
    level = dotProduct(row, byOutput) + gain
  }

  /// The ranks whose output, given all the mass, has gained more than γ.
  var lowestTarget: Int? { sorted.firstIndex { $0 > level } }

  /// η for a target: at most 0.01, at most 2q₀ as the proof wants, at least 10⁻⁹ so that all rewards differ.
  func spread(ofOthers target: Int) -> Double {
    max(min(0.01, 2 * probabilities[target]), 1e-9)
  }

  /// The least time that step 4 proves enough, in the clock of one prompt; ∞ where it proves nothing.
  func timeBound(target: Int) -> Double {
    let (start, spread) = (probabilities[target], spread(ofOthers: target))
    guard sorted[target] > level, spread <= 2 * start else { return .infinity }
    let end = (level - sorted[0]) / (sorted[target] - sorted[0])
    return (primitive(end) - primitive(start)) / (2 - spread)
  }

  /// The target, among those allowed, that is proved to be soonest; the highest where none gains γ.
  func target(among allowed: ClosedRange<Int>) -> Int {
    let gaining = allowed.filter { sorted[$0] > level }
    let soonest = gaining.min { timeBound(target: $0) < timeBound(target: $1) }
    return soonest ?? allowed.upperBound
  }

  private func primitive(_ q: Double) -> Double {
    -1 / q + 1 / (1 - q) + 2 * (logarithm(q) - logarithmOfOnePlus(-q))
  }
}
