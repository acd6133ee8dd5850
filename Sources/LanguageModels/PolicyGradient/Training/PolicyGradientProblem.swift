public import NumericalMethods

/// What a policy is trained on: where it starts, what rewards its responses, what it is asked.
public struct PolicyGradientProblem<Scalar: KernelScalar> {
  /// The policy at the start, which the KL penalty holds it to.
  public var initialPolicy: NetworkParameters<Scalar>
  /// The reward that is maximised.
  public var reward: any RewardScorer
  /// What is done with rewards before they are used.
  public var whitening: RewardWhitening
  /// The ground truth, for evaluations alone.
  public var groundTruth: any RewardScorer
  /// The prompts that the policy is trained on; at least one.
  public var trainingPrompts: [[Token]]
  /// Prompts for evaluations alone; there may be none.
  public var testPrompts: [[Token]]
  /// The token that ends a response; without one all responses are cut off at the maximum length.
  public var endToken: Token?

  /// A problem; see the properties.
  public init(
    initialPolicy: NetworkParameters<Scalar>, reward: any RewardScorer,
    whitening: RewardWhitening = .none, groundTruth: any RewardScorer,
    trainingPrompts: [[Token]], testPrompts: [[Token]] = [], endToken: Token?
  ) {
    self.initialPolicy = initialPolicy
    self.reward = reward
    self.whitening = whitening
    self.groundTruth = groundTruth
    self.trainingPrompts = trainingPrompts
    self.testPrompts = testPrompts
    self.endToken = endToken
  }

  /// Throws where there is no prompt to train on, or a prompt does not fit the network.
  func check(maximumLength: Int) throws(TrainingFailure) {
    guard !trainingPrompts.isEmpty else { throw .noData("prompts to train on") }
    let shape = initialPolicy.shape
    precondition(shape.outputCount == shape.vocabularySize, "a policy has an output for each token")
    for (number, prompt) in (trainingPrompts + testPrompts).enumerated() {
      guard !prompt.isEmpty else { throw .noData("a token in every prompt") }
      let positions = prompt.count + maximumLength
      guard positions <= shape.contextLength else {
        throw .exampleTooLong(
          example: number, positions: positions, contextLength: shape.contextLength)
      }
      let known = 0..<Token(shape.vocabularySize)
      if let stranger = prompt.first(where: { !known.contains($0) }) {
        throw .tokenOutsideVocabulary(
          example: number, token: stranger, vocabularySize: shape.vocabularySize)
      }
    }
  }
}
