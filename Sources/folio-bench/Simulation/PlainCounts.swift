import Glibc
import Simulation

/// The same evaluation as it is usually written: all samples as a list, pairs in disorder counted by a merge
/// sort (Knight's algorithm for Kendall's τ), ties by sorting too.
///
/// Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data" (1966).
struct PlainCounts {
  /// Mean sample variances, one a model.
  private(set) var variances: [Double] = []
  /// Mean accuracies, one a model.
  private(set) var accuracies: [Double] = []
  /// The sum of all sampled indices.
  private(set) var sumOfOutputs = 0

  init(inputs: SampleInputs, uniforms: [Double]) {
    let prompts = inputs.policy.promptCount
    let count = uniforms.count / prompts
    variances = [Double](repeating: 0, count: inputs.rewards.count)
    accuracies = variances
    for prompt in 0..<prompts {
      let samples = Self.draw(
        inputs.policy, prompt, uniforms[prompt * count..<(prompt + 1) * count])
      sumOfOutputs += samples.reduce(0, +)
      let g = samples.map { inputs.truth.values[prompt * SampleInputs.outputCount + $0] }
      for (model, reward) in inputs.rewards.enumerated() {
        let r = samples.map { reward.values[prompt * SampleInputs.outputCount + $0] }
        let mean = r.reduce(0, +) / Double(count)
        let squares = r.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        variances[model] += squares / Double(count - 1) / Double(prompts)
        accuracies[model] += Self.accuracy(r, g) / Double(prompts)
      }
    }
  }

  private static func draw(
    _ policy: TabularPolicy, _ prompt: Int, _ uniforms: ArraySlice<Double>
  ) -> [Int] {
    var sums: [Double] = []
    var sum = 0.0
    for logit in policy.logits[policy.range(of: prompt)] {
      sum += exp(logit)
      sums.append(sum)
    }
    return uniforms.map { uniform in
      var (low, high) = (0, sums.count)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] <= uniform * sum { low = middle + 1 } else { high = middle }
      }
      return min(low, sums.count - 1)
    }
  }

  /// The share of pairs whose signs are equal.
  private static func accuracy(_ r: [Double], _ g: [Double]) -> Double {
    let order = r.indices.sorted { (g[$0], r[$0]) < (g[$1], r[$1]) }
    var values = order.map { r[$0] }
    let tiesOfTruth = tiedPairs(order.map { g[$0] })
    let tiesOfBoth = tiedPairs(order.map { [g[$0], r[$0]] })
    var spare = values
    let inversions = sort(&values, &spare, 0, values.count)
    let tiesOfReward = tiedPairs(values)
    let pairs = r.count * (r.count - 1) / 2
    let agreeing = pairs - inversions - (tiesOfTruth + tiesOfReward - 2 * tiesOfBoth)
    return Double(agreeing) / Double(pairs)
  }

  /// The pairs of equal neighbours in a sorted list.
  private static func tiedPairs<Value: Equatable>(_ sorted: [Value]) -> Int {
    var (result, run) = (0, 0)
    for place in sorted.indices.dropFirst() {
      run = sorted[place] == sorted[place - 1] ? run + 1 : 0
      result += run
    }
    return result
  }

  /// Sorts a range and counts its pairs in disorder.
  private static func sort(
    _ values: inout [Double], _ spare: inout [Double], _ start: Int, _ end: Int
  ) -> Int {
    guard end - start > 1 else { return 0 }
    let middle = (start + end) / 2
    var inversions =
      sort(&values, &spare, start, middle) + sort(&values, &spare, middle, end)
    var (left, right) = (start, middle)
    for place in start..<end {
      if right == end || (left < middle && values[left] <= values[right]) {
        spare[place] = values[left]
        left += 1
      } else {
        spare[place] = values[right]
        right += 1
        inversions += middle - left
      }
    }
    for place in start..<end { values[place] = spare[place] }
    return inversions
  }
}
