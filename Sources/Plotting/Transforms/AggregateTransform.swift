import Manuscript
import Results

/// `aggregate`: one row per group, with values made of each group's rows.
struct AggregateTransform: PlotTransform {
  static let key = "aggregate"
  private let measures: [AggregateMeasure]
  private let keys: [String]

  init(_ measures: [AggregateMeasure], by keys: [String]) {
    self.measures = measures
    self.keys = keys
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let before = scope.columns
    keys = reader.groupby(in: before)
    guard let measures = AggregateMeasure.list(Self.key, of: &reader, in: before) else {
      return nil
    }
    self.measures = measures
    scope.columns = before.keeping(keys)
    for measure in measures { measure.declare(in: &scope.columns, from: before) }
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let groups = table.groups(by: keys)
    var columns = table.keyColumns(keys, rows: groups.compactMap(\.first))
    for measure in measures {
      for column in measure.columns(table, groups) { columns.set(column) }
    }
    return Table(columns)
  }
}
