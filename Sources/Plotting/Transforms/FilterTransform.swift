import Results

/// `filter`: keeps the rows for which a predicate or an expression holds.
struct FilterTransform: PlotTransform {
  static let key = "filter"
  private let predicate: Predicate

  init?(reading reader: inout PropertyReader, columns: inout TableColumns) {
    guard let node = reader.value(Self.key),
      let predicate = Predicate(reading: node, columns: columns, reader.diagnostics)
    else { return nil }
    self.predicate = predicate
  }

  func applied(to table: Table) -> Table {
    let test = predicate.test(on: table)
    return table.selecting((0..<table.rowCount).filter(test))
  }
}
