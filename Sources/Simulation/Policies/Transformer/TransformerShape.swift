/// The sizes of a decoder-only transformer.
public struct TransformerShape: Sendable, Hashable {
  /// The number of tokens that can be read: those of prompts and of outputs.
  public let inputVocabularySize: Int
  /// The number of positions that have an embedding.
  public let contextLength: Int
  /// The width d of the residual stream.
  public let width: Int
  /// The number of blocks.
  public let layerCount: Int
  /// The number of attention heads, a divisor of d.
  public let headCount: Int
  /// The number of tokens V that can be written; they are 0 ..< V among those read.
  public let outputVocabularySize: Int

  /// ε of the layer normalisations.
  public static let epsilon = 1e-5

  /// The width of the hidden layer of each MLP, 4d.
  public var hiddenWidth: Int { 4 * width }

  /// Sizes of at least 1.
  public init(
    inputVocabularySize: Int, contextLength: Int, width: Int, layerCount: Int, headCount: Int,
    outputVocabularySize: Int
  ) {
    precondition(
      [inputVocabularySize, contextLength, width, layerCount, headCount, outputVocabularySize]
        .allSatisfy { $0 > 0 }, "every size of a transformer is at least 1")
    precondition(width % headCount == 0, "heads share the width evenly")
    precondition(outputVocabularySize <= inputVocabularySize, "a token written can be read")
    self.inputVocabularySize = inputVocabularySize
    self.contextLength = contextLength
    self.width = width
    self.layerCount = layerCount
    self.headCount = headCount
    self.outputVocabularySize = outputVocabularySize
  }
}
