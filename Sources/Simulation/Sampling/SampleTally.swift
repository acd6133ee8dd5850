import NumericalMethods

/// A prompt's samples, gathered by output, in ascending order of the ground truth.
struct SampleTally {
  /// The different outputs drawn.
  private let outputs: [Int]
  /// How often each was drawn.
  private let counts: [Double]
  /// For each place the first after the last that has the same ground truth.
  private let ends: [Int32]
  private let sampleCount: Double

  init(_ samples: ArraySlice<Int32>, orderedBy groundTruth: ArraySlice<Double>) {
    var counts = [Int](repeating: 0, count: groundTruth.count)
    for output in samples { counts[Int(output)] += 1 }
    let first = groundTruth.startIndex
    let drawn = counts.indices.filter { counts[$0] > 0 }
      .map { (truth: groundTruth[first + $0], output: $0) }
      .sorted { ($0.truth, $0.output) < ($1.truth, $1.output) }
    outputs = drawn.map(\.output)
    self.counts = outputs.map { Double(counts[$0]) }
    var ends = [Int32](repeating: Int32(drawn.count), count: drawn.count)
    for place in drawn.indices.dropLast().reversed() {
      let isEqual = drawn[place].truth == drawn[place + 1].truth
      ends[place] = isEqual ? ends[place + 1] : Int32(place + 1)
    }
    self.ends = ends
    sampleCount = Double(samples.count)
  }

  /// Sample variance and accuracy of a reward on this prompt.
  func evaluation(of reward: ArraySlice<Double>, _ kernels: Kernels) -> SampledEvaluation {
    let first = reward.startIndex
    let values = outputs.map { reward[first + $0] }
    let mean = kernels.dot(counts, values) / sampleCount
    let distances = values.map { $0 - mean }
    let squares = kernels.dot(zip(counts, distances).map { $0 * $1 }, distances)
    let agreeing = kernels.orderedAgreement(
      count: values.count, values, weights: counts, ends: ends)
    // An output drawn c times gives c(c − 1)/2 pairs of equals.
    let equal = (kernels.dot(counts, counts) - sampleCount) / 2
    let pairs = sampleCount * (sampleCount - 1) / 2
    return SampledEvaluation(
      rewardVariance: squares / (sampleCount - 1), accuracy: (agreeing + equal) / pairs)
  }
}
