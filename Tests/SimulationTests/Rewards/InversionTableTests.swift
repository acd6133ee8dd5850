import NumericalMethods
import Simulation
import Testing

@Suite struct InversionTableTests {
  private func inversions(_ places: [Int]) -> Int {
    places.indices.reduce(0) { sum, i in sum + (0..<i).count { places[$0] > places[i] } }
  }

  @Test func `every possible number of inversions is met exactly`() {
    var stream = RandomStream(seed: 3, path: ["tables"])
    for count in [1, 2, 3, 7, 20] {
      for wanted in 0...count * (count - 1) / 2 {
        let random = InversionTable.random(count: count, inversions: wanted, stream: &stream)
        let greedy = InversionTable(count: count, inversions: wanted)
        for table in [random, greedy] {
          #expect(inversions(table.permutation) == wanted)
          #expect(table.permutation.sorted() == Array(0..<count))
          #expect(zip(table.entries.indices, table.entries).allSatisfy { $1 >= 0 && $1 <= $0 })
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func `each permutation of a distance is equally likely`(
    wanted: Int
  ) {
    // Mahonian numbers of 4: 1, 3, 5, 6, 5, 3, 1.
    let possible = [1, 3, 5, 6, 5, 3, 1][wanted]
    let draws = 6000
    var stream = RandomStream(seed: 4, path: ["uniform"])
    var counts: [[Int]: Int] = [:]
    for _ in 0..<draws {
      let table = InversionTable.random(count: 4, inversions: wanted, stream: &stream)
      counts[table.permutation, default: 0] += 1
    }
    #expect(counts.count == possible)
    let mean = Double(draws) / Double(possible)
    for count in counts.values {
      #expect((Double(count) - mean).magnitude < 5 * mean.squareRoot())
    }
  }

  @Test func `a thousand outputs are dealt out in a moment`() {
    var stream = RandomStream(seed: 5, path: ["large"])
    for wanted in [1, 1000, 249_750, 400_000, 499_500] {
      let table = InversionTable.random(count: 1000, inversions: wanted, stream: &stream)
      #expect(table.entries.reduce(0, +) == wanted)
    }
  }
}
