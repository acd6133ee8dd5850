import NumericalMethods

/// A policy over the outputs that a table lists, to be trained on one of its reward columns.
///
/// Each prompt is a tabular policy of its own, with as many outputs as it has; φ is the mean over prompts. The clock is that of
/// *one prompt*, dθ_x/dt = ∇φ_x, so that the number of prompts in a table changes no time; multiplied by that
/// number it is the clock of the whole parameter vector, ``GradientFlow``'s.
///
/// Rewards are kept as r′ from [−1, 1] (``RewardUnits``): with r = c + h·r′ the field is that of r′ with λ/h for λ, h times as
/// fast; whitened, it is that of r′ with λσ′ for λ, 1/σ′ as fast; divided prompt by prompt it is that of r′.
///
/// Source: ours; an exact softmax policy over the listed outputs, not a language model.
public struct ScoredProblem: Sendable {
  /// The outputs.
  public let outputs: ScoredOutputs
  /// λ ≥ 0, of the rewards as they are in the table, or normalised.
  public let regularization: Double
  /// What is done to r_RM before it is maximised.
  public let normalization: RewardNormalization
  /// The unit of r_RM.
  public let rewardUnits: RewardUnits
  /// The unit of r_G.
  public let groundTruthUnits: RewardUnits
  /// σ, the standard deviation of r_RM over all prompts and outputs under π_init, prompts equally likely; 0 for a constant
  /// column.
  public let totalDeviation: Double
  /// The prompts' own problems, in r′ and in a time of their own.
  package let prompts: [TabularProblem]
  /// How much of the time of ``prompts`` one unit of our time is.
  package let speed: Double

  /// A problem; there is at least one prompt.
  ///
  /// - Parameters:
  ///   - outputs: The outputs, their rewards in any unit.
  ///   - regularization: λ ≥ 0.
  ///   - normalization: What is done to the rewards.
  /// - Throws: `SimulationError.rewardOutOfRange` for a reward that is not finite.
  public init(
    _ outputs: ScoredOutputs, regularization: Double = 0, normalization: RewardNormalization = .none
  ) throws(SimulationError) {
    precondition(!outputs.prompts.isEmpty, "there is a prompt to train on")
    precondition(regularization >= 0, "the regularization is not negative")
    self.outputs = outputs
    self.regularization = regularization
    self.normalization = normalization
    let units = RewardUnits(of: outputs.prompts.lazy.flatMap(\.rewards))
    let truthUnits = RewardUnits(of: outputs.prompts.lazy.flatMap(\.groundTruths))
    let plain = try outputs.prompts.map { prompt throws(SimulationError) in
      try prompt.problem(units, truthUnits)
    }
    let deviation = Self.totalDeviation(of: plain)
    (rewardUnits, groundTruthUnits, totalDeviation) = (units, truthUnits, units.scale * deviation)
    switch normalization {
    case .none: speed = units.scale
    case .whitened: speed = deviation > 0 ? 1 / deviation : 1
    case .perPrompt: speed = 1
    }
    let pull = normalization == .perPrompt ? regularization : regularization / speed
    prompts = plain.map {
      TabularProblem(
        initialPolicy: $0.initialPolicy, groundTruth: $0.groundTruth, rewardModel: $0.rewardModel,
        regularization: pull, normalization: normalization == .perPrompt ? .perPrompt : .none)
    }
  }

  /// N.
  public var promptCount: Int { prompts.count }

  /// √(E_x Var(r′|x) + Var_x E(r′|x)) under π_init.
  private static func totalDeviation(of prompts: [TabularProblem]) -> Double {
    let moments = prompts.flatMap { $0.moments(logits: $0.initialPolicy.logits) }
    let count = Double(moments.count)
    // Relative to the first, so that equal rewards have the deviation 0 exactly.
    let distances = moments.map { $0.mean - moments[0].mean }
    let mean = compensatedSum(distances) / count
    let squares = zip(moments, distances).map { $0.variance + ($1 - mean) * ($1 - mean) }
    return (compensatedSum(squares) / count).squareRoot()
  }
}

extension ScoredPrompt {
  /// The problem of this prompt alone, without regularization, its rewards in their units.
  fileprivate func problem(
    _ rewardUnits: RewardUnits, _ groundTruthUnits: RewardUnits
  ) throws(SimulationError) -> TabularProblem {
    let count = rewards.count
    return TabularProblem(
      initialPolicy: TabularPolicy(promptCount: 1, outputCount: count, logits: logWeights),
      groundTruth: try RewardTable(
        promptCount: 1, outputCount: count, values: groundTruths.map(groundTruthUnits.scaled)),
      rewardModel: try RewardTable(
        promptCount: 1, outputCount: count, values: rewards.map(rewardUnits.scaled)))
  }
}
