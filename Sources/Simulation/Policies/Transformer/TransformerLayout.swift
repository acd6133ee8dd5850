/// Where each tensor stands among a transformer's parameters.
///
/// In this order, each row by row (a row vector is multiplied from the left, x W):
/// token embeddings [input vocabulary × d], position embeddings [context × d]; for each block: gain and bias
/// [d] of the first normalisation, queries–keys–values [d × 3d] (columns Q, K, V; head h has the columns
/// h·d/heads … of each), attention output [d × d], gain and bias of the second normalisation, MLP in
/// [d × 4d], MLP out [4d × d]; gain and bias of the last normalisation, output [d × V].
public struct TransformerLayout: Sendable, Hashable {
  /// One tensor.
  public struct Tensor: Sendable, Hashable {
    /// What it is, such as `block 0 queries–keys–values`.
    public let name: String
    /// The number of rows; 1 for gains and biases.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    /// The place of its first number.
    public let start: Int
    /// What it holds at the start.
    public let initialValue: InitialValue

    /// Its places among the parameters.
    public var range: Range<Int> { start..<start + rowCount * columnCount }
  }

  /// What a tensor holds before training.
  public enum InitialValue: Sendable, Hashable {
    /// Every number is this one.
    case constant(Double)
    /// Independent normal numbers of mean 0 and this standard deviation.
    case normal(Double)
  }

  /// The places of a normalisation's gain and bias.
  struct Normalization: Sendable, Hashable {
    let gain: Int
    let bias: Int
  }

  /// The places of a block's tensors.
  struct Block: Sendable, Hashable {
    let attentionNormalization: Normalization
    let queriesKeysValues: Int
    let attentionOutput: Int
    let hiddenNormalization: Normalization
    let hiddenIn: Int
    let hiddenOut: Int
  }

  /// All tensors in order; there are no parameters but theirs.
  public let tensors: [Tensor]
  /// The number of parameters P.
  public let parameterCount: Int
  let tokens: Int
  let positions: Int
  let blocks: [Block]
  let lastNormalization: Normalization
  let output: Int

  /// The layout for a shape.
  public init(_ shape: TransformerShape) {
    var builder = TensorList()
    let (width, hidden) = (shape.width, shape.hiddenWidth)
    let deviation = 1 / Double(width).squareRoot()
    tokens = builder.add("token embeddings", shape.inputVocabularySize, width, .normal(0.5))
    positions = builder.add("position embeddings", shape.contextLength, width, .normal(0.5))
    blocks = (0..<shape.layerCount).map { layer in
      let name = "block \(layer)"
      return Block(
        attentionNormalization: builder.addNormalization("\(name) first normalisation", width),
        queriesKeysValues: builder.add(
          "\(name) queries–keys–values", width, 3 * width, .normal(deviation)),
        attentionOutput: builder.add("\(name) attention output", width, width, .normal(deviation)),
        hiddenNormalization: builder.addNormalization("\(name) second normalisation", width),
        hiddenIn: builder.add("\(name) MLP in", width, hidden, .normal(deviation)),
        hiddenOut: builder.add(
          "\(name) MLP out", hidden, width, .normal(1 / Double(hidden).squareRoot())))
    }
    lastNormalization = builder.addNormalization("last normalisation", width)
    output = builder.add("output", width, shape.outputVocabularySize, .normal(deviation))
    tensors = builder.tensors
    parameterCount = builder.count
  }
}

/// Tensors put one after the other.
private struct TensorList {
  var tensors: [TransformerLayout.Tensor] = []
  var count = 0

  mutating func add(
    _ name: String, _ rows: Int, _ columns: Int, _ initialValue: TransformerLayout.InitialValue
  ) -> Int {
    let start = count
    tensors.append(
      TransformerLayout.Tensor(
        name: name, rowCount: rows, columnCount: columns, start: start, initialValue: initialValue))
    count += rows * columns
    return start
  }

  mutating func addNormalization(_ name: String, _ width: Int) -> TransformerLayout.Normalization {
    TransformerLayout.Normalization(
      gain: add("\(name) gain", 1, width, .constant(1)),
      bias: add("\(name) bias", 1, width, .constant(0)))
  }
}
