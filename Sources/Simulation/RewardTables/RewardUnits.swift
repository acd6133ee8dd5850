/// The unit of a reward column: r = offset + scale · r′ with r′ from [−1, 1].
///
/// Reward models give logits of any size. The simulations work with r′; what is said of r is turned back. Rewards that
/// lie in [−1, 1] anyway stay as they are.
public struct RewardUnits: Sendable, Hashable {
  /// What r′ = 0 stands for.
  public let offset: Double
  /// How much of r one unit of r′ is; positive.
  public let scale: Double

  /// The units in which finite rewards fill [−1, 1]: the middle and half the range of those outside of it.
  public init(of rewards: some Sequence<Double>) {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for reward in rewards {
      least = min(least, reward)
      greatest = max(greatest, reward)
    }
    guard least < -1 || greatest > 1 else {
      (offset, scale) = (0, 1)
      return
    }
    let half = greatest / 2 - least / 2
    offset = least / 2 + greatest / 2
    scale = half > 0 ? half : 1
  }

  /// r′ of r.
  public func scaled(_ reward: Double) -> Double {
    min(max((reward - offset) / scale, -1), 1)
  }

  /// r of r′.
  public func reward(_ scaled: Double) -> Double { offset + scale * scaled }
}
