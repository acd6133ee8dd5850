public import NumericalMethods

/// The training of a language model by policy gradient against a reward.
///
/// Each step: draw k responses to each of some prompts; reward and whiten them; subtract the KL penalty; make
/// advantages; pull the loss back through the activations that the draw left; clip; step. All that is
/// random is drawn from branches of one stream by step, sample and position: two trainings with equal streams and
/// settings but different rewards begin with the same responses and are evaluated with the same uniform numbers.
///
/// Results have the same bits for every number of threads, and whether or not a run was interrupted and resumed.
public final class PolicyGradientTraining<Scalar: KernelScalar> {
  /// What the policy is trained on.
  public let problem: PolicyGradientProblem<Scalar>
  /// How it is trained.
  public let settings: PolicyGradientSettings
  /// The number of rollouts trained on so far.
  public internal(set) var step = 0
  /// The evaluations so far, in order of steps; training prompts before test prompts.
  public internal(set) var evaluations: [PolicyEvaluation] = []

  let stream: RandomStream
  let policy: NetworkEvaluator<Scalar>
  let initial: NetworkEvaluator<Scalar>
  var optimizer: Optimizer<Scalar>
  var baseline: MovingAverageBaseline
  var order: BatchOrder
  var gradient: [Scalar]

  /// A training that has not begun, or that goes on.
  ///
  /// - Parameters:
  ///   - problem: What the policy is trained on.
  ///   - settings: How it is trained.
  ///   - stream: Where everything random comes from.
  ///   - team: The threads that share each batch.
  ///   - bytes: What ``savedBytes()`` of a training with equal problem, settings and stream gave, to go on from; nil to
  ///     begin.
  /// - Throws: ``TrainingFailure`` where there is no prompt, or one that does not fit the network; ``SafeTensorsError``
  ///   where the bytes are damaged or those of other settings or another network.
  public init(
    _ problem: PolicyGradientProblem<Scalar>, settings: PolicyGradientSettings,
    stream: RandomStream, team: WorkerTeam = .single, resumingFrom bytes: [UInt8]? = nil
  ) throws {
    try problem.check(maximumLength: settings.maximumLength)
    self.problem = problem
    self.settings = settings
    self.stream = stream
    policy = NetworkEvaluator(problem.initialPolicy, team: team)
    initial = NetworkEvaluator(problem.initialPolicy, team: team)
    let count = problem.initialPolicy.values.count
    optimizer = Optimizer(parameterCount: count, settings: settings.optimization)
    baseline = settings.method.advantages.initialBaseline
    order = BatchOrder(
      exampleCount: problem.trainingPrompts.count, batchSize: settings.promptsPerStep,
      stream: stream.branch("prompts"))
    gradient = [Scalar](repeating: 0, count: count)
    if let bytes { try restore(bytes) }
  }

  /// The policy as it is.
  public var parameters: NetworkParameters<Scalar> { policy.parameters }

  /// Trains to the last step, evaluating before, after, and in between.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked between the parts of each step; where it says yes, `CancellationError` is thrown and
  ///     this training is of no more use: go on from saved bytes.
  ///   - save: Called after each step with a function for the bytes to resume from.
  ///   - report: Called after each step with its numbers.
  /// - Returns: All evaluations.
  /// - Throws: `CancellationError`; ``TrainingFailure`` where the gradient is not finite.
  public func run(
    isCancelled: () -> Bool = { false }, save: ((_ bytes: () -> [UInt8]) -> Void)? = nil,
    report: (PolicyGradientStep) -> Void = { _ in }
  ) throws -> [PolicyEvaluation] {
    while true {
      try evaluateWhereDue(isCancelled)
      guard step < settings.steps else { return evaluations }
      report(try advance(isCancelled))
      save?(savedBytes)
    }
  }

  /// Throws where the training is to stop.
  func stop(where isCancelled: () -> Bool) throws {
    if isCancelled() { throw CancellationError() }
  }
}
