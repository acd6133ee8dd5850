import Simulation

/// The parameters of a small example with every number written out: a policy's weights, the ground
/// truth and two reward models.
enum WorkedExample {
  static let weights = Parameter<[Double]>(
    "weights", default: [1, 1, 1, 1, 1], least: 0, excludesLeast: true,
    "weights of the outputs under the initial policy, proportional to their probabilities")
  static let groundTruth = Parameter<[Double]>(
    "groundTruth", default: [-1, -0.5, 0, 0.5, 1], least: -1, greatest: 1,
    "ground-truth reward of each output")
  static let first = Parameter<[Double]>(
    "first", default: [-0.9, -0.4, 0.1, 0.5, 0.9], least: -1, greatest: 1,
    "first reward model's reward of each output")
  static let second = Parameter<[Double]>(
    "second", default: [0.48, 0.49, 0.5, 0.51, 0.52], least: -1, greatest: 1,
    "second reward model's reward of each output")

  static let parameters: [any ParameterDeclaration] = [weights, groundTruth, first, second]

  /// The problems of the first and of the second reward model.
  static func problems(_ arguments: Arguments) throws -> [TabularProblem] {
    let count = arguments[weights].count
    for list in [arguments[groundTruth], arguments[first], arguments[second]]
    where list.count != count || count == 0 {
      throw SimulationFailure(
        "the lists weights, groundTruth, first and second must be equally long and not empty")
    }
    let policy = TabularPolicy(weights: arguments[weights])
    let truth = try RewardTable(
      promptCount: 1, outputCount: count, values: arguments[groundTruth])
    return try [arguments[first], arguments[second]].map { values in
      TabularProblem(
        initialPolicy: policy, groundTruth: truth,
        rewardModel: try RewardTable(promptCount: 1, outputCount: count, values: values))
    }
  }
}
