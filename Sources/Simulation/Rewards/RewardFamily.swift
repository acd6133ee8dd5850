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
  /// sign(r_G)|r_G|^a: perfectly accurate at any exponent a.
  case power
  /// c((1 − n)r_G + nξ), ξ uniform on [−1, 1): n is the noise.
  case noisy
  /// c·r_G with the values of randomly chosen pairs of outputs swapped.
  case misranked
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

  /// What tells the members of the families apart.
  public struct Settings: Sendable, Hashable {
    /// c, the scale.
    public var scale = 1.0
    /// a of `power`.
    public var exponent = 1.0
    /// a of `compressed`.
    public var anchor = 0.5
    /// n of `noisy`, from [0, 1].
    public var noise = 0.5
    /// The share of the outputs of `misranked` that swap their reward with another, from [0, 1].
    public var swapped = 0.5
    /// The number of bands of `banded`.
    public var bands = 4
    /// e of `lower-spread` and `upper-spread`, inside (0, 1).
    public var squeeze = 0.1

    /// The settings of the plainest member of each family.
    public init() {}
  }

  /// The reward model of this family for a ground truth.
  ///
  /// - Parameters:
  ///   - groundTruth: r_G.
  ///   - settings: Which member of the family.
  ///   - stream: Where noise and swaps come from; one stream gives the same ones at every scale.
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
    return try RewardTable(
      promptCount: groundTruth.promptCount, outputCount: groundTruth.outputCount, values: values)
  }

  /// The values at scale 1 [prompts × outputs].
  private func shape(for groundTruth: RewardTable, _ settings: Settings, _ stream: RandomStream)
    -> [Double]
  {
    let count = groundTruth.outputCount
    switch self {
    case .scaled, .compressed: return groundTruth.values
    case .power:
      return groundTruth.values.map {
        $0 < 0
          ? -NumericalMethods.power(-$0, settings.exponent)
          : $0 == 0 ? 0 : NumericalMethods.power($0, settings.exponent)
      }
    case .noisy:
      var stream = stream
      return groundTruth.values.map {
        (1 - settings.noise) * $0 + settings.noise * stream.symmetricUniform()
      }
    case .misranked: return swapped(groundTruth, settings.swapped, stream)
    default:
      return (0..<groundTruth.promptCount).flatMap { prompt in
        groundTruth.ranks(prompt: prompt).map { level(ofRank: $0, of: count, settings) }
      }
    }
  }

  /// The value of the output of a rank, for the families that see ranks alone.
  private func level(ofRank rank: Int, of count: Int, _ settings: Settings) -> Double {
    switch self {
    case .rare: return rank == count - 1 ? 1 : -1
    case .twoCluster: return rank < count / 2 ? -1 : 1
    case .bestOnly:
      guard rank < count - 1 else { return 1 }
      return -1 + 0.01 * Double(count - 1 - rank) / Double(count - 1)
    case .lowerSpread: return lowerSpread(rank, count, settings.squeeze)
    case .upperSpread: return -lowerSpread(count - 1 - rank, count, settings.squeeze)
    default:
      let bands = max(min(settings.bands, count), 1)
      let band = rank * bands / count
      return bands == 1 ? 0 : 2 * Double(band) / Double(bands - 1) - 1
    }
  }

  private func lowerSpread(_ rank: Int, _ count: Int, _ squeeze: Double) -> Double {
    let half = count / 2
    if rank < half {
      return -1 + (2 - 2 * squeeze) * Double(rank) / Double(max(half - 1, 1))
    }
    return 1 - squeeze + squeeze * Double(rank - half + 1) / Double(count - half)
  }

  private func swapped(_ groundTruth: RewardTable, _ share: Double, _ stream: RandomStream)
    -> [Double]
  {
    var stream = stream
    var values = groundTruth.values
    let count = groundTruth.outputCount
    let pairs = Int((share * Double(count) / 2).rounded(.down))
    for prompt in 0..<groundTruth.promptCount {
      let order = stream.permutation(of: count)
      for pair in 0..<pairs {
        values.swapAt(prompt * count + order[2 * pair], prompt * count + order[2 * pair + 1])
      }
    }
    return values
  }
}
