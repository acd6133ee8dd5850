public import NumericalMethods

/// A decoder-only transformer over all contexts of a tree, in double precision.
///
/// x = token + position; for each block x += Attention(N(x)) and x += GELU(N(x) W₁) W₂; logits = N(x) W: pre-norm
/// blocks, causal attention with several heads and scores scaled by 1/√(d/heads), a GELU in tanh form, no biases but
/// those of the normalisations N.
///
/// A context is read as its prompt's tokens followed by its prefix. Contexts share what they have in common: each node of
/// the tree is computed once, and what depends on token and position alone (the input of the first block and its
/// queries, keys and values) once for each token and position. The logits of a context therefore have the same
/// bits whatever follows it.
public struct Transformer: LogitModel {
  /// The sizes.
  public let shape: TransformerShape
  /// The contexts and outputs.
  public let tree: PrefixTree
  /// Where each tensor stands among the parameters.
  public let layout: TransformerLayout
  /// The kernels to compute with; all give the same bits.
  public let kernels: Kernels
  /// The threads that share the work; their number changes no bit.
  public let team: WorkerTeam
  let nodes: TransformerNodes

  /// A transformer for prompts of one length.
  ///
  /// - Parameters:
  ///   - shape: The sizes; the context length is at least that of a prompt and L − 1 tokens.
  ///   - prompts: The tokens of each prompt [prompts × length ≥ 1], numbers below the input vocabulary.
  ///   - length: L, the number of tokens of an output.
  ///   - kernels: The kernels to compute with.
  ///   - team: The threads to compute with.
  public init(
    _ shape: TransformerShape, prompts: [[Int]], length: Int, kernels: Kernels = .selected,
    team: WorkerTeam = .single
  ) {
    self.shape = shape
    self.kernels = kernels
    self.team = team
    tree = PrefixTree(
      promptCount: prompts.count, vocabularySize: shape.outputVocabularySize, length: length)
    layout = TransformerLayout(shape)
    nodes = TransformerNodes(shape, prompts: prompts, tree: tree)
  }

  /// The number of parameters P.
  public var parameterCount: Int { layout.parameterCount }

  /// Room for the passes over all contexts.
  public func makeWorkspace() -> TransformerWorkspace { TransformerWorkspace(self) }

  /// Random parameters: normal numbers of the standard deviations in ``layout``, gains 1 and biases 0.
  ///
  /// Each tensor has a branch of the stream by its name, so that it does not change with the sizes of others.
  ///
  /// - Parameters:
  ///   - stream: Where the numbers come from.
  ///   - outputScale: What the output matrix is multiplied by: 0 makes the policy uniform.
  public func initialParameters(_ stream: RandomStream, outputScale: Double = 1) -> [Double] {
    layout.tensors.flatMap { tensor in
      let scale = tensor.start == layout.output ? outputScale : 1
      var numbers = stream.branch(tensor.name)
      return tensor.range.map { _ in
        switch tensor.initialValue {
        case .constant(let value): value
        case .normal(let deviation): scale * deviation * numbers.normal()
        }
      }
    }
  }
}
