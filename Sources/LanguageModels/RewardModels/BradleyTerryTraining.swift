public import NumericalMethods

/// Trains a reward model on labelled pairs.
///
/// The loss of a step is the mean of ``BradleyTerryLoss`` over the pairs of its batch; rewards are the network's one
/// output at the last token of a response, and a pair shares the computation of its prompt. Batches are taken
/// from a shuffled order of the pairs, a new one in each epoch; a batch can reach into the next. Matrices and
/// embeddings decay, gains and biases do not.
///
/// The same seed gives the same bits, whatever the number of threads, and whether or not the run was interrupted.
public struct BradleyTerryTraining<Scalar: KernelScalar> {
  /// How the model is trained.
  public let settings: BradleyTerrySettings
  private let pairs: [PromptGroup]
  private let heldOut: [PromptGroup]
  private let stream: RandomStream

  /// A run that has not started.
  ///
  /// - Parameters:
  ///   - settings: How the model is trained.
  ///   - pairs: The pairs to learn.
  ///   - heldOut: Pairs that are evaluated on and not learnt; there may be none.
  ///   - stream: Branches into the orders of the epochs.
  public init(
    settings: BradleyTerrySettings, pairs: [PreferencePair], heldOut: [PreferencePair] = [],
    stream: RandomStream
  ) {
    self.settings = settings
    self.pairs = pairs.map(\.group)
    self.heldOut = heldOut.map(\.group)
    self.stream = stream
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - start: The network before the first step, with one output: the initial policy with a new head, or new
  ///     altogether.
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
    precondition(start.shape.outputCount == 1, "a reward model has one output")
    guard !pairs.isEmpty else { throw TrainingFailure.noData("at least one pair") }
    try check(pairs, fit: start.shape, readsLastToken: true)
    try check(heldOut, fit: start.shape, readsLastToken: true)
    var order = BatchOrder(
      exampleCount: pairs.count, batchSize: settings.batchSize, stream: stream)
    let loop = TrainingLoop<Scalar>(
      optimization: settings.optimization, stepCount: settings.stepCount,
      evaluationInterval: settings.evaluationInterval, run: runDescription,
      loss: { step, evaluator, gradient in
        let batch = order.examples(ofStep: step).map { pairs[$0] }
        return evaluator.addGradientOfMeanLoss(settings.loss, batch, to: &gradient)
      },
      evaluation: heldOut.isEmpty
        ? nil
        : { evaluator, isCancelled in
          try evaluator.meanLoss(
            settings.loss, of: heldOut, batchSize: settings.batchSize, isCancelled: isCancelled)
        })
    return try loop(
      from: start, resuming: bytes, team: team, isCancelled: isCancelled, report: report,
      save: save)
  }

  /// The settings and the data in words, which a state must agree with.
  private var runDescription: String {
    var stream = stream
    return "Bradley–Terry; \(settings); \(pairs.count) pairs \(digest(of: pairs)), "
      + "\(heldOut.count) held out \(digest(of: heldOut)); stream \(stream.next())"
  }
}

extension NetworkEvaluator {
  /// The mean loss of a batch of pairs, the chosen response first, its derivative added to a gradient.
  package func addGradientOfMeanLoss(
    _ loss: BradleyTerryLoss, _ batch: [PromptGroup], to gradient: inout [Scalar]
  ) -> Double {
    let count = Double(batch.count)
    var sum = 0.0
    let cotangents = scores(batch).map { scores -> [Scalar] in
      let (chosen, rejected) = (Double(scores[0]), Double(scores[1]))
      sum += loss.value(chosen: chosen, rejected: rejected)
      let slopes = loss.slopes(chosen: chosen, rejected: rejected)
      return [Scalar(slopes.chosen / count), Scalar(slopes.rejected / count)]
    }
    pullBack(scoreCotangents: cotangents, into: &gradient)
    return sum / count
  }

  /// The mean loss of pairs, the chosen response first, and the share of pairs with the greater reward there.
  func meanLoss(
    _ loss: BradleyTerryLoss, of pairs: [PromptGroup], batchSize: Int, isCancelled: () -> Bool
  ) throws -> (loss: Double, accuracy: Double?) {
    var sum = 0.0
    var right = 0
    for start in stride(from: 0, to: pairs.count, by: batchSize) {
      if isCancelled() { throw CancellationError() }
      let batch = Array(pairs[start..<min(start + batchSize, pairs.count)])
      for scores in scores(batch, isKept: false) {
        let (chosen, rejected) = (Double(scores[0]), Double(scores[1]))
        sum += loss.value(chosen: chosen, rejected: rejected)
        right += chosen > rejected ? 1 : 0
      }
    }
    return (sum / Double(pairs.count), Double(right) / Double(pairs.count))
  }
}
