public import NumericalMethods

/// Log-linear policies: f_θ(x, y) = ⟨θ, ψ(x, y)⟩ with features ψ(x, y) ∈ ℝᵈ and L = 1.
///
/// All prompts share θ, so training on some moves the others. The Jacobian of a prompt's logits is the
/// matrix of its features, whatever θ is.
public struct LogLinearLogits: LogitModel {
  /// One context a prompt.
  public let tree: PrefixTree
  /// d, the number of features and of parameters.
  public let parameterCount: Int
  /// ψ [prompts × outputs × d].
  public let features: [Double]

  /// Policies with given features [prompts × outputs × d], all finite.
  public init(promptCount: Int, outputCount: Int, featureCount: Int, features: [Double]) {
    precondition(featureCount > 0, "a log-linear policy has at least one feature")
    precondition(
      features.count == promptCount * outputCount * featureCount,
      "every output of every prompt has its features")
    tree = PrefixTree(promptCount: promptCount, vocabularySize: outputCount, length: 1)
    parameterCount = featureCount
    self.features = features
  }

  /// Policies with random features ψ(x, y) = √(1 − ρ) ξ_{x,y} + √ρ ξ_y, ξ independent and normal with
  /// covariance I/d, so that ψ has length 1 on average.
  ///
  /// - Parameters:
  ///   - promptCount: N.
  ///   - outputCount: K.
  ///   - featureCount: d.
  ///   - sharing: ρ from [0, 1], the correlation of an output's features between two prompts: at 1 all prompts
  ///     have the same policy; at 0 what moves one prompt moves another only by chance, by about 1/√d as much.
  ///   - stream: Where the ξ come from; a ξ does not depend on ρ.
  public init(
    promptCount: Int, outputCount: Int, featureCount: Int, sharing: Double, stream: RandomStream
  ) {
    precondition((0...1).contains(sharing), "the sharing is from 0 to 1")
    var commonStream = stream.branch("common")
    var ownStream = stream.branch("own")
    let size = 1 / Double(featureCount).squareRoot()
    let common = (0..<outputCount * featureCount).map { _ in size * commonStream.normal() }
    let (ownShare, commonShare) = ((1 - sharing).squareRoot(), sharing.squareRoot())
    let features = (0..<promptCount).flatMap { _ in
      common.map { ownShare * (size * ownStream.normal()) + commonShare * $0 }
    }
    self.init(
      promptCount: promptCount, outputCount: outputCount, featureCount: featureCount,
      features: features)
  }

  /// True: J is the matrix of the features.
  public var hasConstantJacobian: Bool { true }

  /// Nothing: the passes leave nothing behind.
  public func makeWorkspace() {}

  /// Writes Ψθ, N·K products of length d.
  public func computeLogits(
    _ parameters: UnsafePointer<Double>, into logits: UnsafeMutablePointer<Double>,
    _ workspace: inout Void
  ) {
    Kernels.selected.multiply(
      rows: tree.contextCount * tree.vocabularySize, width: parameterCount, features, parameters,
      into: logits)
  }

  /// Adds Ψᵀd.
  public func pullBack(
    _ cotangents: UnsafePointer<Double>, at parameters: UnsafePointer<Double>,
    addingTo gradient: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    Kernels.selected.multiplyTransposed(
      rows: tree.contextCount * tree.vocabularySize, width: parameterCount, features, cotangents,
      addingTo: gradient)
  }

  /// Writes the products of the features of every two outputs of a prompt.
  public func computeJacobianGrams(
    ofContexts contexts: Range<Int>, at parameters: UnsafePointer<Double>,
    into grams: UnsafeMutablePointer<Double>, _ workspace: inout Void
  ) {
    let (outputs, width) = (tree.vocabularySize, parameterCount)
    features.withUnsafeBufferPointer { features in
      guard let start = features.baseAddress else { return }
      for (index, prompt) in contexts.enumerated() {
        let own = start + prompt * outputs * width
        for output in 0..<outputs {
          Kernels.selected.multiply(
            rows: outputs, width: width, own, own + output * width,
            into: grams + (index * outputs + output) * outputs)
        }
      }
    }
  }
}
