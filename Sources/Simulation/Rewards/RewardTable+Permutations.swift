import NumericalMethods

extension RewardTable {
  /// The values with those of randomly chosen pairs of outputs swapped in each prompt.
  ///
  /// - Parameters:
  ///   - share: The share of the outputs that are in a pair, from [0, 1].
  ///   - stream: Where the pairs come from.
  func swapping(share: Double, _ stream: RandomStream) -> [Double] {
    var stream = stream
    var values = values
    let count = outputCount
    let pairs = Int((share * Double(count) / 2).rounded(.down))
    for prompt in 0..<promptCount {
      let order = stream.permutation(of: count)
      for pair in 0..<pairs {
        values.swapAt(prompt * count + order[2 * pair], prompt * count + order[2 * pair + 1])
      }
    }
    return values
  }

  /// The values dealt out anew in each prompt, a share d of all pairs then being ordered wrongly.
  ///
  /// - Parameters:
  ///   - distance: d from [0, 1]; the number of such pairs is the whole number nearest to dK(K − 1)/2.
  ///   - stream: Where the permutations come from; each prompt has one of its own.
  func permuted(kendallDistance distance: Double, _ stream: RandomStream) -> [Double] {
    var stream = stream
    let pairs = outputCount * (outputCount - 1) / 2
    let inversions = Int((distance * Double(pairs)).rounded())
    return (0..<promptCount).flatMap { prompt in
      let table = InversionTable.random(
        count: outputCount, inversions: inversions, stream: &stream)
      return dealing(table.permutation, prompt: prompt)
    }
  }

  /// A prompt's values dealt out anew: the output of rank k gets the value of rank `newRanks[k]`
  /// [outputs].
  func dealing(_ newRanks: [Int], prompt: Int) -> [Double] {
    let sorted = row(prompt).sorted()
    return ranks(prompt: prompt).map { sorted[newRanks[$0]] }
  }

  /// The values with each group of outputs of neighbouring ranks squeezed towards the group's mean.
  ///
  /// - Parameters:
  ///   - size: The number of outputs in a group, at least 1; the last group may have fewer.
  ///   - factor: δ, by which the differences within a group are multiplied, from [0, 1].
  func squeezingGroups(ofSize size: Int, by factor: Double) -> [Double] {
    (0..<promptCount).flatMap { prompt in
      let sorted = row(prompt).sorted()
      let means = stride(from: 0, to: outputCount, by: size).map { start in
        let group = Array(sorted[start..<min(start + size, outputCount)])
        return compensatedSum(group) / Double(group.count)
      }
      return ranks(prompt: prompt).map { rank in
        let mean = means[rank / size]
        // At δ = 1 exactly the value itself.
        return factor == 1 ? sorted[rank] : mean + factor * (sorted[rank] - mean)
      }
    }
  }
}
