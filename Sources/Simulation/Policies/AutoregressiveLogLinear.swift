import NumericalMethods

/// Autoregressive log-linear policies: the logit of token v in the context c = (x, y_<l) is ⟨θ, g(c) ⊗ e_v⟩.
///
/// g(c) ∈ ℝᴰ describes the context, so θ is a matrix [D × V] and the logits of a context are g(c)ᵀθ. In order,
/// D = e + (V + 1) + L + h:
///
/// | part of g(c) | components | what it lets the policy learn |
/// |---|---|---|
/// | u_x, the prompt's embedding | e | which tokens suit the prompt |
/// | the last token y_{l−1}, one-hot, component V at the start | V + 1 | bigrams |
/// | the position l, one-hot | L | which tokens suit the place |
/// | z_c, random numbers of the context | h | the rest, as far as h reaches |
///
/// The prompts share all but the first and the last part, and these as far as their features agree.
/// J_cJ_cᵀ = ‖g(c)‖² I, so Γ is the largest ‖g(c)‖ ≥ √2, whatever θ is.
///
/// Source: ours.
public struct AutoregressiveLogLinear: LogitModel {
  /// The contexts and outputs.
  public let tree: PrefixTree
  /// D, the number of components of g(c).
  public let contextFeatureCount: Int
  /// How many components of g(c) are not 0 by construction: e + 2 + h.
  private let entryCount: Int
  /// Which components these are [contexts × entries].
  private let entryRows: [Int]
  /// Their values [contexts × entries].
  private let entryWeights: [Double]

  /// Policies over all outputs of a tree.
  ///
  /// - Parameters:
  ///   - tree: The contexts and outputs.
  ///   - features: The parts of g(c) that are not one-hot, of this tree.
  public init(tree: PrefixTree, features: ContextFeatures) {
    precondition(
      features.promptEmbeddings.count == tree.promptCount * features.embeddingSize
        && features.contextNumbers.count == tree.contextCount * features.contextNumberCount,
      "every prompt has its embedding and every context its numbers")
    self.tree = tree
    let (size, numberCount) = (features.embeddingSize, features.contextNumberCount)
    let (tokenRow, numberRow) = (size, size + tree.vocabularySize + 1 + tree.length)
    contextFeatureCount = numberRow + numberCount
    entryCount = size + 2 + numberCount
    var rows: [Int] = []
    var weights: [Double] = []
    for level in 0..<tree.length {
      let contexts = tree.contexts(ofLevel: level)
      let width = contexts.count / tree.promptCount
      for context in contexts {
        let (prompt, prefix) = (context - contexts.lowerBound).quotientAndRemainder(
          dividingBy: width)
        let token = level == 0 ? tree.vocabularySize : prefix % tree.vocabularySize
        rows += Array(0..<size) + [tokenRow + token, tokenRow + tree.vocabularySize + 1 + level]
        rows += numberRow..<numberRow + numberCount
        weights += features.promptEmbeddings[prompt * size..<(prompt + 1) * size] + [1, 1]
        weights += features.contextNumbers[context * numberCount..<(context + 1) * numberCount]
      }
    }
    entryRows = rows
    entryWeights = weights
  }

  /// D·V.
  public var parameterCount: Int { contextFeatureCount * tree.vocabularySize }

  /// True: J is made of g(c).
  public var hasConstantJacobian: Bool { true }

  /// Nothing: the passes leave nothing behind.
  public func makeWorkspace() {}

  /// Writes g(c)ᵀθ for every context, (e + 2 + h)V operations each.
  public func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout Void
  ) {
    let width = tree.vocabularySize
    logits.update(repeating: 0, count: tree.contextCount * width)
    withEntries { rows, weights in
      for context in 0..<tree.contextCount {
        let row = logits + context * width
        for entry in context * entryCount..<(context + 1) * entryCount {
          let (weight, values) = (weights[entry], parameters + rows[entry] * width)
          for token in 0..<width { row[token] += weight * values[token] }
        }
      }
    }
  }

  /// Adds Σ_c g(c) d_cᵀ.
  public func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    let width = tree.vocabularySize
    withEntries { rows, weights in
      for context in 0..<tree.contextCount {
        let row = cotangents + context * width
        for entry in context * entryCount..<(context + 1) * entryCount {
          let (weight, sums) = (weights[entry], gradient + rows[entry] * width)
          for token in 0..<width { sums[token] += weight * row[token] }
        }
      }
    }
  }

  /// Writes ‖g(c)‖² I.
  public func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    let squares = contexts.map { context in
      entryWeights[context * entryCount..<(context + 1) * entryCount].reduce(0) {
        $0 + $1 * $1
      }
    }
    writeScaledIdentities(squares, size: tree.vocabularySize, into: grams)
  }

  private func withEntries(_ body: (UnsafePointer<Int>, UnsafePointer<Double>) -> Void) {
    entryRows.withUnsafeBufferPointer { rows in
      entryWeights.withUnsafeBufferPointer { weights in
        guard let rows = rows.baseAddress, let weights = weights.baseAddress else { return }
        body(rows, weights)
      }
    }
  }
}
