import NumericalMethods

/// The numbers of a ``PolicyEvaluator`` that are not the policy's own or a reward's.
final class EvaluatorMemory {
  /// θ and dθ/dt [P each].
  let parameters: UnsafeMutablePointer<Double>
  let velocity: UnsafeMutablePointer<Double>
  /// A gradient that nobody keeps [P].
  let gradient: UnsafeMutablePointer<Double>
  /// Cotangents of the objective, and of something else [contexts × V each].
  let slopes: UnsafeMutablePointer<Double>
  let otherSlopes: UnsafeMutablePointer<Double>
  /// What the slopes of each context are multiplied by [contexts].
  let scales: UnsafeMutablePointer<Double>
  /// KL(p ‖ p_init) of each context [contexts].
  let divergences: UnsafeMutablePointer<Double>
  private let tree: PrefixTree
  private let prompts: [PromptSet: [Int]]
  private let memory: UnsafeMutablePointer<Double>

  init(tree: PrefixTree, parameterCount: Int, training: [Int]) {
    self.tree = tree
    prompts = [
      .training: training, .heldOut: (0..<tree.promptCount).filter { !training.contains($0) },
    ]
    let (edges, contexts) = (tree.contextCount * tree.vocabularySize, tree.contextCount)
    let count = 3 * parameterCount + 2 * edges + 2 * contexts
    memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    parameters = memory
    velocity = memory + parameterCount
    gradient = memory + 2 * parameterCount
    slopes = memory + 3 * parameterCount
    otherSlopes = slopes + edges
    scales = otherSlopes + edges
    divergences = scales + contexts
  }

  deinit { memory.deallocate() }

  /// The mean over a set of prompts; 0 over none.
  func mean(over set: PromptSet, _ value: (Int) -> Double) -> Double {
    let prompts = prompts[set] ?? []
    guard !prompts.isEmpty else { return 0 }
    var sum = CompensatedSum()
    for prompt in prompts { sum.add(value(prompt)) }
    return sum.value / Double(prompts.count)
  }

  /// Writes the scales P(context)/n for the n prompts of a set, 0 for the others.
  func writeScales(over set: PromptSet, reach: UnsafePointer<Double>) {
    let prompts = prompts[set] ?? []
    scales.update(repeating: 0, count: tree.contextCount)
    guard !prompts.isEmpty else { return }
    let share = 1 / Double(prompts.count)
    for level in 0..<tree.length {
      let contexts = tree.contexts(ofLevel: level)
      let width = contexts.count / tree.promptCount
      for prompt in prompts {
        let start = contexts.lowerBound + prompt * width
        for context in start..<start + width { scales[context] = share * reach[context] }
      }
    }
  }
}

/// √Σ x², where squares would vanish or overflow relative to the largest |x|.
func euclideanNorm(_ x: UnsafeBufferPointer<Double>) -> Double {
  guard let start = x.baseAddress else { return 0 }
  let square = Kernels.selected.dot(count: x.count, start, start)
  if square.isNaN || (square > 1e-200 && square < .infinity) { return square.squareRoot() }
  let largest = x.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0, largest.isFinite else { return largest }
  let scaled = x.map { $0 / largest }
  return largest * dotProduct(scaled, scaled).squareRoot()
}
