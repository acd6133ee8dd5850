import NumericalMethods

/// A tabular softmax policy: a logit for every output of every prompt.
///
/// π(y|x) = exp(θ_{x,y}) / Σ_{y'} exp(θ_{x,y'}): outputs of length L = 1, the logits being the
/// parameters themselves, so Γ = 1.
public struct TabularPolicy: Sendable, Hashable {
  /// The number of prompts N.
  public let promptCount: Int
  /// The number of outputs K of each prompt.
  public let outputCount: Int
  /// θ, prompt by prompt [prompts × outputs].
  public var logits: [Double]

  /// A policy of given logits [prompts × outputs], all finite.
  public init(promptCount: Int, outputCount: Int, logits: [Double]) {
    precondition(promptCount > 0 && outputCount > 0, "a policy has prompts and outputs")
    precondition(logits.count == promptCount * outputCount, "a policy has a logit for each output")
    self.promptCount = promptCount
    self.outputCount = outputCount
    self.logits = logits
  }

  /// The policy with given positive weights for the outputs of one prompt.
  public init(weights: [Double]) {
    precondition(weights.allSatisfy { $0 > 0 }, "the weights of a policy are positive")
    self.init(
      promptCount: 1, outputCount: weights.count, logits: NumericalMethods.logarithm(weights))
  }

  /// π(·|x) of a prompt [outputs].
  ///
  /// Probabilities below 10⁻³⁰⁷ of the prompt's largest are 0 here;
  /// ``logProbabilities(prompt:)`` keeps them.
  public func probabilities(prompt: Int) -> [Double] {
    row(prompt).probabilities
  }

  /// ln π(·|x) of a prompt [outputs], without underflow.
  public func logProbabilities(prompt: Int) -> [Double] {
    let normaliser = row(prompt).normaliser
    return logits[range(of: prompt)].map { $0 - normaliser }
  }

  /// The places of a prompt's outputs in a table [prompts × outputs].
  public func range(of prompt: Int) -> Range<Int> {
    prompt * outputCount..<(prompt + 1) * outputCount
  }

  private func row(_ prompt: Int) -> (probabilities: [Double], normaliser: Double) {
    var probabilities = [Double](repeating: 0, count: outputCount)
    let row = Array(logits[range(of: prompt)])
    let normaliser = Kernels.selected.softmax(
      count: outputCount, logits: row, probabilities: &probabilities)
    return (probabilities, normaliser)
  }
}
