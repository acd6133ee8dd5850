public import Results
import Simulation

/// Rewards, variance, divergence and Γ of policies of any model in training; one row a sampled time.
public enum PolicyTrainingCurve: SimulationKind {
  /// The name authors write.
  public static let name = "policy-training-curve"
  /// What it computes.
  public static let summary =
    "rewards on training and held-out prompts, variance, KL and Γ while policies of any model train"
  /// A problem with policies of any model, the method and the sampled times.
  public static let parameters: [any ParameterDeclaration] =
    PolicyParameters.all + SampledTimes.all
  /// One row a sampled time.
  public static let columns = [
    ResultColumn("time", .number, "time since the start"),
    ResultColumn("expected_reward", .number, "E[r_RM] on training prompts"),
    ResultColumn("expected_ground_truth", .number, "E[r_G] on training prompts"),
    ResultColumn(
      "held_out_reward", .number, "E[r_RM] on held-out prompts; missing without any"),
    ResultColumn(
      "held_out_ground_truth", .number, "E[r_G] on held-out prompts; missing without any"),
    ResultColumn("reward_variance", .number, "E_x Var[r_RM] under the present policy"),
    ResultColumn("ground_truth_variance", .number, "E_x Var[r_G] under the present policy"),
    ResultColumn("divergence", .number, "KL divergence from the initial policy"),
    ResultColumn(
      "objective", .number, "the objective φ; missing where rewards are divided per prompt"),
    ResultColumn("gradient_norm", .number, "norm of the parameters' velocity"),
    ResultColumn("jacobian_norm", .number, "Γ at the present policy"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      try Curve(arguments: arguments, context: context).outcome(
        arguments, context.instanceStream, isCancelled: { context.isCancelled })
    }
  }

  private struct Curve: PolicyWork {
    let arguments: Arguments
    let context: WorkContext

    func outcome<Model>(_ problem: PolicyProblem<Model>) throws -> Table {
      var rows = RowCollector(PolicyTrainingCurve.columns)
      let hasHeldOut = !problem.heldOutPrompts.isEmpty
      func add(_ time: Double, _ evaluator: PolicyEvaluator<Model>) {
        let moments = evaluator.moments(on: .training)
        let heldOut = evaluator.moments(on: .heldOut)
        rows.add([
          time, moments.expectedReward, moments.expectedGroundTruth,
          hasHeldOut ? heldOut.expectedReward : Double?.none,
          hasHeldOut ? heldOut.expectedGroundTruth : Double?.none, moments.rewardVariance,
          moments.groundTruthVariance, moments.divergence, evaluator.objectiveValue,
          evaluator.velocityNorm, evaluator.jacobianNorm.value,
        ])
      }
      if arguments[SampledTimes.method] == "flow" {
        try PolicyFlow(problem).follow(
          at: SampledTimes.times(arguments), isCancelled: { context.isCancelled }, add)
      } else {
        let stepSize = arguments[SampledTimes.stepSize]
        func addStep(_ step: Int, _ evaluator: PolicyEvaluator<Model>) {
          add(Double(step) * stepSize, evaluator)
        }
        try PolicyAscent(problem, stepSize: stepSize).follow(
          at: SampledTimes.stepCounts(arguments), isCancelled: { context.isCancelled }, addStep)
      }
      return try rows.table
    }
  }
}
