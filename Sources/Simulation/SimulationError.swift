/// Why a simulation cannot be set up as asked.
public enum SimulationError: Error, Sendable, Hashable {
  /// A reward is not a number from [−1, 1].
  case rewardOutOfRange(Double)
  /// No member of the family has that reward variance under the initial policy.
  case varianceOutOfReach(family: String, requested: Double, least: Double, greatest: Double)
  /// Both directions of a landscape are the same.
  case directionsCoincide
}

extension SimulationError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .rewardOutOfRange(let value):
      "the reward \(value) is not between −1 and 1"
    case .varianceOutOfReach(let family, let requested, let least, let greatest):
      "no \(family) reward with values in [−1, 1] has variance \(requested) under this initial "
        + "policy; it can have variances from \(least) to \(greatest)"
    case .directionsCoincide:
      "the two directions of the landscape are parallel, so they span no plane"
    }
  }
}
