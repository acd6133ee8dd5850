/// Which lines of one text are which lines of another: a patience alignment.
///
/// Lines that occur once in either text and are equal anchor the alignment where their order agrees
/// (a longest increasing subsequence); from the anchors it spreads over equal neighbours. What lies
/// between is taken as replaced. Time n log n for texts of n lines, whatever differs between them.
struct LineAlignment {
  /// Equal lines as pairs of positions, ascending in both.
  let pairs: [(earlier: Int, later: Int)]

  init(from earlier: [ArraySlice<UInt8>], to later: [ArraySlice<UInt8>]) {
    let anchors = Self.ascending(Self.commonOnce(earlier, later))
    var pairs: [(earlier: Int, later: Int)] = []
    var start = (earlier: 0, later: 0)
    for anchor in anchors + [(earlier.count, later.count)] {
      // A line that an earlier anchor has spread over already.
      guard anchor.0 >= start.earlier, anchor.1 >= start.later else { continue }
      while start.earlier < anchor.0, start.later < anchor.1,
        earlier[start.earlier] == later[start.later]
      {
        pairs.append(start)
        start = (start.earlier + 1, start.later + 1)
      }
      var tail: [(earlier: Int, later: Int)] = []
      var end = (earlier: anchor.0, later: anchor.1)
      while end.earlier > start.earlier, end.later > start.later,
        earlier[end.earlier - 1] == later[end.later - 1]
      {
        end = (end.earlier - 1, end.later - 1)
        tail.append(end)
      }
      pairs += tail.reversed()
      start = (earlier: anchor.0, later: anchor.1)
    }
    self.pairs = pairs
  }

  /// Lines that stand once in either text, in the earlier one's order.
  private static func commonOnce(
    _ earlier: [ArraySlice<UInt8>], _ later: [ArraySlice<UInt8>]
  ) -> [(Int, Int)] {
    let places = [earlier, later].map { lines in
      Dictionary(lines.enumerated().map { ($0.element, [$0.offset]) }, uniquingKeysWith: +)
    }
    return earlier.enumerated().compactMap { index, line in
      guard places[0][line]?.count == 1, let others = places[1][line], others.count == 1 else {
        return nil
      }
      return (index, others[0])
    }
  }

  /// A longest subsequence that ascends on the right too.
  private static func ascending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    // The index of the pair that ends the best subsequence of each length.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var chain: [(Int, Int)] = []
    var next = ends.last
    while let index = next {
      chain.append(pairs[index])
      next = previous[index]
    }
    return chain.reversed()
  }
}
