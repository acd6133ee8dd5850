import NumericalMethods

/// Of N outputs drawn from a policy, the one that a reward model likes best, exactly.
///
/// Outputs of equal reward form a class of mass P; F is the mass of that class and all below it. The best of N is
/// in the class with probability q = F^N − (F − P)^N, and of equal best ones each is as likely to be returned, so within
/// the class the outputs keep their proportions: π_N(y) = π(y) q/P.
///
/// Only the order of the rewards enters: any strictly increasing change of them gives the same bits.
///
/// *Accuracy.* q = e^{N ln F}(1 − e^{N ln(1 − P/F)}), ln F = ln(1 − T) from the mass T above where T < ½, so
/// neither N = 10⁶ nor masses of 10⁻³⁰⁰ lose digits.
public struct BestOfN: Sendable {
  /// The policy that the outputs are drawn from, π.
  public let policy: TabularPolicy
  /// The reward model that chooses.
  public let rewardModel: RewardTable
  /// N, the number of outputs drawn.
  public let samples: Int

  /// The best of N outputs; policy and rewards have the same prompts and outputs.
  ///
  /// - Parameters:
  ///   - samples: N, at least 1.
  ///   - policy: π.
  ///   - rewardModel: r_RM.
  public init(samples: Int, of policy: TabularPolicy, by rewardModel: RewardTable) {
    precondition(samples > 0, "the best of at least one output")
    precondition(
      policy.promptCount == rewardModel.promptCount
        && policy.outputCount == rewardModel.outputCount,
      "policy and rewards have the same prompts and outputs")
    self.samples = samples
    self.policy = policy
    self.rewardModel = rewardModel
  }

  /// What the best of N is worth, as means over the prompts.
  public struct Statistics: Sendable, Hashable {
    /// E[r_RM] of the best of N.
    public var expectedReward: Double
    /// E[r_G] of the best of N.
    public var expectedGroundTruth: Double
    /// KL(π_N ‖ π), exactly.
    public var divergence: Double
    /// ln N − (N − 1)/N, which KL(π_N ‖ π) reaches where no two outputs are alike and none is likely.
    ///
    /// Source: the formula is common; that it is an upper bound is in Beirami et al., "Theoretical
    /// guarantees on the best-of-n alignment policy" (2024).
    public var divergenceBound: Double
  }

  /// The statistics of the best of N, watched by a ground truth.
  public func statistics(groundTruth: RewardTable) -> Statistics {
    let prompts = 0..<policy.promptCount
    func mean(_ values: [Double]) -> Double { compensatedSum(values) / Double(values.count) }
    let rows = prompts.map { probabilities(prompt: $0) }
    let count = Double(samples)
    return Statistics(
      expectedReward: mean(prompts.map { dotProduct(rows[$0], Array(rewardModel.row($0))) }),
      expectedGroundTruth: mean(prompts.map { dotProduct(rows[$0], Array(groundTruth.row($0))) }),
      divergence: mean(prompts.map { divergence(prompt: $0) }),
      divergenceBound: logarithm(count) - (count - 1) / count)
  }

  /// π_N(·|x), the probability of each output to be the best of N [outputs].
  public func probabilities(prompt: Int) -> [Double] {
    var result = [Double](repeating: 0, count: policy.outputCount)
    let initial = policyProbabilities(prompt)
    for group in groups(prompt: prompt) where group.mass > 0 {
      for output in group.outputs {
        result[output] = group.bestMass * (initial[output] / group.mass)
      }
    }
    return result
  }

  /// KL(π_N ‖ π) of a prompt: Σ q ln(q/P) over the classes, each term less q − P, so that none is negative.
  public func divergence(prompt: Int) -> Double {
    let terms = groups(prompt: prompt).map { group in
      guard group.bestMass > 0 else { return group.mass }
      let ratio = group.bestMass / group.mass
      return group.bestMass * logarithm(ratio) - group.bestMass + group.mass
    }
    return max(compensatedSum(terms), 0)
  }

  /// Outputs of equal reward.
  private struct Group {
    /// The outputs.
    var outputs: [Int]
    /// P.
    var mass: Double
    /// q.
    var bestMass = 0.0
  }

  /// The probabilities down to the least number there is, where a softmax row would give 0.
  private func policyProbabilities(_ prompt: Int) -> [Double] {
    exponential(policy.logProbabilities(prompt: prompt))
  }

  /// The classes of a prompt, from the lowest reward.
  private func groups(prompt: Int) -> [Group] {
    let row = Array(rewardModel.row(prompt))
    let initial = policyProbabilities(prompt)
    var groups: [Group] = []
    for output in row.indices.sorted(by: { (row[$0], $0) < (row[$1], $1) }) {
      if let last = groups.last?.outputs.first, row[last] == row[output] {
        groups[groups.count - 1].outputs.append(output)
      } else {
        groups.append(Group(outputs: [output], mass: 0))
      }
    }
    for index in groups.indices {
      groups[index].mass = compensatedSum(groups[index].outputs.map { initial[$0] })
    }
    setBestMasses(&groups)
    return groups
  }

  private func setBestMasses(_ groups: inout [Group]) {
    var above = [Double](repeating: 0, count: groups.count)
    var upper = CompensatedSum()
    for index in groups.indices.reversed() {
      above[index] = upper.value
      upper.add(groups[index].mass)
    }
    var lower = CompensatedSum()
    let count = Double(samples)
    for index in groups.indices {
      let mass = groups[index].mass
      groups[index].bestMass = mass
      let below = lower.value
      lower.add(mass)
      guard mass > 0, samples > 1 else { continue }
      let whole = above[index] < 0.5 ? logarithmOfOnePlus(-above[index]) : logarithm(lower.value)
      // ln((F − P)/F): from what is below where that is little, else from P/F.
      let share = mass / lower.value
      let rest = share < 0.5 ? logarithmOfOnePlus(-share) : logarithm(below / lower.value)
      groups[index].bestMass = exponential(count * whole) * -exponentialMinusOne(count * rest)
    }
  }
}
