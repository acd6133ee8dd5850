public import NumericalMethods

/// A ground truth for outputs of several tokens: scores of tokens and of pairs of neighbours.
///
/// s(x, y) = √(1 − β) Σ_l a_x(l, y_l)/√L + √β Σ_{l>1} b_x(y_{l−1}, y_l)/√(L − 1), with a and b independent and standard
/// normal over places and tokens; prompts have them in common as far as the sharing ρ says:
/// a_x = √(1 − ρ) a'_x + √ρ a, b likewise. r_G is s moved and scaled so that the outputs of each prompt
/// reach from −1 to 1. For L = 1 the interactions drop out, and r_G is that of random token scores.
///
/// So some tokens are good, some of them only after others, and what is good for one prompt is partly good for another, as
/// a held-out prompt needs. Source: ours.
public struct SequenceGroundTruth: Sendable, Hashable {
  /// β, the interactions' share of the variance of s, from [0, 1].
  public var interaction: Double
  /// ρ, the correlation of the scores of two prompts, from [0, 1].
  public var sharing: Double

  /// A kind of ground truth.
  public init(interaction: Double, sharing: Double) {
    precondition((0...1).contains(interaction), "the interaction is from 0 to 1")
    precondition((0...1).contains(sharing), "the sharing is from 0 to 1")
    self.interaction = interaction
    self.sharing = sharing
  }

  /// r_G of all outputs [prompts × V^L], numbered as in ``PrefixTree``.
  public func reward(
    promptCount: Int, vocabularySize: Int, length: Int, stream: RandomStream
  ) throws(SimulationError) -> RewardTable {
    let tokens = shared(length * vocabularySize, promptCount, stream.branch("tokens"))
    let pairs = shared(vocabularySize * vocabularySize, promptCount, stream.branch("pairs"))
    let tokenWeight = ((1 - interaction) / Double(length)).squareRoot()
    let pairWeight = (interaction / Double(max(length - 1, 1))).squareRoot()
    var values: [Double] = []
    var outputCount = 1
    for prompt in 0..<promptCount {
      // Scores of all prefixes of a length, the last token varying fastest.
      var scores = [0.0]
      for place in 0..<length {
        scores = scores.indices.flatMap { prefix in
          (0..<vocabularySize).map { token in
            let own = tokenWeight * tokens[prompt][place * vocabularySize + token]
            guard place > 0 else { return scores[prefix] + own }
            let last = prefix % vocabularySize
            return scores[prefix] + own
              + pairWeight * pairs[prompt][last * vocabularySize + token]
          }
        }
      }
      values += Self.spread(scores)
      outputCount = scores.count
    }
    return try RewardTable(promptCount: promptCount, outputCount: outputCount, values: values)
  }

  /// Normal numbers for each prompt, correlated by ρ between prompts [prompts][count].
  private func shared(_ count: Int, _ promptCount: Int, _ stream: RandomStream) -> [[Double]] {
    var commonStream = stream.branch("common")
    var ownStream = stream.branch("own")
    let common = (0..<count).map { _ in commonStream.normal() }
    let (own, shared) = ((1 - sharing).squareRoot(), sharing.squareRoot())
    return (0..<promptCount).map { _ in
      common.map { own * ownStream.normal() + shared * $0 }
    }
  }

  /// The scores moved and scaled to reach from −1 to 1; 0 where all are equal.
  private static func spread(_ scores: [Double]) -> [Double] {
    let (least, greatest) = (scores.min() ?? 0, scores.max() ?? 0)
    guard greatest > least else { return scores.map { _ in 0 } }
    return scores.map { min(max(2 * (($0 - least) / (greatest - least)) - 1, -1), 1) }
  }
}
