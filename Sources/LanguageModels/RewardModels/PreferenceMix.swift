public import NumericalMethods

/// Training data for reward models that differ in the share of on-policy pairs, and in nothing else.
///
/// Every prompt has a pair of each source; a mix takes one of the two. A seeded order of the prompts says which
/// turn on-policy first, so the mixes are nested: from one share to the next higher one, only as many prompts
/// change their pair as the shares differ by, and no prompt comes or goes.
public struct PreferenceMix: Sendable, Hashable {
  /// The prompts' pairs of samples of the initial policy.
  public let onPolicy: [PreferencePair]
  /// The same prompts' pairs from elsewhere.
  public let offPolicy: [PreferencePair]
  /// For each prompt its place in the order in which they turn on-policy.
  private let ranks: [Int]

  /// The mixes of two labellings of the same prompts; prompts that lack a pair of either source are left out.
  ///
  /// - Parameters:
  ///   - onPolicy: Pairs of samples of the initial policy.
  ///   - offPolicy: Pairs from elsewhere, for the same prompts in the same order.
  ///   - stream: Draws the order in which prompts turn on-policy.
  public init(
    onPolicy: PreferenceLabelling, offPolicy: PreferenceLabelling, stream: RandomStream
  ) {
    precondition(
      onPolicy.pairs.count == offPolicy.pairs.count, "both labellings have the same prompts")
    var on: [PreferencePair] = []
    var off: [PreferencePair] = []
    for case (let first?, let second?) in zip(onPolicy.pairs, offPolicy.pairs) {
      precondition(first.prompt == second.prompt, "both labellings have the same prompts")
      on.append(first)
      off.append(second)
    }
    self.init(onPolicy: on, offPolicy: off, stream: stream)
  }

  /// The mixes of two lists of pairs of the same prompts.
  ///
  /// - Parameters:
  ///   - onPolicy: Pairs of samples of the initial policy.
  ///   - offPolicy: Pairs from elsewhere, for the same prompts in the same order.
  ///   - stream: Draws the order in which prompts turn on-policy.
  public init(onPolicy: [PreferencePair], offPolicy: [PreferencePair], stream: RandomStream) {
    precondition(onPolicy.count == offPolicy.count, "both lists have the same prompts")
    self.onPolicy = onPolicy
    self.offPolicy = offPolicy
    var stream = stream
    ranks = stream.permutation(of: onPolicy.count)
  }

  /// The number of pairs of every mix.
  public var count: Int { onPolicy.count }

  /// The pairs of a mix, in the order of the prompts; share · count of them on-policy, rounded to nearest.
  ///
  /// - Parameter share: The share of on-policy pairs, from 0 to 1.
  public func pairs(onPolicyShare share: Double) -> [PreferencePair] {
    precondition((0...1).contains(share), "a share is between 0 and 1")
    let turned = Int((share * Double(count)).rounded())
    return ranks.indices.map { ranks[$0] < turned ? onPolicy[$0] : offPolicy[$0] }
  }
}
