import Results

/// Which row of one table is which row of another.
///
/// Rows are matched by the columns that are known to tell them apart. Where these do not, as in a file
/// that was read or a curve over time, the columns from the left are added to them until all rows differ,
/// if the tables then share so many rows that these columns cannot be measurements that changed; else rows
/// are matched by position.
struct RowMatching {
  /// The columns they were matched by; empty for positions.
  private(set) var keys: [String] = []
  /// Rows of the earlier and the later table, in the later one's order.
  private(set) var pairs: [(Int, Int)] = []
  private(set) var added = 0
  private(set) var removed = 0

  /// The most columns that are added to those known to tell rows apart.
  private static let mostColumnsAdded = 4

  init(from earlier: Table, to later: Table, keys: [String]) {
    let matching =
      Self(from: earlier, to: later, by: keys)
      ?? Self.byLeadingColumns(from: earlier, to: later, after: keys)
    if let matching {
      self = matching
    } else {
      let count = min(earlier.rowCount, later.rowCount)
      pairs = (0..<count).map { ($0, $0) }
      countOthers(earlier, later)
    }
  }

  /// Matches rows by columns; nil where these do not tell all rows of a table apart.
  private init?(from earlier: Table, to later: Table, by keys: [String]) {
    guard !keys.isEmpty, let before = Self.index(earlier, keys), let after = Self.index(later, keys)
    else { return nil }
    self.keys = keys
    pairs = after.compactMap { key, row in before[key].map { ($0, row) } }
      .sorted { $0.1 < $1.1 }
    countOthers(earlier, later)
  }

  /// Matches rows by the fewest columns from the left, with those that are known, that tell them apart.
  private static func byLeadingColumns(
    from earlier: Table, to later: Table, after keys: [String]
  ) -> RowMatching? {
    let others = later.columns.map(\.name).filter { earlier[$0] != nil && !keys.contains($0) }
    // One is left to be compared.
    for count in 0..<min(mostColumnsAdded, max(others.count - 1, 0)) {
      let names = keys + others.prefix(count + 1)
      guard let matching = RowMatching(from: earlier, to: later, by: names) else { continue }
      let fewest = min(earlier.rowCount, later.rowCount)
      let isPlausible =
        earlier.rowCount == later.rowCount
        ? matching.pairs.count == fewest : matching.pairs.count * 2 >= fewest
      return isPlausible && fewest > 0 ? matching : nil
    }
    return nil
  }

  private mutating func countOthers(_ earlier: Table, _ later: Table) {
    added = later.rowCount - pairs.count
    removed = earlier.rowCount - pairs.count
  }

  var isReordered: Bool {
    zip(pairs, pairs.dropFirst()).contains { $0.0 > $1.0 }
  }

  /// The row of each key; nil where two rows have the same one.
  private static func index(_ table: Table, _ keys: [String]) -> [[ComparableCell]: Int]? {
    let columns = keys.compactMap { table[$0] }
    var rows: [[ComparableCell]: Int] = [:]
    for row in 0..<table.rowCount {
      let key = columns.map { ComparableCell($0[row]) }
      guard rows.updateValue(row, forKey: key) == nil else { return nil }
    }
    return rows
  }
}
