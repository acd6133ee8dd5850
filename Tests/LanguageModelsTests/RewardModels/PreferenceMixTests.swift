import LanguageModels
import NumericalMethods
import Testing

@Suite struct PreferenceMixTests {
  private func labelling(_ source: PreferencePair.Source, without missing: [Int]) throws
    -> PreferenceLabelling
  {
    try PreferenceLabelling(
      prompts: (0..<43).map { [Token($0)] },
      groundTruth: FunctionReward { _, response in Double(response[0]) }, source: source, draws: 1
    ) { places, _ in places.map { ([missing.contains($0) ? 1 : 0], [1]) } }
  }

  @Test func `Mixes have the same prompts and the shares asked for, each nested in the next`()
    throws
  {
    let mix = PreferenceMix(
      onPolicy: try labelling(.onPolicy, without: [3, 9]),
      offPolicy: try labelling(.offPolicy, without: [9, 20]),
      stream: RandomStream(seed: 3, path: ["mix"]))
    #expect(mix.count == 40)
    let mixes = [0, 0.25, 0.5, 0.75, 1].map(mix.pairs(onPolicyShare:))
    let prompts = (0..<43).filter { ![3, 9, 20].contains($0) }.map { [Token($0)] }
    var earlier: Set<Int> = []
    for (number, pairs) in mixes.enumerated() {
      #expect(pairs.map(\.prompt) == prompts)
      let onPolicy = Set(pairs.indices.filter { pairs[$0].source == .onPolicy })
      #expect(onPolicy.count == 10 * number)
      #expect(earlier.isSubset(of: onPolicy))
      earlier = onPolicy
    }
    #expect(mixes[4] == mix.onPolicy)
    #expect(mixes[0] == mix.offPolicy)
  }
}
