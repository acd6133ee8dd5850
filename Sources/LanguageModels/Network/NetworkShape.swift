/// The sizes of a decoder-only transformer.
///
/// x = token + position; for each layer x += Attention(N(x)) Wₒ and x += GELU(N(x) W₁) W₂; outputs = N(x) W: pre-norm
/// layers, causal attention with several heads and scores scaled by 1/√(width/heads), hidden layers of 4 · width, GELU
/// in its tanh form, no biases but those of the normalisations N, ε = 10⁻⁵. Row vectors are multiplied from the left.
public struct NetworkShape: Sendable, Hashable {
  /// The number of tokens that can be read; all tokens are 0 ..< this.
  public let vocabularySize: Int
  /// The number of positions that have an embedding: the longest prompt with its response.
  public let contextLength: Int
  /// The width d of the residual stream.
  public let width: Int
  /// The number of layers.
  public let layerCount: Int
  /// The number of attention heads, a divisor of the width.
  public let headCount: Int
  /// The number of outputs: that of the vocabulary for a language model, 1 for a reward model.
  public let outputCount: Int

  /// The width of the hidden layer of each block, 4d.
  public var hiddenWidth: Int { 4 * width }

  /// ε of the layer normalisations.
  static let epsilon = 1e-5

  /// Sizes of at least 1.
  public init(
    vocabularySize: Int, contextLength: Int, width: Int, layerCount: Int, headCount: Int,
    outputCount: Int
  ) {
    precondition(
      [vocabularySize, contextLength, width, layerCount, headCount, outputCount]
        .allSatisfy { $0 > 0 }, "every size of a network is at least 1")
    precondition(width % headCount == 0, "heads share the width evenly")
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.width = width
    self.layerCount = layerCount
    self.headCount = headCount
    self.outputCount = outputCount
  }

  /// The same sizes with another number of outputs: a policy's as a reward model's.
  public func withOutputs(_ outputCount: Int) -> NetworkShape {
    NetworkShape(
      vocabularySize: vocabularySize, contextLength: contextLength, width: width,
      layerCount: layerCount, headCount: headCount, outputCount: outputCount)
  }

  /// All tensors in order; there are no parameters but theirs.
  public var tensors: [NetworkTensor] { NetworkPlaces(self).tensors }

  /// The number of parameters.
  public var parameterCount: Int { NetworkPlaces(self).parameterCount }
}
