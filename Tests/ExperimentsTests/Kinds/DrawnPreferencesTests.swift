import Experiments
import LanguageModels
import NumericalMethods
import Testing

struct DrawnPreferencesTests {
  private static let stream = RandomStream(seed: 4, path: ["preferences"])

  private static func pair(
    _ number: Int, _ source: PreferencePair.Source
  ) -> PreferencePair {
    let isOnPolicy = source == .onPolicy
    return PreferencePair(
      prompt: [1, Token(number)], chosen: isOnPolicy ? [65_535, 0] : [2],
      rejected: isOnPolicy ? [] : [Token(number), 3, 4], source: source)
  }

  /// Pairs of so many prompts; their order is drawn as a decoded copy draws it.
  private static func mix(of count: Int, _ split: PromptSplit) -> PreferenceMix {
    PreferenceMix(
      onPolicy: (0..<count).map { pair($0, .onPolicy) },
      offPolicy: (0..<count).map { pair($0, .offPolicy) },
      stream: stream.branch(split.rawValue).branch("mix"))
  }

  private static let drawn = DrawnPreferences(
    training: mix(of: 40, .rewardModel), heldOut: mix(of: 3, .test))

  @Test func `pairs and mixes come back from their bytes`() throws {
    let copy = try #require(DrawnPreferences(Self.drawn.bytes, stream: Self.stream))
    #expect(copy.training == Self.drawn.training)
    #expect(copy.heldOut == Self.drawn.heldOut)
    #expect(copy.training.pairs(onPolicyShare: 0.5).count { $0.source == .onPolicy } == 20)
  }

  @Test func `a pair takes two bytes a token and a count, a list four`() {
    let one = DrawnPreferences(
      training: Self.mix(of: 1, .rewardModel), heldOut: Self.mix(of: 0, .test))
    let onPolicy: [UInt8] = [1, 0, 0, 0] + [2, 0, 1, 0, 0, 0] + [2, 0, 255, 255, 0, 0] + [0, 0]
    let offPolicy: [UInt8] =
      [1, 0, 0, 0] + [2, 0, 1, 0, 0, 0] + [1, 0, 2, 0] + [3, 0, 0, 0, 3, 0, 4, 0]
    #expect(one.bytes == onPolicy + offPolicy + [0, 0, 0, 0] + [0, 0, 0, 0])
  }

  @Test func `bytes cut short, or with more behind, are no pairs`() {
    let bytes = Self.drawn.bytes
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(DrawnPreferences(Array(bytes.prefix(count)), stream: Self.stream) == nil)
    }
    #expect(DrawnPreferences(bytes + [0], stream: Self.stream) == nil)
    #expect(DrawnPreferences([255, 255, 255, 255], stream: Self.stream) == nil)
  }
}
