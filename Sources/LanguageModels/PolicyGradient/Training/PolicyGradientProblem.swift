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

  /// Checks the prompts, training before test prompts, with responses of the greatest length.
  ///
  /// - Throws: ``TrainingFailure`` where there is no prompt to train on, or a prompt does not fit the network.
  func check(maximumLength: Int) throws(TrainingFailure) {
    guard !trainingPrompts.isEmpty else { throw .noData("prompts to train on") }
    let shape = initialPolicy.shape
    precondition(shape.outputCount == shape.vocabularySize, "a policy has an output for each token")
    let longest = [Token](repeating: 0, count: maximumLength)
    let groups = (trainingPrompts + testPrompts).map {
      PromptGroup(prompt: $0, responses: [longest])
    }
    try LanguageModels.check(groups, fit: shape, readsLastToken: true)
  }
}
