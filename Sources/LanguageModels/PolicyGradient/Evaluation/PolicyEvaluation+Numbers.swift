extension PolicyEvaluation {
  /// How many numbers an evaluation is.
  static let numberCount = 13

  /// All of it as numbers, for saving: whole numbers and the place of the prompt set among the sets included.
  var numbers: [Double] {
    [
      Double(step), Double(samplesSeen), prompts == .training ? 0 : 1, reward, whitenedReward,
      groundTruth, divergence, tokenDivergence, rewardVariance, groundTruthVariance, tokenEntropy,
      length, endedShare,
    ]
  }

  /// The evaluation that ``numbers`` came from; nil where they are not those of one.
  init?(numbers: [Double]) {
    guard numbers.count == Self.numberCount, let step = Int(exactly: numbers[0]),
      let samplesSeen = Int(exactly: numbers[1]), numbers[2] == 0 || numbers[2] == 1
    else { return nil }
    self.init(
      step: step, samplesSeen: samplesSeen, prompts: numbers[2] == 0 ? .training : .test,
      reward: numbers[3], whitenedReward: numbers[4], groundTruth: numbers[5],
      divergence: numbers[6], tokenDivergence: numbers[7], rewardVariance: numbers[8],
      groundTruthVariance: numbers[9], tokenEntropy: numbers[10], length: numbers[11],
      endedShare: numbers[12])
  }

  /// The evaluations that ``numbers``, one after the other, came from; nil where they are not those of any.
  static func evaluations(numbers: [Double]) -> [PolicyEvaluation]? {
    let starts = stride(from: 0, to: numbers.count, by: numberCount)
    let evaluations = starts.compactMap { start in
      PolicyEvaluation(numbers: Array(numbers[start..<min(start + numberCount, numbers.count)]))
    }
    return evaluations.count * numberCount == numbers.count ? evaluations : nil
  }
}
