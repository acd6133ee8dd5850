import NumericalMethods

/// Logits that are the parameters themselves: θ [prompts × outputs], L = 1, J_c a part of the identity, Γ = 1.
///
/// The same policies as ``TabularPolicy``, for what is computed for every ``LogitModel``.
public struct TabularLogits: LogitModel {
  /// One context a prompt.
  public let tree: PrefixTree

  /// Policies over so many outputs for each of so many prompts.
  public init(promptCount: Int, outputCount: Int) {
    tree = PrefixTree(promptCount: promptCount, vocabularySize: outputCount, length: 1)
  }

  /// N·V.
  public var parameterCount: Int { tree.contextCount * tree.vocabularySize }

  /// True: J is the identity.
  public var hasConstantJacobian: Bool { true }

  /// Nothing: the passes leave nothing behind.
  public func makeWorkspace() {}

  /// Copies θ.
  public func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout Void
  ) {
    logits.update(from: parameters, count: parameterCount)
  }

  /// Adds the cotangents.
  public func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    for index in 0..<parameterCount { gradient[index] += cotangents[index] }
  }

  /// Writes identities.
  public func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    writeScaledIdentities(contexts.map { _ in 1 }, size: tree.vocabularySize, into: grams)
  }
}

/// Writes factor·I [size × size] for each factor.
func writeScaledIdentities(
  _ factors: [Double], size: Int, into matrices: UnsafeMutablePointer<Double>
) {
  matrices.update(repeating: 0, count: factors.count * size * size)
  for (index, factor) in factors.enumerated() {
    let matrix = matrices + index * size * size
    for diagonal in 0..<size { matrix[diagonal * size + diagonal] = factor }
  }
}
