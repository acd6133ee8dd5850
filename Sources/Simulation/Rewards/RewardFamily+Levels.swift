extension RewardFamily {
  /// The value of the output of a rank at scale 1, for the families that see ranks alone.
  ///
  /// - Parameters:
  ///   - rank: k, from 0 for the lowest r_G.
  ///   - count: K.
  ///   - settings: Which member of the family.
  func level(ofRank rank: Int, of count: Int, _ settings: Settings) -> Double {
    switch self {
    case .rare: return rank == count - 1 ? 1 : -1
    case .twoCluster: return rank < count / 2 ? -1 : 1
    case .bestOnly:
      guard rank < count - 1 else { return 1 }
      return -1 + 0.01 * Double(count - 1 - rank) / Double(count - 1)
    case .lowerSpread: return lowerSpread(rank, count, settings.squeeze)
    case .upperSpread: return -lowerSpread(count - 1 - rank, count, settings.squeeze)
    case .clustered: return clustered(rank, count, settings)
    default: return band(rank, count, settings.bands).level
    }
  }

  /// Which of the bands a rank falls into, and the band's level from [−1, 1].
  private func band(_ rank: Int, _ count: Int, _ requested: Int)
    -> (index: Int, count: Int, level: Double)
  {
    let bands = max(min(requested, count), 1)
    let band = rank * bands / count
    return (band, bands, bands == 1 ? 0 : 2 * Double(band) / Double(bands - 1) - 1)
  }

  /// Centres at (1 − w)·level, w = spread/m half the width of a cluster.
  ///
  /// Neighbouring centres are at least 2w apart, the outermost outputs within [−1, 1]. An output at place i of n stands
  /// w(2(i + ½)/n − 1) from its centre.
  private func clustered(_ rank: Int, _ count: Int, _ settings: Settings) -> Double {
    let (cluster, clusters, level) = band(rank, count, settings.clusters)
    // The first rank whose band is `cluster`, and the first of the next.
    let first = (cluster * count + clusters - 1) / clusters
    let next = ((cluster + 1) * count + clusters - 1) / clusters
    let halfWidth = settings.spread / Double(clusters)
    let place = 2 * (Double(rank - first) + 0.5) / Double(next - first) - 1
    return (1 - halfWidth) * level + halfWidth * place
  }

  private func lowerSpread(_ rank: Int, _ count: Int, _ squeeze: Double) -> Double {
    let half = count / 2
    if rank < half {
      return -1 + (2 - 2 * squeeze) * Double(rank) / Double(max(half - 1, 1))
    }
    return 1 - squeeze + squeeze * Double(rank - half + 1) / Double(count - half)
  }
}
