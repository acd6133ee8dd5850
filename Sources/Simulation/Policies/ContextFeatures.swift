public import NumericalMethods

/// What an ``AutoregressiveLogLinear`` policy knows of prompts and contexts beside tokens and places.
public struct ContextFeatures: Sendable, Hashable {
  /// e, the length of a prompt's embedding.
  public let embeddingSize: Int
  /// u_x [prompts × e].
  public let promptEmbeddings: [Double]
  /// h, the number of random numbers of a context.
  public let contextNumberCount: Int
  /// z_c [contexts × h], in the order of the tree's contexts.
  public let contextNumbers: [Double]

  /// Random features: u_x = √(1 − ρ) ξ_x + √ρ ξ, z_c = √(1 − ρ) ζ_{x,y_<l} + √ρ ζ_{y_<l}, all ξ and ζ independent and
  /// normal, with covariances I/e and I/h, so that u and z have length 1 on average.
  ///
  /// - Parameters:
  ///   - tree: The contexts.
  ///   - embeddingSize: e ≥ 0.
  ///   - contextNumberCount: h ≥ 0.
  ///   - sharing: ρ from [0, 1], the correlation of features between two prompts; at 1 all prompts have the same policy.
  ///   - stream: Where ξ and ζ come from; they do not depend on ρ.
  public init(
    of tree: PrefixTree, embeddingSize: Int, contextNumberCount: Int, sharing: Double,
    stream: RandomStream
  ) {
    precondition(embeddingSize >= 0 && contextNumberCount >= 0, "numbers of features")
    precondition((0...1).contains(sharing), "the sharing is from 0 to 1")
    self.embeddingSize = embeddingSize
    self.contextNumberCount = contextNumberCount
    promptEmbeddings = Self.correlatedRows(
      groups: 1, size: embeddingSize, promptCount: tree.promptCount, sharing: sharing,
      stream.branch("embeddings"))
    var width = 1
    var numbers: [Double] = []
    for level in 0..<tree.length {
      numbers += Self.correlatedRows(
        groups: width, size: contextNumberCount, promptCount: tree.promptCount, sharing: sharing,
        stream.branch("level-\(level)"))
      width *= tree.vocabularySize
    }
    contextNumbers = numbers
  }

  /// For each prompt `groups` rows of `size` numbers of variance 1/size, correlated by ρ with the same row of
  /// every other prompt.
  private static func correlatedRows(
    groups: Int, size: Int, promptCount: Int, sharing: Double, _ stream: RandomStream
  ) -> [Double] {
    guard size > 0 else { return [] }
    var commonStream = stream.branch("common")
    var ownStream = stream.branch("own")
    let scale = 1 / Double(size).squareRoot()
    let common = (0..<groups * size).map { _ in scale * commonStream.normal() }
    let (ownShare, commonShare) = ((1 - sharing).squareRoot(), sharing.squareRoot())
    return (0..<promptCount).flatMap { _ in
      common.map { ownShare * (scale * ownStream.normal()) + commonShare * $0 }
    }
  }
}
