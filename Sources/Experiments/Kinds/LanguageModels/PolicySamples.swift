import LanguageModels
import NumericalMethods

extension NetworkEvaluator<Float> {
  /// Responses of a policy at temperature 1, which end by the end token or at the greatest length.
  ///
  /// - Parameters:
  ///   - prompts: The prompts.
  ///   - count: How many responses to each.
  ///   - maximumLength: The greatest number of tokens of a response.
  ///   - stream: Branches into one stream for each prompt.
  ///   - isCancelled: Asked before each batch; where it says yes, `CancellationError` is thrown.
  /// - Throws: `SimulationFailure` where a prompt with a response does not fit the network, or all of them
  ///   do not fit the memory.
  func samples(
    _ prompts: [[Token]], count: Int, maximumLength: Int, stream: RandomStream,
    isCancelled: () -> Bool
  ) throws -> [PromptGroup] {
    for prompt in prompts where prompt.count + maximumLength > shape.contextLength {
      throw SimulationFailure(
        "a prompt of \(prompt.count) tokens with a response of ‘responseLength’ \(maximumLength) does not fit "
          + "the ‘contextLength’ of \(shape.contextLength)")
    }
    let batchSize = max(1, 512 / count)
    let (response, responses) = (Double(maximumLength), Double(count))
    var memory = NetworkMemory(of: shape)
    memory.add(parameterCopies: NetworkMemory.readCopies)
    memory.add(
      groups: Double(batchSize), prompt: Double(prompts.map(\.count).max() ?? 0),
      responses: responses, response: response, isKept: false)
    memory.add(responses: responses * Double(prompts.count), length: response)
    try memory.check()
    return try samples(
      of: prompts, samplesPerPrompt: count, maximumLength: maximumLength,
      endToken: BytePairTokenizer.endToken, batchSize: batchSize, stream: stream,
      isCancelled: isCancelled)
  }
}

extension [Double] {
  /// The mean; of nothing it is not a number.
  var mean: Double { compensatedSum(self) / Double(count) }
}
