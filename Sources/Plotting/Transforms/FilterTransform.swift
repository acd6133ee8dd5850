import Results

/// `filter`: keeps the rows for which a predicate or an expression holds.
struct FilterTransform: PlotTransform {
  static let key = "filter"
  private let predicate: Predicate

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    guard let node = reader.value(Self.key),
      let predicate = Predicate(reading: node, columns: scope.columns, reader.diagnostics)
    else { return nil }
    self.predicate = predicate
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let test = predicate.test(on: table)
    return table.selecting((0..<table.rowCount).filter(test))
  }
}
