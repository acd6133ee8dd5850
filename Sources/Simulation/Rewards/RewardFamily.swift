public import NumericalMethods

/// The families of reward models that chapters can ask for, each made from the ground truth.
///
/// k is an output's rank by r_G (0 … K − 1), c the scale. `power` and `rare` have no scale, the other
/// families are c times a fixed shape.
public enum RewardFamily: String, Sendable, CaseIterable {
  /// c·r_G: perfectly accurate.
  case scaled
  /// a + c(r_G − a): r_G squeezed towards the anchor a; perfectly accurate, for all c in (0, 1].
  case compressed
  /// c times evenly spaced levels, one for each of the bands into which the ranks are divided.
  case banded
  /// c for the upper half by r_G and −c for the lower: two bands.
  case twoCluster = "two-cluster"
  /// c times: the ranks divided into m clusters, evenly spaced centres, the outputs of a cluster evenly
  /// spread around its centre; perfectly accurate at any spread above 0.
  case clustered
  /// c times: r_G, but each group of outputs of neighbouring ranks squeezed towards its mean by a factor δ;
  /// perfectly accurate at any δ above 0, so the pairs within a group are near ties.
  case nearTies = "near-ties"
  /// sign(r_G)|r_G|^a: perfectly accurate at any exponent a.
  case power
  /// c((1 − n)r_G + nξ), ξ uniform on [−1, 1): n is the noise.
  case noisy
  /// c·r_G with the values of randomly chosen pairs of outputs swapped.
  case misranked
  /// c·r_G with its values dealt out anew so that a chosen share d of all pairs is ordered wrongly: a
  /// permutation at Kendall distance d, each equally likely. The set of values is kept; without ties
  /// in r_G the accuracy over all pairs is 1 − d, to the nearest whole number of pairs.
  case kendall
  /// 1 for the best output and −1 for all others; the best one's probability under the initial
  /// policy sets the variance.
  case rare
  /// c for the best output and c(−1 + (K − 1 − k)/(100(K − 1))) for the others, whose order is thus
  /// reversed.
  case bestOnly = "best-only"
  /// c times: the lower half spread over [−1, 1 − 2e], the upper squeezed into (1 − e, 1]; perfectly
  /// accurate.
  case lowerSpread = "lower-spread"
  /// The mirror image of `lower-spread`: the upper half spread, the lower squeezed near −1.
  case upperSpread = "upper-spread"

  /// The reward model of this family for a ground truth.
  ///
  /// - Parameters:
  ///   - groundTruth: r_G.
  ///   - settings: Which member of the family.
  ///   - stream: Where noise and permutations come from; one stream gives the same ones at every
  ///     scale.
  /// - Throws: `SimulationError.rewardOutOfRange` where the scale is too large for [−1, 1].
  public func reward(
    for groundTruth: RewardTable, settings: Settings, stream: RandomStream
  ) throws(SimulationError) -> RewardTable {
    let shape = shape(for: groundTruth, settings, stream)
    let values: [Double] =
      switch self {
      case .power, .rare: shape
      case .compressed:
        shape.map { settings.anchor + settings.scale * ($0 - settings.anchor) }
      default: shape.map { settings.scale * $0 }
      }
    let count = groundTruth.outputCount
    let scales = (0..<groundTruth.promptCount).map {
      settings.scale(ofPrompt: $0, of: groundTruth.promptCount)
    }
    return try RewardTable(
      promptCount: groundTruth.promptCount, outputCount: count,
      values: values.enumerated().map { scales[$0 / count] * $1 })
  }

  /// The values at scale 1 [prompts × outputs].
  private func shape(for groundTruth: RewardTable, _ settings: Settings, _ stream: RandomStream)
    -> [Double]
  {
    switch self {
    case .scaled, .compressed: return groundTruth.values
    case .power: return groundTruth.values.map { signedPower($0, settings.exponent) }
    case .noisy:
      var stream = stream
      return groundTruth.values.map {
        (1 - settings.noise) * $0 + settings.noise * stream.symmetricUniform()
      }
    case .misranked: return groundTruth.swapping(share: settings.swapped, stream)
    case .kendall: return groundTruth.permuted(kendallDistance: settings.distance, stream)
    case .nearTies:
      return groundTruth.squeezingGroups(ofSize: settings.tied, by: settings.tieWidth)
    default:
      return (0..<groundTruth.promptCount).flatMap { prompt in
        groundTruth.ranks(prompt: prompt).map {
          level(ofRank: $0, of: groundTruth.outputCount, settings)
        }
      }
    }
  }

  private func signedPower(_ value: Double, _ exponent: Double) -> Double {
    if value == 0 { return 0 }
    let size = NumericalMethods.power(value.magnitude, exponent)
    return value < 0 ? -size : size
  }
}
