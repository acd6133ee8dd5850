import Results

/// `joinaggregate`: every row keeps its values and gains those made of its group.
struct JoinAggregateTransform: PlotTransform {
  static let key = "joinaggregate"
  private let measures: [AggregateMeasure]
  private let keys: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let before = scope.columns
    keys = reader.groupby(in: before)
    guard let measures = AggregateMeasure.list(Self.key, of: &reader, in: before) else {
      return nil
    }
    self.measures = measures
    for measure in measures { measure.declare(in: &scope.columns, from: before) }
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let groups = table.groups(by: keys)
    var groupOfRow = [Int](repeating: 0, count: table.rowCount)
    for (index, rows) in groups.enumerated() {
      for row in rows { groupOfRow[row] = index }
    }
    var columns = table.columns
    for measure in measures {
      for column in measure.columns(table, groups) {
        columns.set(Column(column.name, column.values.selecting(groupOfRow)))
      }
    }
    return Table(columns)
  }
}
