public import NumericalMethods

/// The families of ground-truth rewards that chapters can ask for.
public enum GroundTruth: String, Sendable, CaseIterable {
  /// −1, …, 1 in equal steps, in the order of the outputs; the same in every prompt.
  case evenlySpaced = "evenly-spaced"
  /// Independent uniform numbers from [−1, 1).
  case uniform

  /// The ground truth of this family; one output alone has reward 0 where the family spaces them
  /// evenly.
  public func reward(promptCount: Int, outputCount: Int, stream: RandomStream)
    throws(SimulationError) -> RewardTable
  {
    var stream = stream
    let values: [Double] =
      switch self {
      case .evenlySpaced:
        (0..<promptCount * outputCount).map {
          outputCount == 1 ? 0 : 2 * Double($0 % outputCount) / Double(outputCount - 1) - 1
        }
      case .uniform: (0..<promptCount * outputCount).map { _ in stream.symmetricUniform() }
      }
    return try RewardTable(promptCount: promptCount, outputCount: outputCount, values: values)
  }
}
