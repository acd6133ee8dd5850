import NumericalMethods
import Simulation
import Testing

@Suite struct SequenceGroundTruthTests {
  private func reward(
    interaction: Double = 0.5, sharing: Double = 0.5, prompts: Int = 3, vocabulary: Int = 3,
    length: Int = 3, seed: UInt64 = 1
  ) throws -> RewardTable {
    try SequenceGroundTruth(interaction: interaction, sharing: sharing).reward(
      promptCount: prompts, vocabularySize: vocabulary, length: length,
      stream: RandomStream(seed: seed, path: ["truth"]))
  }

  @Test(arguments: 1...4) func `each prompt's rewards reach from −1 to 1`(length: Int) throws {
    let table = try reward(length: length)
    #expect(table.outputCount == [3, 9, 27, 81][length - 1])
    for prompt in 0..<3 {
      #expect(table.row(prompt).min() == -1)
      #expect(table.row(prompt).max() == 1)
    }
  }

  @Test func `without interactions the reward is a sum over tokens, with them it is not`() throws {
    // r(ab) − r(ac) does not depend on the first token where tokens only add up.
    func differences(_ table: RewardTable) -> [Double] {
      let row = Array(table.row(0))
      return (0..<3).map { row[3 * $0] - row[3 * $0 + 1] }
    }
    let sums = differences(try reward(interaction: 0, length: 2))
    #expect(sums.allSatisfy { ($0 - sums[0]).magnitude < 1e-14 })
    let pairs = differences(try reward(interaction: 0.5, length: 2))
    #expect(pairs.contains { ($0 - pairs[0]).magnitude > 1e-3 })
  }

  @Test func `sharing makes prompts agree`() throws {
    func correlation(_ table: RewardTable) -> Double {
      let (x, y) = (Array(table.row(0)), Array(table.row(1)))
      let (mx, my) = (compensatedSum(x) / 81, compensatedSum(y) / 81)
      let (a, b) = (x.map { $0 - mx }, y.map { $0 - my })
      return dotProduct(a, b) / (dotProduct(a, a) * dotProduct(b, b)).squareRoot()
    }
    let alike = try reward(sharing: 1, length: 4)
    #expect(alike.row(0).elementsEqual(alike.row(1)))
    let mean = { (sharing: Double) in
      try (1...40).reduce(0) {
        $0 + correlation(try reward(sharing: sharing, length: 4, seed: UInt64($1))) / 40
      }
    }
    #expect(try (mean(0)).magnitude < 0.15)
    #expect(try (mean(0.7) - 0.7).magnitude < 0.15)
  }

  @Test func `equal seeds give equal rewards`() throws {
    #expect(try reward() == reward())
    #expect(try reward() != reward(seed: 2))
  }
}
