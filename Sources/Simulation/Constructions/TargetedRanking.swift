/// A ranking of K outputs with a chosen one on top and a chosen number of pairs ordered as by r_G.
///
/// The target, of rank k by r_G, has the highest reward: it agrees with r_G about the k outputs below it. The rest of the
/// agreeing pairs, n − k, are among the other K − 1 outputs, which can have any number of them
/// from 0 to (K − 1)(K − 2)/2.
public struct TargetedRanking: Sendable, Hashable {
  /// k, the target's rank by r_G, from 0 for the lowest.
  public let target: Int
  /// n, the number of pairs ordered as r_G orders them.
  public let agreeingPairs: Int
  /// The rank by the reward model of the output of each rank by r_G [outputs]; K − 1 at the target.
  public let ranks: [Int]

  /// The targets with which `agreeingPairs` can be had: n − (K − 1)(K − 2)/2 … n, within 0 … K − 1.
  public static func targets(outputCount: Int, agreeingPairs: Int) -> ClosedRange<Int> {
    let others = (outputCount - 1) * (outputCount - 2) / 2
    return max(0, agreeingPairs - others)...min(outputCount - 1, agreeingPairs)
  }

  /// A ranking of `outputCount` outputs; the target is one of those that
  /// ``targets(outputCount:agreeingPairs:)`` allows.
  public init(outputCount: Int, agreeingPairs: Int, target: Int) {
    precondition(
      TargetedRanking.targets(outputCount: outputCount, agreeingPairs: agreeingPairs)
        .contains(target), "the target allows that number of pairs")
    let others = (outputCount - 1) * (outputCount - 2) / 2
    let places = InversionTable(
      count: outputCount - 1, inversions: others - (agreeingPairs - target)
    ).permutation
    self.target = target
    self.agreeingPairs = agreeingPairs
    ranks = Array(places[..<target]) + [outputCount - 1] + Array(places[target...])
  }
}
