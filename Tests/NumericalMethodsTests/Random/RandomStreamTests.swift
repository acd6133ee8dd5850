import NumericalMethods
import Testing

@Suite struct RandomStreamTests {
  @Test func `Philox gives the published blocks`() {
    let zero = Philox.block((0, 0, 0, 0), key: (0, 0))
    #expect(zero == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = Philox.block((.max, .max, .max, .max), key: (.max, .max))
    #expect(ones == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = Philox.block(
      (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0))
    #expect(pi == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func `SipHash gives the published 128-bit hashes`() {
    let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    #expect(SipHash.hash([], key: key) == (0xe6a8_25ba_047f_81a3, 0x9302_55c7_1472_f66d))
    #expect(SipHash.hash([0], key: key) == (0x44af_996b_d8c1_87da, 0x45fc_229b_1159_7634))
    #expect(SipHash.hash(Array(0..<15), key: key) == (0x11a8_b033_99e9_9354, 0xd9c3_cf97_0fec_087e))
    #expect(SipHash.hash(Array(0..<63), key: key) == (0x4a83_502f_77d1_5051, 0x7cbd_3f97_9a06_3e50))
  }

  @Test func `the first words of a stream never change`() {
    var stream = RandomStream(seed: 1, path: ["a", "b"])
    let words = (0..<4).map { _ in stream.next() }
    #expect(words == (0..<4).map { RandomStream(seed: 1, path: ["a", "b"]).word(at: $0) })
    #expect(
      words.map { String($0, radix: 16) } == [
        "d75671d6354aa6f2", "2b7d3ed4786d656c", "a8fbe041c758185a", "1fb24a245d28087b",
      ])
    #expect(stream.position == 4)
  }

  @Test func `seed, words, their order and their borders tell streams apart`() {
    let streams = [
      RandomStream(seed: 1, path: ["ab", "c"]), RandomStream(seed: 2, path: ["ab", "c"]),
      RandomStream(seed: 1, path: ["a", "bc"]), RandomStream(seed: 1, path: ["c", "ab"]),
      RandomStream(seed: 1, path: ["abc"]), RandomStream(seed: 1, path: ["ab", "c", ""]),
      RandomStream(seed: 1, path: ["é"]), RandomStream(seed: 1, path: ["e\u{301}"]),
      RandomStream(seed: 1, path: ["ab"]).branch("c"), RandomStream(seed: 1, path: []),
    ]
    #expect(Set(streams.map { $0.word(at: 0) }).count == streams.count)
  }

  @Test func `a branch depends on its parent's name and not on its position`() {
    var parent = RandomStream(seed: 7, path: ["x"])
    let before = parent.branch("y").word(at: 3)
    _ = parent.next()
    #expect(parent.branch("y").word(at: 3) == before)
  }

  @Test func `uniform numbers have the moments and the range of a uniform variable`() {
    var stream = RandomStream(seed: 3, path: ["uniform"])
    let draws = (0..<20_000).map { _ in stream.uniform() }
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect((compensatedSum(draws) / 20_000 - 0.5).magnitude < 0.007)
    #expect((dotProduct(draws, draws) / 20_000 - 1 / 3.0).magnitude < 0.007)
    #expect(stream.symmetricUniform() < 1)
  }

  @Test func `normal numbers have the moments of a normal variable`() {
    var stream = RandomStream(seed: 3, path: ["normal"])
    let draws = (0..<20_000).map { _ in stream.normal() }
    let squares = draws.map { $0 * $0 }
    #expect((compensatedSum(draws) / 20_000).magnitude < 0.025)
    #expect((compensatedSum(squares) / 20_000 - 1).magnitude < 0.035)
    #expect((dotProduct(squares, squares) / 20_000 - 3).magnitude < 0.25)
  }

  @Test func `indices are evenly spread`() {
    var stream = RandomStream(seed: 5, path: ["index"])
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<10_000 { counts[stream.index(below: 5)] += 1 }
    #expect(counts.allSatisfy { (1850...2150).contains($0) })
    #expect(stream.index(below: 1) == 0)
  }

  @Test func `shuffling keeps the elements and reaches every order`() {
    var stream = RandomStream(seed: 6, path: ["shuffle"])
    var orders: Set<[Int]> = []
    for _ in 0..<200 { orders.insert(stream.permutation(of: 3)) }
    #expect(orders.count == 6)
    #expect(stream.permutation(of: 50).sorted() == Array(0..<50))
    #expect(stream.permutation(of: 0) == [])
  }
}
