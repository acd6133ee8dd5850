public import NumericalMethods

extension PreferenceLabelling {
  /// Pairs of two samples of a policy at temperature 1.
  ///
  /// - Parameters:
  ///   - prompts: x, one for each pair; a prompt can stand in several places.
  ///   - policy: The initial policy.
  ///   - groundTruth: r_G.
  ///   - maximumLength: The greatest number of tokens of a response.
  ///   - endToken: Ends a response; nil: none does.
  ///   - draws: How often a pair is drawn at most.
  ///   - batchSize: How many prompts are computed at once; it changes memory, and no bit.
  ///   - stream: Branches into one stream for each place and draw.
  ///   - isCancelled: Asked before each batch; where it says yes, `CancellationError` is thrown.
  public init<Scalar>(
    samplesOf policy: NetworkEvaluator<Scalar>, prompts: [[Token]], groundTruth: any RewardScorer,
    maximumLength: Int, endToken: Token?, draws: Int = 4, batchSize: Int = 64,
    stream: RandomStream, isCancelled: () -> Bool = { false }
  ) throws {
    try self.init(
      prompts: prompts, groundTruth: groundTruth, source: .onPolicy, draws: draws,
      isCancelled: isCancelled,
      responses: { places, draw in
        try policy.samples(
          of: places.map { prompts[$0] }, places: places, samplesPerPrompt: 2,
          maximumLength: maximumLength, endToken: endToken, batchSize: batchSize,
          stream: stream.branch("draw").branch("\(draw)"), isCancelled: isCancelled
        ).map { ($0.responses[0], $0.responses[1]) }
      })
  }
}
