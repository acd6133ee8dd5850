import Manuscript
import Results

/// `joinaggregate`: every row keeps its place and gains numbers made of its group's rows.
struct JoinAggregateTransform: PlotTransform {
  static let key = "joinaggregate"

  private let measures: [AggregateTransform.Measure]
  private let keys: [String]

  init?(reading reader: inout PropertyReader, columns: inout TableColumns) {
    keys = reader.columnList("groupby", in: columns) ?? []
    guard let read = AggregateTransform.measures(&reader, Self.key, in: columns) else {
      return nil
    }
    measures = read
    for measure in measures { columns.set(measure.name, .number) }
  }

  func applied(to table: Table) -> Table {
    let groups = table.groups(by: keys)
    var joined = table
    for measure in measures {
      var numbers = [Double](repeating: .nan, count: table.rowCount)
      for (group, number) in zip(groups, measure.numbers(groups, of: table)) {
        for row in group { numbers[row] = number }
      }
      joined = joined.setting(Column(measure.name, .numbers(numbers)))
    }
    return joined
  }
}
