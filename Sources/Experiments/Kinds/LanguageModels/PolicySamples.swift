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
  /// - Throws: `SimulationFailure` where a prompt with a response does not fit the network.
  func samples(
    _ prompts: [[Token]], count: Int, maximumLength: Int, stream: RandomStream,
    isCancelled: () -> Bool
  ) throws -> [PromptGroup] {
    for prompt in prompts where prompt.count + maximumLength > shape.contextLength {
      throw SimulationFailure(
        "a prompt of \(prompt.count) tokens with a response of ‘responseLength’ \(maximumLength) does not fit "
          + "the ‘contextLength’ of \(shape.contextLength)")
    }
    return try samples(
      of: prompts, samplesPerPrompt: count, maximumLength: maximumLength,
      endToken: BytePairTokenizer.endToken, batchSize: max(1, 512 / count), stream: stream,
      isCancelled: isCancelled)
  }
}

extension [Double] {
  /// The mean; of nothing it is not a number.
  var mean: Double { compensatedSum(self) / Double(count) }
}
