import NumericalMethods

/// The steps that all training by gradients of a loss shares: gradient, update, record, evaluation, saving.
struct TrainingLoop<Scalar: KernelScalar> {
  /// How gradients become updates.
  let optimization: OptimizationSettings
  /// The number of steps of the whole run.
  let stepCount: Int
  /// The number of steps from an evaluation to the next; the first is before the first step, the last after the last.
  let evaluationInterval: Int
  /// What run this is, for its saved states.
  let run: String
  /// The loss of a step's batch; adds its derivative to the gradient, which is 0 before.
  let loss: (_ step: Int, NetworkEvaluator<Scalar>, _ gradient: inout [Scalar]) -> Double
  /// What held-out data say; nil where there are none.
  let evaluation:
    (
      (NetworkEvaluator<Scalar>, _ isCancelled: () -> Bool) throws -> (
        loss: Double, accuracy: Double?
      )
    )?

  /// Trains from the start, or on from a saved state.
  func callAsFunction(
    from start: NetworkParameters<Scalar>, resuming bytes: [UInt8]?, team: WorkerTeam,
    isCancelled: () -> Bool, report: (_ step: Int, _ count: Int) -> Void,
    save: ((_ bytes: () -> [UInt8]) -> Void)?
  ) throws -> TrainingOutcome<Scalar> {
    var (evaluator, optimizer, curve) = try state(from: start, resuming: bytes, team)
    let decaying = start.tensors.filter { $0.sizes.count == 2 }.map(\.range)
    var gradient = [Scalar](repeating: 0, count: start.values.count)
    report(optimizer.step, stepCount)
    if optimizer.step == 0 { try evaluate(evaluator, after: 0, isCancelled, &curve) }
    while optimizer.step < stepCount {
      if isCancelled() { throw CancellationError() }
      let step = optimizer.step
      gradient.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
      let loss = loss(step, evaluator, &gradient)
      guard loss.isFinite else { throw TrainingFailure.lossIsNotFinite(step: step) }
      let norm = try optimizer.update(
        &evaluator.parameters.values, gradient: gradient, decaying: decaying)
      curve.losses.append(loss)
      curve.gradientNorms.append(norm)
      try evaluate(evaluator, after: step + 1, isCancelled, &curve)
      report(optimizer.step, stepCount)
      save? {
        TrainingState(
          parameters: evaluator.parameters, adam: optimizer.adam, records: curve.records, run: run
        ).encoded()
      }
    }
    return TrainingOutcome(parameters: evaluator.parameters, curve: curve)
  }

  private func state(
    from start: NetworkParameters<Scalar>, resuming bytes: [UInt8]?, _ team: WorkerTeam
  ) throws(SafeTensorsError) -> (NetworkEvaluator<Scalar>, Optimizer<Scalar>, TrainingCurve) {
    guard let bytes else {
      let optimizer = Optimizer<Scalar>(
        parameterCount: start.values.count, settings: optimization)
      return (NetworkEvaluator(start, team: team), optimizer, TrainingCurve())
    }
    let state = try TrainingState<Scalar>(
      decoding: bytes, run: run, shape: start.shape, settings: optimization.adam)
    return (
      NetworkEvaluator(state.parameters, team: team),
      Optimizer(settings: optimization, adam: state.adam),
      try TrainingCurve(records: state.records, stepCount: state.adam.step)
    )
  }

  /// Evaluates where that is due.
  private func evaluate(
    _ evaluator: NetworkEvaluator<Scalar>, after step: Int, _ isCancelled: () -> Bool,
    _ curve: inout TrainingCurve
  ) throws {
    guard step % evaluationInterval == 0 || step == stepCount, let evaluation else { return }
    let (loss, accuracy) = try evaluation(evaluator, isCancelled)
    guard loss.isFinite else { throw TrainingFailure.lossIsNotFinite(step: step) }
    curve.evaluations.append(HeldOutEvaluation(step: step, loss: loss, accuracy: accuracy))
  }
}
