/// A reward for every output of every prompt, from [−1, 1].
public struct RewardTable: Sendable, Hashable {
  /// The number of prompts N.
  public let promptCount: Int
  /// The number of outputs K of each prompt.
  public let outputCount: Int
  /// r(x, y), prompt by prompt [prompts × outputs].
  public let values: [Double]

  /// A reward of given values [prompts × outputs].
  ///
  /// - Throws: `SimulationError.rewardOutOfRange` where a value is not a number from [−1, 1].
  public init(promptCount: Int, outputCount: Int, values: [Double]) throws(SimulationError) {
    precondition(promptCount > 0 && outputCount > 0, "a reward has prompts and outputs")
    precondition(values.count == promptCount * outputCount, "a reward has a value for each output")
    for value in values where !(value >= -1 && value <= 1) {
      throw .rewardOutOfRange(value)
    }
    self.promptCount = promptCount
    self.outputCount = outputCount
    self.values = values
  }

  /// The values of a prompt [outputs].
  public func row(_ prompt: Int) -> ArraySlice<Double> {
    values[prompt * outputCount..<(prompt + 1) * outputCount]
  }

  /// The rank of each output of a prompt by its reward, from 0 for the lowest.
  ///
  /// Of equal rewards the earlier output comes first.
  public func ranks(prompt: Int) -> [Int] {
    let row = Array(row(prompt))
    let order = row.indices.sorted { (row[$0], $0) < (row[$1], $1) }
    var ranks = [Int](repeating: 0, count: row.count)
    for (rank, output) in order.enumerated() { ranks[output] = rank }
    return ranks
  }

  /// The output with the largest reward in each prompt, the last of equals.
  public var bestOutputs: [Int] {
    (0..<promptCount).map { ranks(prompt: $0).firstIndex(of: outputCount - 1) ?? 0 }
  }

  /// Half the distance of the largest and the smallest reward of each prompt: no policy gives the
  /// reward a larger standard deviation there.
  ///
  /// Source: T. Popoviciu's inequality on variances (1935).
  public var largestDeviations: [Double] {
    (0..<promptCount).map { prompt in
      let row = row(prompt)
      return ((row.max() ?? 0) - (row.min() ?? 0)) / 2
    }
  }
}
