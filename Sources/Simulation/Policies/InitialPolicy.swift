public import NumericalMethods

/// The families of initial policies that chapters can ask for.
public enum InitialPolicy: String, Sendable, CaseIterable {
  /// All outputs equally likely.
  case uniform
  /// Independent normal logits of mean 0; the scale is their standard deviation.
  case normal
  /// Logits −scale·r_G: outputs of low ground-truth reward are likelier.
  case lowReward = "low-reward"
  /// Logits scale·r_G: outputs of high ground-truth reward are likelier.
  case highReward = "high-reward"
  /// The given mass on the lower half of the outputs by r_G, evenly within each half.
  case lowerHalf = "lower-half"
  /// The given mass on the upper half of the outputs by r_G, evenly within each half.
  case upperHalf = "upper-half"

  /// The policy of this family for a ground truth.
  ///
  /// - Parameters:
  ///   - groundTruth: r_G, which gives the number of prompts and outputs too.
  ///   - scale: The scale of the logits where the family has one.
  ///   - mass: The mass on one half, inside (0, 1), where the family has one.
  ///   - stream: Where random logits come from.
  public func policy(
    for groundTruth: RewardTable, scale: Double, mass: Double, stream: RandomStream
  ) -> TabularPolicy {
    var stream = stream
    let logits: [Double] =
      switch self {
      case .uniform: [Double](repeating: 0, count: groundTruth.values.count)
      case .normal: groundTruth.values.map { _ in scale * stream.normal() }
      case .lowReward: groundTruth.values.map { -scale * $0 }
      case .highReward: groundTruth.values.map { scale * $0 }
      case .lowerHalf: halves(of: groundTruth, lowerMass: mass)
      case .upperHalf: halves(of: groundTruth, lowerMass: 1 - mass)
      }
    return TabularPolicy(
      promptCount: groundTruth.promptCount, outputCount: groundTruth.outputCount, logits: logits)
  }

  private func halves(of groundTruth: RewardTable, lowerMass: Double) -> [Double] {
    let lowerCount = groundTruth.outputCount / 2
    let upperCount = groundTruth.outputCount - lowerCount
    let lower = logarithm(lowerMass / Double(max(lowerCount, 1)))
    let upper = logarithm((1 - lowerMass) / Double(upperCount))
    return (0..<groundTruth.promptCount).flatMap { prompt in
      groundTruth.ranks(prompt: prompt).map { $0 < lowerCount ? lower : upper }
    }
  }
}

extension TabularPolicy {
  /// This policy with one output's probability set in each prompt, the others keeping their
  /// proportions.
  ///
  /// - Parameters:
  ///   - probability: The probability to set, inside (0, 1).
  ///   - outputs: The output of each prompt [prompts].
  public func settingProbability(_ probability: Double, of outputs: [Int]) -> TabularPolicy {
    precondition(outputs.count == promptCount, "each prompt has one output to set")
    var result = self
    // ln(p/(1 − p)) above the log-sum of the others.
    let odds = logarithm(probability) - logarithmOfOnePlus(-probability)
    for (prompt, output) in outputs.enumerated() {
      let place = prompt * outputCount + output
      let others = range(of: prompt).filter { $0 != place }.map { logits[$0] }
      guard !others.isEmpty else { continue }
      var scratch = others
      let rest = Kernels.selected.softmax(
        count: others.count, logits: others, probabilities: &scratch)
      result.logits[place] = rest + odds
    }
    return result
  }
}
