import LanguageModels
import NumericalMethods

extension NetworkEvaluator<Float> {
  /// Responses of a policy at temperature 1, which end by the end token or at the greatest length.
  ///
  /// - Parameters:
  ///   - prompts: The prompts.
  ///   - count: How many responses to each.
  ///   - maximumLength: The greatest number of tokens of a response.
  ///   - stream: Gives each sample and position its number, whatever the batch is cut into.
  ///   - isCancelled: Asked before each batch; where it says yes, `CancellationError` is thrown.
  func samples(
    _ prompts: [[Token]], count: Int, maximumLength: Int, stream: RandomStream,
    isCancelled: () -> Bool
  ) throws -> [PromptGroup] {
    for prompt in prompts where prompt.count + maximumLength > shape.contextLength {
      throw SimulationFailure(
        "a prompt of \(prompt.count) tokens with a response of ‘responseLength’ \(maximumLength) does not fit "
          + "the ‘contextLength’ of \(shape.contextLength)")
    }
    let uniforms = SampleUniforms<Float>(stream, maximumLength: maximumLength)
    let batchSize = max(1, 512 / count)
    return try stride(from: 0, to: prompts.count, by: batchSize).flatMap { start in
      if isCancelled() { throw CancellationError() }
      let batch = Array(prompts[start..<min(start + batchSize, prompts.count)])
      return rollout(
        prompts: batch, samplesPerPrompt: count, maximumLength: maximumLength,
        endToken: BytePairTokenizer.endToken, isKept: false
      ) { uniforms(sample: start * count + $0, position: $1) }.groups
    }
  }
}

extension [Double] {
  /// The mean; of nothing it is not a number.
  var mean: Double { compensatedSum(self) / Double(count) }
}
