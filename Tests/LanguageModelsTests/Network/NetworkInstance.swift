import LanguageModels
import NumericalMethods

/// Small networks and batches to test with.
struct NetworkInstance {
  let shape: NetworkShape
  let parameters: NetworkParameters<Double>

  /// Sizes that fill no register, parameters off their initial values.
  init(
    vocabulary: Int = 7, context: Int = 12, width: Int = 6, layers: Int = 2, heads: Int = 2,
    outputs: Int? = nil, seed: UInt64 = 3
  ) {
    shape = NetworkShape(
      vocabularySize: vocabulary, contextLength: context, width: width, layerCount: layers,
      headCount: heads, outputCount: outputs ?? vocabulary)
    var parameters = NetworkParameters<Double>(
      shape, stream: RandomStream(seed: seed, path: ["network"]))
    var noise = RandomStream(seed: seed, path: ["noise"])
    parameters.values = parameters.values.map { $0 + 0.1 * noise.normal() }
    self.parameters = parameters
  }

  func evaluator(_ threads: Int = 1) -> NetworkEvaluator<Double> {
    NetworkEvaluator(parameters, team: WorkerTeam(threadCount: threads))
  }

  /// Groups of any lengths: prompts of 1 to 4 tokens with 1 to 3 responses of 1 to 5, unless said otherwise.
  func raggedGroups(
    _ count: Int, seed: UInt64 = 1, longestPrompt: Int = 4, longestResponse: Int = 5
  ) -> [PromptGroup] {
    var stream = RandomStream(seed: seed, path: ["groups"])
    func tokens(_ longest: Int) -> [Token] {
      (0...stream.index(below: longest)).map { _ in
        Token(stream.index(below: shape.vocabularySize))
      }
    }
    return (0..<count).map { _ in
      let prompt = tokens(longestPrompt)
      return PromptGroup(
        prompt: prompt, responses: (0...stream.index(below: 3)).map { _ in tokens(longestResponse) }
      )
    }
  }
}

/// Numbers that are not all alike, for cotangents.
func cotangents(_ count: Int, seed: UInt64 = 2) -> [Double] {
  var stream = RandomStream(seed: seed, path: ["cotangents"])
  return (0..<count).map { _ in stream.normal() }
}
