public import NumericalMethods

/// What a chapter's parameters say of a problem with policies of any model, but for the model itself.
public struct PolicyRecipe: Sendable {
  /// The number of prompts that are trained on, at least 1.
  public var trainingCount = 1
  /// The kind of ground truth.
  public var groundTruth = SequenceGroundTruth(interaction: 0.5, sharing: 0.5)
  /// V.
  public var vocabularySize = 4
  /// L of the outputs as sequences, whatever the model makes of them.
  public var length = 3
  /// The family of r_RM.
  public var rewardFamily = RewardFamily.scaled
  /// Which member of that family.
  public var rewardSettings = ProblemRecipe().rewardSettings
  /// The reward variance under π_init to which r_RM is scaled, or nil to take it as it is.
  public var targetVariance: Double?
  /// For how long the policy follows the gradient of E[r_G] before the start, that of −E[r_G] where negative.
  public var pretraining = 0.0
  /// λ.
  public var regularization = 0.0
  /// What is done to r_RM before it is maximised.
  public var normalization = RewardNormalization.none

  /// A recipe with the defaults above.
  public init() {}

  /// The problem for a model whose prompts are the training prompts and then the held-out ones.
  ///
  /// - Parameters:
  ///   - model: The policies, with V^L outputs.
  ///   - initialParameters: θ before any pretraining [P].
  ///   - stream: The random stream of a name: “ground-truth”, “reward”.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  /// - Throws: `SimulationError` where no multiple of r_RM in [−1, 1] has the variance; `IntegrationFailure`;
  ///   `CancellationError`.
  public func problem<Model: LogitModel>(
    _ model: Model, initialParameters: [Double], _ stream: (String) -> RandomStream,
    isCancelled: () -> Bool = { false }
  ) throws -> PolicyProblem<Model> {
    let truth = try groundTruth.reward(
      promptCount: model.tree.promptCount, vocabularySize: vocabularySize, length: length,
      stream: stream("ground-truth"))
    let shape = try rewardFamily.reward(
      for: truth, settings: rewardSettings, stream: stream("reward"))
    let start = try pretrained(model, initialParameters, truth, isCancelled)
    func problem(_ reward: RewardTable) -> PolicyProblem<Model> {
      PolicyProblem(
        model: model, initialParameters: start, groundTruth: truth, rewardModel: reward,
        regularization: regularization, normalization: normalization,
        trainingPrompts: Array(0..<trainingCount))
    }
    guard let targetVariance else { return problem(shape) }
    let variance = problem(shape).makeEvaluator().moments(on: .training).rewardVariance
    return problem(try scaled(shape, from: variance, to: targetVariance))
  }

  /// θ after following ±∇E[r_G] on the training prompts.
  private func pretrained<Model: LogitModel>(
    _ model: Model, _ parameters: [Double], _ truth: RewardTable, _ isCancelled: () -> Bool
  ) throws -> [Double] {
    guard pretraining != 0 else { return parameters }
    let sign = pretraining < 0 ? -1.0 : 1.0
    let teacher = try RewardTable(
      promptCount: truth.promptCount, outputCount: truth.outputCount,
      values: truth.values.map { sign * $0 })
    let problem = PolicyProblem(
      model: model, initialParameters: parameters, groundTruth: truth, rewardModel: teacher,
      trainingPrompts: Array(0..<trainingCount))
    var result = parameters
    try PolicyFlow(problem).follow(at: [pretraining.magnitude], isCancelled: isCancelled) {
      result = $1.parameters
    }
    return result
  }

  /// Var(c·r) = c² Var(r), as far as c·r stays within [−1, 1].
  private func scaled(_ reward: RewardTable, from variance: Double, to target: Double)
    throws(SimulationError) -> RewardTable
  {
    let size = reward.values.map(\.magnitude).max() ?? 0
    let greatest = size > 0 ? variance / (size * size) : 0
    guard target > 0, target <= greatest * (1 + 1e-12) else {
      throw .varianceOutOfReach(
        family: rewardFamily.rawValue, requested: target, least: 0, greatest: greatest)
    }
    let factor = min((target / variance).squareRoot(), 1 / size)
    return try RewardTable(
      promptCount: reward.promptCount, outputCount: reward.outputCount,
      values: reward.values.map { min(max(factor * $0, -1), 1) })
  }
}
