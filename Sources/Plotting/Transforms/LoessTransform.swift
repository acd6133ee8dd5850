import Manuscript
import Results

/// `loess`: for each group, a smooth curve through its pairs by local regression.
struct LoessTransform: PlotTransform {
  static let key = "loess"
  private let x: String
  private let y: String
  private let keys: [String]
  private let bandwidth: Double
  private let names: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let y = reader.numericColumn(Self.key, in: scope.columns)
    let x = reader.numericColumn("on", in: scope.columns)
    reader.needs("on", "the column that explains the other")
    keys = reader.groupby(in: scope.columns)
    bandwidth = reader.number("bandwidth", 1e-6...1) ?? 0.3
    names = reader.names([x ?? "x", y ?? "y"])
    scope.columns = scope.columns.keeping(keys)
    for name in names { scope.columns.set(name, .number) }
    guard let x, let y else { return nil }
    self.x = x
    self.y = y
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let xs = table.doubles(of: x)
    let ys = table.doubles(of: y)
    let groups = table.numericGroups(by: keys, [xs, ys]).filter { !$0.isEmpty }
    let curves = groups.map { rows in
      LocalRegression.curve(
        x: rows.map { xs[$0] }, y: rows.map { ys[$0] }, bandwidth: bandwidth)
    }
    let rows = zip(groups, curves).flatMap { [Int](repeating: $0[0], count: $1.count) }
    var columns = table.keyColumns(keys, rows: rows)
    columns.set(Column(names[0], .numbers(curves.flatMap { $0.map(\.x) })))
    columns.set(Column(names[1], .numbers(curves.flatMap { $0.map(\.y) })))
    return Table(columns)
  }
}
