import NumericalMethods

/// Every probability of a policy on its tree: p, ln(p/p_init) and the probability of reaching each context.
///
/// Memory that is written again for every θ; a reference to it belongs to one thread.
final class EnumeratedPolicy {
  let tree: PrefixTree
  let kernels: Kernels
  /// The logits [contexts × V], written from outside.
  let logits: UnsafeMutablePointer<Double>
  /// p [contexts × V].
  let probabilities: UnsafeMutablePointer<Double>
  /// ln p, less what `normalise` was given [contexts × V].
  let logProbabilities: UnsafeMutablePointer<Double>
  /// P(y_<l | x) of each context; 1 at a prompt [contexts].
  let reach: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutablePointer<Double>

  init(tree: PrefixTree, kernels: Kernels) {
    self.tree = tree
    self.kernels = kernels
    let edges = tree.contextCount * tree.vocabularySize
    let count = 3 * edges + tree.contextCount
    memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    logits = memory
    probabilities = memory + edges
    logProbabilities = memory + 2 * edges
    reach = memory + 3 * edges
    reach.update(repeating: 1, count: tree.promptCount)
  }

  deinit { memory.deallocate() }

  /// The number of tokens in all contexts.
  var edgeCount: Int { tree.contextCount * tree.vocabularySize }

  /// Writes p, the reach and, where asked for, ln p less `initial` [contexts × V].
  func normalise(relativeTo initial: UnsafePointer<Double>? = nil, writesLogarithms: Bool) {
    kernels.softmaxRows(
      count: tree.contextCount, width: tree.vocabularySize, logits: logits,
      probabilities: probabilities, relativeTo: initial,
      logProbabilities: writesLogarithms ? logProbabilities : nil)
    guard tree.length > 1 else { return }
    // The child of a context by its token v is the context N + cV + v.
    let (prompts, width) = (tree.promptCount, tree.vocabularySize)
    for context in 0..<tree.contexts(ofLevel: tree.length - 1).lowerBound {
      let (weight, place) = (reach[context], context * width)
      for edge in place..<place + width { reach[prompts + edge] = weight * probabilities[edge] }
    }
  }

  /// Σ over the contexts of a prompt of P(context)·x [contexts].
  func expectation(_ x: UnsafePointer<Double>, ofPrompt prompt: Int) -> Double {
    var sum = 0.0
    for contexts in tree.contexts(ofPrompt: prompt) {
      sum += kernels.dot(
        count: contexts.count, reach + contexts.lowerBound, x + contexts.lowerBound)
    }
    return sum
  }

  /// Σ_l x(y_≤l), the sums along each output's path [prompts × outputs].
  ///
  /// - Parameter terms: x [contexts × V].
  func sumsAlongPaths(_ terms: UnsafePointer<Double>) -> [Double] {
    let (prompts, width) = (tree.promptCount, tree.vocabularySize)
    var nodes = [Double](repeating: 0, count: tree.contextCount + prompts * tree.outputCount)
    for context in 0..<tree.contextCount {
      for edge in context * width..<(context + 1) * width {
        nodes[prompts + edge] = nodes[context] + terms[edge]
      }
    }
    return Array(nodes[tree.contextCount...])
  }
}

extension PrefixTree {
  /// The contexts of a prompt: a range in each level.
  func contexts(ofPrompt prompt: Int) -> [Range<Int>] {
    (0..<length).map { level in
      let all = contexts(ofLevel: level)
      let width = all.count / promptCount
      let start = all.lowerBound + prompt * width
      return start..<start + width
    }
  }
}
