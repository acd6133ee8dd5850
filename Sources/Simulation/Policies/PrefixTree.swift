/// All outputs of a fixed length over a vocabulary, for every prompt, as a tree of prefixes.
///
/// A *context* is a prompt with a prefix y_<l of 0 ≤ l < L tokens; a policy has one softmax over V tokens in each. Contexts
/// are numbered level by level (by l), within a level by prompt, within a prompt by the
/// prefix read as a number in base V, the first token first. Outputs are numbered so too: output
/// y₁…y_L of a prompt is (((y₁)V + y₂)V + …)y_L, as in a ``RewardTable`` of V^L outputs. So the
/// children of context c of a level stand at cV … cV + V − 1 of the next.
///
/// A tabular policy is the tree of length 1: one context a prompt.
public struct PrefixTree: Sendable, Hashable {
  /// The number of prompts N.
  public let promptCount: Int
  /// The number of tokens V.
  public let vocabularySize: Int
  /// The length L of every output.
  public let length: Int
  /// The number of outputs of a prompt, V^L.
  public let outputCount: Int
  /// The number of contexts of all prompts: N(V^L − 1)/(V − 1).
  public let contextCount: Int
  private let levelStarts: [Int]

  /// A tree; all numbers are at least 1 and the outputs of all prompts fewer than 2³².
  public init(promptCount: Int, vocabularySize: Int, length: Int) {
    precondition(promptCount > 0 && vocabularySize > 0 && length > 0, "a tree is not empty")
    self.promptCount = promptCount
    self.vocabularySize = vocabularySize
    self.length = length
    var starts = [0]
    var width = promptCount
    for _ in 0..<length {
      starts.append((starts.last ?? 0) + width)
      width *= vocabularySize
      precondition(width < 1 << 32, "a tree small enough to enumerate")
    }
    levelStarts = starts
    contextCount = starts[length]
    outputCount = width / promptCount
  }

  /// The contexts with prefixes of `level` tokens, 0 ≤ level < L, in the numbering of contexts.
  public func contexts(ofLevel level: Int) -> Range<Int> {
    levelStarts[level]..<levelStarts[level + 1]
  }
}
