public import NumericalMethods

extension NetworkEvaluator {
  /// Samples of the policy at temperature 1, batch by batch; nothing is kept for a backward pass.
  ///
  /// - Parameters:
  ///   - prompts: The prompts.
  ///   - places: The number of each prompt that names its stream; without them 0, 1, ….
  ///   - samplesPerPrompt: How many responses to each prompt.
  ///   - maximumLength: The greatest number of tokens of a response.
  ///   - endToken: Ends a response and is its last token; nil: none does.
  ///   - batchSize: How many prompts are computed at once, at least 1; it changes memory, and no bit.
  ///   - stream: Branches into one stream for each prompt: its samples do not depend on the others.
  ///   - isCancelled: Asked before each batch; where it says yes, `CancellationError` is thrown.
  /// - Returns: A group for each prompt.
  public func samples(
    of prompts: [[Token]], places: [Int]? = nil, samplesPerPrompt: Int, maximumLength: Int,
    endToken: Token?, batchSize: Int = 64, stream: RandomStream,
    isCancelled: () -> Bool = { false }
  ) throws -> [PromptGroup] {
    precondition(batchSize >= 1, "a batch has at least one prompt")
    precondition(places.map { $0.count == prompts.count } ?? true, "every prompt has a number")
    return try stride(from: 0, to: prompts.count, by: batchSize).flatMap { start in
      if isCancelled() { throw CancellationError() }
      let batch = start..<min(start + batchSize, prompts.count)
      let streams = batch.map { stream.branch("\(places?[$0] ?? $0)") }
      return rollout(
        prompts: Array(prompts[batch]), samplesPerPrompt: samplesPerPrompt,
        maximumLength: maximumLength, endToken: endToken, isKept: false,
        uniform: { sample, position in
          let (prompt, number) = sample.quotientAndRemainder(dividingBy: samplesPerPrompt)
          return uniformNumber(
            streams[prompt].word(at: UInt64(number * maximumLength + position)))
        }
      ).groups
    }
  }
}

/// A number from [0, 1) made of a random word, a multiple of the last place of numbers just below 1.
func uniformNumber<Scalar: KernelScalar>(_ word: UInt64) -> Scalar {
  let bits = Scalar.significandBitCount + 1
  return Scalar(word >> (64 - bits)) / Scalar(UInt64(1) << bits)
}
