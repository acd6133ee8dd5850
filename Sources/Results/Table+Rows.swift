extension Table {
  /// One criterion of an order of rows.
  public struct SortKey: Sendable, Hashable {
    /// The column compared.
    public var column: String
    /// Whether small values come first.
    public var isAscending: Bool

    /// An order by a column.
    public init(_ column: String, isAscending: Bool = true) {
      self.column = column
      self.isAscending = isAscending
    }
  }

  /// The rows at some indices, in their order.
  public func selecting(rows: [Int]) -> Table {
    Table(columns.map { Column($0.name, $0.values.selecting(rows)) })
  }

  /// The rows whose mask is true, in their order.
  public func filtered(by mask: [Bool]) -> Table {
    precondition(mask.count == rowCount, "a mask has one truth value for each row")
    return selecting(rows: mask.indices.filter { mask[$0] })
  }

  /// The rows in an order given by columns, the first deciding first.
  ///
  /// Rows equal in all of them keep their order. False comes before true, texts are compared by Unicode scalars, missing values
  /// come last either way. Columns that the table lacks decide nothing.
  public func sorted(by keys: [SortKey]) -> Table {
    let criteria = keys.compactMap { key in
      self[key.column].map { (ranks: $0.values.ranks, isAscending: key.isAscending) }
    }
    let order = (0..<rowCount).sorted { left, right in
      for (ranks, isAscending) in criteria where ranks[left] != ranks[right] {
        guard let leftRank = ranks[left], let rightRank = ranks[right] else {
          return ranks[right] == nil
        }
        return isAscending ? leftRank < rightRank : leftRank > rightRank
      }
      return left < right
    }
    return selecting(rows: order)
  }

  /// The columns of these names, in this order; nil where one is missing.
  public func selecting(columns names: [String]) -> Table? {
    let selected = names.compactMap { self[$0] }
    return selected.count == names.count && Set(names).count == names.count ? Table(selected) : nil
  }

  /// The table with a column added at its end, or put in place of the one of that name.
  public func setting(_ column: Column) -> Table {
    guard let index = columns.firstIndex(where: { $0.name == column.name }) else {
      return Table(columns + [column])
    }
    var columns = columns
    columns[index] = column
    return Table(columns)
  }
}

extension Column.Values {
  /// The place of each value among the distinct values in ascending order; nil for missing ones.
  fileprivate var ranks: [Int?] {
    switch self {
    case .booleans(let values): values.map { $0.map { $0 ? 1 : 0 } }
    case .integers(let values): values
    case .numbers(let values): Self.ranks(of: values.map { $0.isNaN ? nil : $0 }, by: <)
    case .strings(let values):
      Self.ranks(of: values) { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
  }

  private static func ranks<Element: Equatable>(
    of values: [Element?], by precedes: (Element, Element) -> Bool
  ) -> [Int?] {
    let present = values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    var ranks = [Int?](repeating: nil, count: values.count)
    var rank = 0
    var previous: Element?
    for (index, value) in present.sorted(by: { precedes($0.1, $1.1) }) {
      if let previous, previous != value { rank += 1 }
      previous = value
      ranks[index] = rank
    }
    return ranks
  }
}
