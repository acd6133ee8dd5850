/// Pairs of responses, labelled by the ground truth; ties are drawn again.
public struct PreferenceLabelling: Sendable, Hashable {
  /// The pair of each prompt, in the order of the prompts; nil where every draw was a tie.
  public let pairs: [PreferencePair?]
  /// The number of draws that were ties, over all prompts.
  public let tieCount: Int

  /// Draws two responses to each prompt and asks the ground truth which is better.
  ///
  /// A pair that the ground truth holds equal says nothing. It is drawn again, with other random numbers, until it
  /// is no tie or was drawn as often as is allowed; a prompt that then still has none gets none.
  ///
  /// - Parameters:
  ///   - prompts: x, one for each pair that is wanted; a prompt can stand in several places.
  ///   - groundTruth: r_G.
  ///   - source: Where responses come from.
  ///   - draws: How often a pair is drawn at most, at least once.
  ///   - isCancelled: Asked before each round of draws; where it says yes, `CancellationError` is thrown.
  ///   - responses: Given the places of prompts still without a pair and the number of the draw, from 0; returns two
  ///     responses for each, which must depend on place and draw alone.
  public init(
    prompts: [[Token]], groundTruth: any RewardScorer, source: PreferencePair.Source,
    draws: Int = 4, isCancelled: () -> Bool = { false },
    responses: (_ places: [Int], _ draw: Int) throws -> [([Token], [Token])]
  ) throws {
    precondition(draws >= 1, "a pair is drawn at least once")
    var pairs = [PreferencePair?](repeating: nil, count: prompts.count)
    var open = Array(prompts.indices)
    var ties = 0
    for draw in 0..<draws where !open.isEmpty {
      if isCancelled() { throw CancellationError() }
      let drawn = try responses(open, draw)
      precondition(drawn.count == open.count, "every prompt that was asked gets two responses")
      let groups = zip(open, drawn).map { place, pair in
        PromptGroup(prompt: prompts[place], responses: [pair.0, pair.1])
      }
      for (place, (group, rewards)) in zip(open, zip(groups, groundTruth.rewards(of: groups))) {
        pairs[place] = PreferencePair(group, rewards: rewards, source: source)
      }
      open = open.filter { pairs[$0] == nil }
      ties += open.count
    }
    self.pairs = pairs
    tieCount = ties
  }
}

extension PreferencePair {
  /// The label that two rewards give; nil for equal ones.
  fileprivate init?(_ group: PromptGroup, rewards: [Double], source: Source) {
    guard rewards[0] != rewards[1] else { return nil }
    let better = rewards[0] > rewards[1] ? 0 : 1
    self.init(
      prompt: group.prompt, chosen: group.responses[better],
      rejected: group.responses[1 - better], source: source)
  }
}
