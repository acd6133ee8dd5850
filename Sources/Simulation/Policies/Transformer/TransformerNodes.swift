/// The positions of all prompts and contexts as nodes of a tree, and what each of them reads.
///
/// Nodes are numbered position by position, within a position by prompt, within a prompt as contexts are. A prompt of T
/// tokens has its first T − 1 positions to itself; the nodes from position T − 1 on are the contexts, in
/// their order.
///
/// An *input* is a pair of token and position that occurs: of each prompt at the prompt's positions, of each output
/// token at the others. There are far fewer inputs than nodes.
struct TransformerNodes: Sendable {
  /// The number of tokens of a prompt, T.
  let promptLength: Int
  /// The number of positions, T + L − 1: the length of the longest path.
  let positionCount: Int
  /// The nodes of each position.
  let ranges: [Range<Int>]
  /// The number of nodes.
  let count: Int
  /// The first node that is a context: node firstContext + c is context c.
  let firstContext: Int
  /// The token of each input.
  let inputTokens: [Int]
  /// The position of each input.
  let inputPositions: [Int]
  /// The nodes in order, as lists of places are given to kernels.
  let identity: [Int32]
  /// The input of each node.
  let inputs: [Int32]
  /// For each node, the nodes from its prompt's first token to itself [nodes × positions].
  let paths: [Int32]
  /// The same paths as inputs [nodes × positions].
  let inputPaths: [Int32]
  /// Groups of prompts whose nodes do not act on each other; how many there are depends on the prompts alone.
  let parts: [Range<Int>]
  private let widths: [Int]

  init(_ shape: TransformerShape, prompts: [[Int]], tree: PrefixTree) {
    let promptLength = prompts.first?.count ?? 0
    let tokenCount = shape.inputVocabularySize
    precondition(promptLength > 0, "a prompt has at least one token")
    precondition(prompts.allSatisfy { $0.count == promptLength }, "prompts have one length")
    precondition(
      prompts.joined().allSatisfy { (0..<tokenCount).contains($0) }, "a prompt's tokens are known")
    let positionCount = promptLength + tree.length - 1
    precondition(positionCount <= shape.contextLength, "every position has an embedding")
    self.promptLength = promptLength
    self.positionCount = positionCount
    let (promptCount, vocabulary) = (tree.promptCount, tree.vocabularySize)
    firstContext = (promptLength - 1) * promptCount
    count = firstContext + tree.contextCount
    inputTokens =
      (0..<promptLength).flatMap { position in prompts.map { $0[position] } }
      + (1..<tree.length).flatMap { _ in 0..<vocabulary }
    inputPositions =
      (0..<promptLength).flatMap { position in prompts.map { _ in position } }
      + (1..<tree.length).flatMap { level in
        (0..<vocabulary).map { _ in promptLength - 1 + level }
      }
    identity = (0..<count).map { Int32($0) }
    widths = (0..<positionCount).map { position in
      (promptLength..<max(position + 1, promptLength)).reduce(1) { width, _ in width * vocabulary }
    }
    var ranges: [Range<Int>] = []
    for width in widths {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + width * promptCount)
    }
    self.ranges = ranges
    let partCount = min(promptCount, 8)
    parts = (0..<partCount).map {
      $0 * promptCount / partCount..<($0 + 1) * promptCount / partCount
    }
    (inputs, paths, inputPaths) = TransformerNodes.paths(
      ranges, promptLength: promptLength, tree: tree)
  }

  /// The nodes of a group of prompts at a position.
  func range(position: Int, prompts: Range<Int>) -> Range<Int> {
    let (start, width) = (ranges[position].lowerBound, widths[position])
    return start + prompts.lowerBound * width..<start + prompts.upperBound * width
  }

  private static func paths(_ ranges: [Range<Int>], promptLength: Int, tree: PrefixTree)
    -> (inputs: [Int32], paths: [Int32], inputPaths: [Int32])
  {
    let (positions, vocabulary) = (ranges.count, tree.vocabularySize)
    let count = ranges.last?.upperBound ?? 0
    var inputs = [Int32](repeating: 0, count: count)
    var paths = [Int32](repeating: 0, count: count * positions)
    var inputPaths = paths
    for (position, range) in ranges.enumerated() {
      for node in range {
        let place = node - range.lowerBound
        let isPrompt = position < promptLength
        inputs[node] = Int32(
          isPrompt
            ? position * tree.promptCount + place
            : promptLength * tree.promptCount + (position - promptLength) * vocabulary
              + place % vocabulary)
        if position > 0 {
          let parent = ranges[position - 1].lowerBound + (isPrompt ? place : place / vocabulary)
          for earlier in 0..<position {
            paths[node * positions + earlier] = paths[parent * positions + earlier]
            inputPaths[node * positions + earlier] = inputPaths[parent * positions + earlier]
          }
        }
        paths[node * positions + position] = Int32(node)
        inputPaths[node * positions + position] = inputs[node]
      }
    }
    return (inputs, paths, inputPaths)
  }
}
