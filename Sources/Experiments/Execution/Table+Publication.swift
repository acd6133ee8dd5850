public import Results

extension Table {
  /// Whether both tables are published as the same bytes.
  func isPublishedLike(_ other: Table) -> Bool { csv == other.csv }

  /// The same table with its columns of the kinds declared, or nil where it is another table: a column
  /// without any value does not tell its kind when it is read from text.
  public func conforming(to declared: [ResultColumn]) -> Table? {
    guard columns.map(\.name) == declared.map(\.name) else { return nil }
    let converted = zip(columns, declared).compactMap { column, declared -> Column? in
      column.values.converted(to: declared.kind).map { Column(column.name, $0) }
    }
    return converted.count == columns.count ? Table(converted) : nil
  }
}

extension Column.Values {
  fileprivate func converted(to kind: Column.Kind) -> Column.Values? {
    if self.kind == kind { return self }
    switch (self, kind) {
    case (.integers(let integers), .number): return .numbers(integers.map(Double.init))
    case (.numbers(let numbers), .boolean) where numbers.allSatisfy(\.isNaN):
      return .booleans(numbers.map { _ in nil })
    case (.numbers(let numbers), .string) where numbers.allSatisfy(\.isNaN):
      return .strings(numbers.map { _ in nil })
    case (.numbers([]), .integer): return .integers([])
    default: return nil
    }
  }
}
