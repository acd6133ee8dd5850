import NumericalMethods
import Simulation

/// Transformers to test with, and their passes as plain functions.
struct TransformerInstance {
  let model: Transformer
  var parameters: [Double]

  /// Two blocks with two heads over two prompts of two tokens, L = 3, V = 3; the i-th parameter is
  /// ((31i² + 7919i) mod 2003 − 1001)/2003.
  static func small(
    prompts: [[Int]] = [[3, 4], [4, 1]], length: Int = 3, kernels: Kernels = .selected,
    team: WorkerTeam = .single
  ) -> TransformerInstance {
    let shape = TransformerShape(
      inputVocabularySize: 5, contextLength: 4, width: 8, layerCount: 2, headCount: 2,
      outputVocabularySize: 3)
    let model = Transformer(shape, prompts: prompts, length: length, kernels: kernels, team: team)
    let parameters = (0..<model.parameterCount).map { (place: Int) -> Double in
      let word = place * place * 31 + place * 7919
      return Double(word % 2003 - 1001) / 2003
    }
    return TransformerInstance(model: model, parameters: parameters)
  }

  /// A random one of sizes that fill no register.
  static func random(
    width: Int, heads: Int, layers: Int, vocabulary: Int, prompts: [[Int]], length: Int,
    team: WorkerTeam = .single, kernels: Kernels = .selected
  ) -> TransformerInstance {
    let shape = TransformerShape(
      inputVocabularySize: vocabulary + 2, contextLength: prompts[0].count + length,
      width: width, layerCount: layers, headCount: heads, outputVocabularySize: vocabulary)
    let model = Transformer(shape, prompts: prompts, length: length, kernels: kernels, team: team)
    var noise = RandomStream(seed: 5, path: ["noise"])
    let start = model.initialParameters(RandomStream(seed: 4, path: ["transformer"]))
    return TransformerInstance(model: model, parameters: start.map { $0 + 0.1 * noise.normal() })
  }

  /// d_c(v) = ((31i mod 17) − 8)/8 for place i of [contexts × V].
  var cotangents: [Double] {
    (0..<model.tree.contextCount * model.tree.vocabularySize).map { Double($0 * 31 % 17 - 8) / 8 }
  }

  func logits() -> [Double] {
    var workspace = model.makeWorkspace()
    var logits = zeros(model.tree.contextCount * model.tree.vocabularySize)
    model.computeLogits(parameters, into: &logits, &workspace)
    return logits
  }

  func gradient(_ cotangents: [Double]) -> [Double] {
    var workspace = model.makeWorkspace()
    var logits = zeros(cotangents.count)
    var gradient = zeros(model.parameterCount)
    model.computeLogits(parameters, into: &logits, &workspace)
    model.pullBack(cotangents, at: parameters, addingTo: &gradient, &workspace)
    return gradient
  }

  func grams(ofContexts contexts: Range<Int>? = nil) -> [Double] {
    let contexts = contexts ?? 0..<model.tree.contextCount
    var workspace = model.makeWorkspace()
    var logits = zeros(model.tree.contextCount * model.tree.vocabularySize)
    var grams = zeros(contexts.count * model.tree.vocabularySize * model.tree.vocabularySize)
    model.computeLogits(parameters, into: &logits, &workspace)
    model.computeJacobianGrams(ofContexts: contexts, at: parameters, into: &grams, &workspace)
    return grams
  }

  /// J_c row by row [V × P], by one backward pass each.
  func jacobian(ofContext context: Int) -> [[Double]] {
    (0..<model.tree.vocabularySize).map { output in
      var unit = zeros(model.tree.contextCount * model.tree.vocabularySize)
      unit[context * model.tree.vocabularySize + output] = 1
      return gradient(unit)
    }
  }

  private func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }
}
