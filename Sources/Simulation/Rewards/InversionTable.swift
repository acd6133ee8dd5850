public import NumericalMethods

/// A permutation of 0 ..< n by its inversions: entry i says how many of 0 ..< i stand after i.
///
/// Entry i is any number from 0 … i, the entries are independent of each other, and their sum is the
/// number of inversions of the permutation: the Kendall distance from the identity, in pairs.
///
/// Source: M. Hall (1956), in D. E. Knuth, "The Art of Computer Programming", volume 3, section 5.1.1.
public struct InversionTable: Sendable, Hashable {
  /// Entry i, from 0 … i, is the number of j < i that stand after i [n].
  public let entries: [Int]

  /// The table with a given sum whose last entries are as large as can be.
  ///
  /// - Parameters:
  ///   - count: n.
  ///   - inversions: The sum, from 0 … n(n − 1)/2.
  public init(count: Int, inversions: Int) {
    precondition((0...count * (count - 1) / 2).contains(inversions), "as many inversions as pairs")
    var rest = inversions
    var entries = [Int](repeating: 0, count: count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      entries[index] = min(index, rest)
      rest -= entries[index]
    }
    self.entries = entries
  }

  private init(entries: [Int]) { self.entries = entries }

  /// The place of each number 0 ..< n in the permutation [n].
  ///
  /// i < j have places in the other order exactly where the pair is an inversion. O(n²) moves.
  public var permutation: [Int] {
    var order: [Int] = []
    order.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() { order.insert(number, at: number - entry) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    return places
  }

  /// A table with a given sum, each such table (so each such permutation) equally likely.
  ///
  /// Entries are drawn with probabilities ∝ q^entry, q chosen so that their mean sum is the one asked for.
  /// All tables of one sum are then equally likely. The last entry is set to what the sum lacks, and kept
  /// with probability q^entry; otherwise everything is drawn again.
  ///
  /// - Parameters:
  ///   - count: n.
  ///   - inversions: The sum, from 0 … n(n − 1)/2.
  ///   - stream: Where the draws come from.
  ///
  /// Source: the weights are those of C. L. Mallows, "Non-null ranking models" (Biometrika 44, 1957);
  /// the rejection is ours.
  public static func random(count: Int, inversions: Int, stream: inout RandomStream)
    -> InversionTable
  {
    let all = count * (count - 1) / 2
    precondition((0...all).contains(inversions), "as many inversions as pairs")
    // The mirror image i − entry has the other inversions, so q ≤ 1 is enough.
    let isMirrored = inversions > all - inversions
    let wanted = isMirrored ? all - inversions : inversions
    let slope = rate(count: count, inversions: wanted)
    guard wanted > 0, count > 1 else {
      let entries = (0..<count).map { isMirrored ? $0 : 0 }
      return InversionTable(entries: entries)
    }
    var entries = [Int](repeating: 0, count: count)
    while true {
      var rest = wanted
      for index in 1..<count - 1 where rest >= 0 {
        entries[index] = truncatedGeometric(upTo: index, rate: slope, &stream)
        rest -= entries[index]
      }
      guard (0..<count).contains(rest) else { continue }
      guard stream.uniform() < exponential(-slope * Double(rest)) else { continue }
      entries[count - 1] = rest
      return InversionTable(
        entries: isMirrored ? entries.enumerated().map { $0 - $1 } : entries)
    }
  }

  /// s ≥ 0 with q = e^(−s) such that the mean sum is about the one asked for.
  private static func rate(count: Int, inversions: Int) -> Double {
    func excess(_ rate: Double) -> Double {
      let means = (1..<count).map { meanEntry(upTo: $0, rate: rate) }
      return compensatedSum(means) - Double(inversions)
    }
    guard count > 1, inversions > 0, excess(0) > 0 else { return 0 }
    var high = 1.0
    while excess(high) > 0 { high *= 2 }
    return BracketedRoot.find(between: 0, and: high, residualTolerance: 0.01, excess)
  }

  /// The mean of an entry from 0 … n: 1/(e^s − 1) − (n + 1)/(e^((n + 1)s) − 1).
  private static func meanEntry(upTo greatest: Int, rate: Double) -> Double {
    let places = Double(greatest + 1)
    // Both terms grow as 1/s for small s; their difference is n/2 − s n(n + 2)/12 + …
    guard rate * places > 1e-4 else {
      return Double(greatest) / 2 - rate * Double(greatest) * (places + 1) / 12
    }
    return 1 / exponentialMinusOne(rate) - places / exponentialMinusOne(rate * places)
  }

  private static func truncatedGeometric(
    upTo greatest: Int, rate: Double, _ stream: inout RandomStream
  ) -> Int {
    let places = Double(greatest + 1)
    let draw = stream.uniform()
    guard rate * places > 1e-12 else { return min(Int(draw * places), greatest) }
    let share = -exponentialMinusOne(-rate * places)
    return min(Int(-logarithmOfOnePlus(-draw * share) / rate), greatest)
  }
}
