/// Two reward models of requested accuracies, the first as slow as one likes, the second fast.
///
/// Both favour one output, the target, that has more ground truth than the gain asks for, and rank the others so
/// that exactly the requested number of pairs agrees with r_G (``TargetedRanking``).
///
/// - *slow*: ε times the values of r_G, dealt out in that ranking; at accuracy 1 it is ε·r_G. All its times are 1/ε of
///   those at ε = 1.
/// - *fast*: 1 for the target, −1 + ηj/(K − 1) for the others, j = 1 … K − 1 their rank: nearly all that the policy can
///   learn from it is to choose the target. Its time is at most `fastTimeBound` for any initial policy.
///
/// How it adapts to the policy: of the targets that gain γ and leave the number of pairs possible, the one
/// whose proved time is least is taken, so a good output that the policy already produces is preferred to a better
/// one that it hardly ever does. `slow` at accuracy 1 and `fast` at accuracy 2/K prove the theorem.
///
/// With a gain that no allowed target has, the highest allowed one is taken, and the gain may never come.
///
/// Source: the theorem is in Razin et al. (2025); construction and constants are ours.
public struct AccuracyPair: Sendable {
  /// The slow reward model.
  public let slow: RewardTable
  /// The fast reward model.
  public let fast: RewardTable
  /// The target of the slow one in each prompt, by its rank by r_G [prompts].
  public let slowTargets: [Int]
  /// The target of the fast one in each prompt, by its rank by r_G [prompts].
  public let fastTargets: [Int]
  /// A time by which the fast one has raised E[r_G] by γ, in the clock of all prompts; ∞ where none is
  /// proved.
  public let fastTimeBound: Double
  /// Whether some policy has γ more ground truth than the initial one.
  public let isGainPossible: Bool
  /// The least accuracy at which the construction gains γ in every prompt; nil where it does at none.
  public let leastAccuracy: Double?

  /// What is asked for.
  public struct Request: Sendable, Hashable {
    /// The accuracy of the slow one over all pairs, from [0, 1]; the nearest number of pairs is met.
    public var slowAccuracy = 1.0
    /// The accuracy of the fast one.
    public var fastAccuracy = 0.1
    /// γ > 0.
    public var gain = 0.5
    /// ε of the slow one, from (0, 1].
    public var slowScale = 0.01

    /// The request with the defaults above.
    public init() {}
  }

  /// The pair for a ground truth and any initial policy of the same prompts and outputs.
  ///
  /// Ranks are by r_G, the earlier of two outputs of equal r_G counting as the lower; with such ties the
  /// accuracies that come out are not those asked for.
  public init(
    for request: Request, groundTruth: RewardTable, initialPolicy: TabularPolicy
  ) throws(SimulationError) {
    let count = groundTruth.outputCount
    let pairs = count * (count - 1) / 2
    var slow: [Double] = []
    var fast: [Double] = []
    var targets: (slow: [Int], fast: [Int]) = ([], [])
    var (bound, least, ceiling, level) = (0.0, 0, 0.0, 0.0)
    for prompt in 0..<groundTruth.promptCount {
      let search = TargetSearch(
        groundTruth: groundTruth, policy: initialPolicy, prompt: prompt, gain: request.gain)
      let slowRanking = search.ranking(accuracy: request.slowAccuracy)
      let fastRanking = search.ranking(accuracy: request.fastAccuracy)
      slow += groundTruth.dealing(slowRanking.ranks, prompt: prompt).map { request.slowScale * $0 }
      let levels = search.fastLevels(fastRanking)
      fast += groundTruth.ranks(prompt: prompt).map { levels[$0] }
      targets.slow.append(slowRanking.target)
      targets.fast.append(fastRanking.target)
      bound = max(bound, search.timeBound(target: fastRanking.target))
      least = max(least, search.lowestTarget ?? .max)
      ceiling += search.sorted[count - 1]
      level += search.level
    }
    self.slow = try RewardTable(
      promptCount: groundTruth.promptCount, outputCount: count, values: slow)
    self.fast = try RewardTable(
      promptCount: groundTruth.promptCount, outputCount: count, values: fast)
    slowTargets = targets.slow
    fastTargets = targets.fast
    fastTimeBound = bound * Double(groundTruth.promptCount)
    isGainPossible = ceiling > level
    leastAccuracy = least < count ? Double(least) / Double(pairs) : nil
  }
}

extension TargetSearch {
  /// The ranking of an accuracy, to the nearest pair, with the best target for it.
  func ranking(accuracy: Double) -> TargetedRanking {
    let count = sorted.count
    let agreeing = Int((accuracy * Double(count * (count - 1) / 2)).rounded())
    let allowed = TargetedRanking.targets(outputCount: count, agreeingPairs: agreeing)
    return TargetedRanking(
      outputCount: count, agreeingPairs: agreeing, target: target(among: allowed))
  }

  /// The fast model's reward of the output of each rank by r_G [outputs].
  func fastLevels(_ ranking: TargetedRanking) -> [Double] {
    let (last, spread) = (sorted.count - 1, spread(ofOthers: ranking.target))
    return ranking.ranks.map { rank in
      rank == last ? 1 : -1 + spread * Double(rank + 1) / Double(last)
    }
  }
}
