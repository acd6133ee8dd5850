/// How a language model is trained on documents.
public struct SupervisedSettings: Sendable, Hashable {
  /// How gradients become updates.
  public var optimization: OptimizationSettings
  /// The number of groups of each step.
  public var batchSize: Int
  /// The number of steps.
  public var stepCount: Int
  /// Whether the tokens of prompts are learnt too, all but the first of each, rather than those of responses alone.
  public var includesPrompts: Bool
  /// The number of steps from an evaluation on held-out groups to the next.
  public var evaluationInterval: Int

  /// Settings.
  ///
  /// - Parameters:
  ///   - optimization: How gradients become updates.
  ///   - batchSize: The number of groups of each step, at least 1.
  ///   - stepCount: The number of steps, at least 0; see ``stepCount(epochs:groupCount:batchSize:)``.
  ///   - includesPrompts: Whether the tokens of prompts are learnt too.
  ///   - evaluationInterval: The number of steps from an evaluation to the next, at least 1; the first is before the
  ///     first step, the last after the last.
  public init(
    optimization: OptimizationSettings, batchSize: Int, stepCount: Int,
    includesPrompts: Bool = false, evaluationInterval: Int = 100
  ) {
    precondition(batchSize >= 1 && stepCount >= 0, "a step has a group, and steps are counted")
    precondition(evaluationInterval >= 1, "evaluations are at least a step apart")
    self.optimization = optimization
    self.batchSize = batchSize
    self.stepCount = stepCount
    self.includesPrompts = includesPrompts
    self.evaluationInterval = evaluationInterval
  }

  /// The number of steps in which every group is seen as often as asked, the last step filled up.
  public static func stepCount(epochs: Int, groupCount: Int, batchSize: Int) -> Int {
    (epochs * groupCount + batchSize - 1) / batchSize
  }
}
