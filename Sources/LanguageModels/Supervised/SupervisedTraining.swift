public import NumericalMethods

/// Trains a language model to continue prompts as in documents.
///
/// The loss of a step is the mean negative log-likelihood of the tokens of its batch, in nats for each token:
/// −(1/n) Σ ln π(y_l | x, y_<l) over all n response tokens (of prompts too where the settings say so). Batches are
/// taken from a shuffled order of the groups, a new one in each epoch; a batch can reach into the next. Matrices and
/// embeddings decay, gains and biases do not.
///
/// The same seed gives the same bits, whatever the number of threads, and whether or not the run was interrupted.
public struct SupervisedTraining<Scalar: KernelScalar> {
  /// How the model is trained.
  public let settings: SupervisedSettings
  private let groups: [PromptGroup]
  private let heldOut: [PromptGroup]
  private let stream: RandomStream

  /// A run that has not started.
  ///
  /// - Parameters:
  ///   - settings: How the model is trained.
  ///   - groups: Prompts with the responses to learn.
  ///   - heldOut: Groups that are evaluated on and not learnt; there may be none.
  ///   - stream: Branches into the orders of the epochs.
  public init(
    settings: SupervisedSettings, groups: [PromptGroup], heldOut: [PromptGroup] = [],
    stream: RandomStream
  ) {
    self.settings = settings
    self.groups = settings.includesPrompts ? groups.map(\.withPromptLearnt) : groups
    self.heldOut = settings.includesPrompts ? heldOut.map(\.withPromptLearnt) : heldOut
    self.stream = stream
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - start: The network before the first step, with as many outputs as tokens.
  ///   - bytes: A saved state of this run to go on from; nil to begin.
  ///   - team: The threads that share each batch.
  ///   - isCancelled: Asked before each step and each part of an evaluation.
  ///   - report: Told the number of steps done, of how many: at the start, and after each step.
  ///   - save: Called after each step with a function that gives the state's bytes, to be called at once or not at all.
  /// - Returns: The trained network and its losses, those before an interruption included.
  /// - Throws: ``TrainingFailure`` where data do not fit the network or training diverges, ``SafeTensorsError`` where
  ///   the bytes are no state of this run, `CancellationError`.
  public func run(
    from start: NetworkParameters<Scalar>, resuming bytes: [UInt8]? = nil,
    team: WorkerTeam = .single, isCancelled: () -> Bool = { false },
    report: (_ step: Int, _ count: Int) -> Void = { _, _ in },
    save: ((_ bytes: () -> [UInt8]) -> Void)? = nil
  ) throws -> TrainingOutcome<Scalar> {
    precondition(
      start.shape.outputCount == start.shape.vocabularySize, "a language model outputs tokens")
    guard !groups.isEmpty else { throw TrainingFailure.noData("at least one document") }
    try check(groups, fit: start.shape, readsLastToken: false)
    try check(heldOut, fit: start.shape, readsLastToken: false)
    var order = BatchOrder(
      exampleCount: groups.count, batchSize: settings.batchSize, stream: stream)
    let loop = TrainingLoop<Scalar>(
      optimization: settings.optimization, stepCount: settings.stepCount,
      evaluationInterval: settings.evaluationInterval, run: runDescription,
      loss: { step, evaluator, gradient in
        let batch = order.examples(ofStep: step).map { groups[$0] }
        return evaluator.addGradientOfMeanLoss(batch, to: &gradient)
      },
      evaluation: heldOut.isEmpty
        ? nil
        : { evaluator, isCancelled in
          let loss = try evaluator.meanLoss(
            of: heldOut, batchSize: settings.batchSize, isCancelled: isCancelled)
          return (loss, nil)
        })
    return try loop(
      from: start, resuming: bytes, team: team, isCancelled: isCancelled, report: report,
      save: save)
  }

  /// The settings and the data in words, which a state must agree with.
  private var runDescription: String {
    var stream = stream
    return "supervised; \(settings); \(groups.count) groups \(digest(of: groups)), "
      + "\(heldOut.count) held out \(digest(of: heldOut)); stream \(stream.next())"
  }
}
