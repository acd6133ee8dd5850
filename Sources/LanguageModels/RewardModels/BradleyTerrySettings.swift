/// How a reward model is trained on preferences.
public struct BradleyTerrySettings: Sendable, Hashable {
  /// How gradients become updates.
  public var optimization: OptimizationSettings
  /// The loss of a pair.
  public var loss: BradleyTerryLoss
  /// The number of pairs of each step.
  public var batchSize: Int
  /// The number of steps.
  public var stepCount: Int
  /// The number of steps from an evaluation on held-out pairs to the next.
  public var evaluationInterval: Int

  /// Settings.
  ///
  /// - Parameters:
  ///   - optimization: How gradients become updates.
  ///   - loss: The loss of a pair.
  ///   - batchSize: The number of pairs of each step, at least 1.
  ///   - stepCount: The number of steps, at least 0;
  ///     see ``SupervisedSettings/stepCount(epochs:groupCount:batchSize:)``.
  ///   - evaluationInterval: The number of steps from an evaluation to the next, at least 1; the first is before the
  ///     first step, the last after the last.
  public init(
    optimization: OptimizationSettings, loss: BradleyTerryLoss = BradleyTerryLoss(),
    batchSize: Int, stepCount: Int, evaluationInterval: Int = 100
  ) {
    precondition(batchSize >= 1 && stepCount >= 0, "a step has a pair, and steps are counted")
    precondition(evaluationInterval >= 1, "evaluations are at least a step apart")
    self.optimization = optimization
    self.loss = loss
    self.batchSize = batchSize
    self.stepCount = stepCount
    self.evaluationInterval = evaluationInterval
  }
}
