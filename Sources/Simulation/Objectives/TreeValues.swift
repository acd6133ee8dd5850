import NumericalMethods

/// The expectations of one reward in every context of a tree, from the outputs up.
///
/// V(c) = Σ_v p_c(v) Q_c(v), Q_c(v) = V(cv) − λ ln(p_c(v)/p_init(v)), V of an output its reward. Each V is kept as
/// the value on the likeliest path and a remainder, so that Q − V keeps its digits where probabilities are
/// 1 − 10⁻³⁰⁰.
final class TreeValues {
  let tree: PrefixTree
  /// V's reference parts, of contexts and then of outputs [contexts + prompts × outputs].
  private let references: UnsafeMutablePointer<Double>
  /// V's remainders [contexts].
  private let remainders: UnsafeMutablePointer<Double>
  /// Σ_v p(Q − V)² [contexts].
  private let variances: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutablePointer<Double>

  /// The values of given rewards [prompts × outputs].
  init(tree: PrefixTree, rewards: [Double]) {
    self.tree = tree
    let count = 3 * tree.contextCount + rewards.count
    memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    references = memory
    remainders = memory + tree.contextCount + rewards.count
    variances = remainders + tree.contextCount
    setRewards(rewards)
  }

  deinit { memory.deallocate() }

  /// The rewards, to be rewritten [prompts × outputs].
  var rewards: UnsafeMutablePointer<Double> { references + tree.contextCount }

  /// Replaces the rewards [prompts × outputs].
  func setRewards(_ values: [Double]) {
    precondition(values.count == tree.promptCount * tree.outputCount, "a reward for every output")
    for (index, value) in values.enumerated() { rewards[index] = value }
  }

  /// What ``compute(under:_:)`` is to write beside the values.
  struct Request {
    /// λ; the policy's logarithms are ln(p/p_init) where it is not 0.
    var regularization = 0.0
    /// Whether the variances are wanted.
    var variances = false
    /// Where Q − V goes [contexts × V], or scale·p∘(Q − V).
    var advantages: UnsafeMutablePointer<Double>?
    /// The scale of each context [contexts], or nil.
    var scales: UnsafePointer<Double>?
  }

  /// Computes all values under a policy.
  func compute(under policy: EnumeratedPolicy, _ request: Request) {
    let (prompts, width) = (tree.promptCount, tree.vocabularySize)
    for level in stride(from: tree.length - 1, through: 0, by: -1) {
      let contexts = tree.contexts(ofLevel: level)
      let first = contexts.lowerBound
      let (edge, child) = (first * width, prompts + first * width)
      var rows = ValueRows(
        count: contexts.count, width: width, weights: policy.probabilities + edge,
        values: references + child, remainders: level + 1 == tree.length ? nil : remainders + child,
        rowValues: references + first, rowRemainders: remainders + first)
      if request.regularization != 0 {
        rows.subtract(policy.logProbabilities + edge, times: request.regularization)
      }
      if request.variances { rows.writeVariances(to: variances + first) }
      if let advantages = request.advantages, let scales = request.scales {
        rows.writeSlopes(to: advantages + edge, scaledBy: scales + first)
      } else if let advantages = request.advantages {
        rows.writeAdvantages(to: advantages + edge)
      }
      policy.kernels.computeExpectations(rows)
    }
  }

  /// E[r | x] of the last computation.
  func mean(ofPrompt prompt: Int) -> Double { references[prompt] + remainders[prompt] }

  /// Var[r | x] = Σ_l E[(Q_l − V_l)²] of the last computation that asked for variances.
  func variance(ofPrompt prompt: Int, under policy: EnumeratedPolicy) -> Double {
    policy.expectation(variances, ofPrompt: prompt)
  }
}
