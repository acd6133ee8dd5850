import LanguageModels
import Testing

@Suite struct PreferenceLabellingTests {
  /// A response is worth its first token.
  private let groundTruth = FunctionReward { _, response in Double(response[0]) }

  @Test func `The better response is chosen, whichever was drawn first`() throws {
    let labelling = try PreferenceLabelling(
      prompts: [[7], [8]], groundTruth: groundTruth, source: .offPolicy
    ) { places, _ in places.map { $0 == 0 ? ([1], [2]) : ([5], [3]) } }
    #expect(
      labelling.pairs == [
        PreferencePair(prompt: [7], chosen: [2], rejected: [1], source: .offPolicy),
        PreferencePair(prompt: [8], chosen: [5], rejected: [3], source: .offPolicy),
      ])
    #expect(labelling.tieCount == 0)
  }

  @Test func `Ties are drawn again, alone, and given up after the last draw`() throws {
    var asked: [[Int]] = []
    let labelling = try PreferenceLabelling(
      prompts: [[7], [8], [9]], groundTruth: groundTruth, source: .onPolicy, draws: 3
    ) { places, draw in
      asked.append(places)
      return places.map { place in
        let first: Token = place == 1 ? Token(draw) : 0
        let second: Token = place == 0 ? 1 : 0
        return ([first], [second])
      }
    }
    #expect(asked == [[0, 1, 2], [1, 2], [2]])
    #expect(labelling.pairs.map { $0 != nil } == [true, true, false])
    #expect(labelling.tieCount == 2 + 1 + 1)
  }

  @Test func `Labelling stops when it is cancelled`() {
    #expect(throws: CancellationError.self) {
      try PreferenceLabelling(
        prompts: [[1]], groundTruth: groundTruth, source: .onPolicy, isCancelled: { true },
        responses: { _, _ in [] })
    }
  }
}
