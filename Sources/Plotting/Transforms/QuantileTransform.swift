import Results

/// `quantile`: for each group, the values below which given shares of its numbers lie.
///
/// Without `probs`, the shares are the middles of steps: 0.005, 0.015, … for the step 0.01.
struct QuantileTransform: PlotTransform {
  static let key = "quantile"
  private let field: String
  private let keys: [String]
  private let shares: [Double]
  private let names: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.numericColumn(Self.key, in: scope.columns)
    keys = reader.groupby(in: scope.columns)
    let step = reader.number("step", 1e-6...1) ?? 0.01
    var shares = reader.numbers("probs")
    if let given = shares, !given.allSatisfy((0...1).contains), let node = reader.value("probs") {
      shares = reader.wrong(node, "probs", expected: "a list of numbers from 0 to 1")
    }
    self.shares = shares ?? Self.shares(step: step)
    names = reader.names(["prob", "value"])
    scope.columns = scope.columns.keeping(keys)
    for name in names { scope.columns.set(name, .number) }
    guard let field else { return nil }
    self.field = field
  }

  private static func shares(step: Double) -> [Double] {
    let count = ((1 - 1e-14 - step / 2) / step).rounded(.up)
    return (0..<max(0, Int(count))).map { step / 2 + Double($0) * step }
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let numbers = table.doubles(of: field)
    let groups = table.numericGroups(by: keys, [numbers]).filter { !$0.isEmpty }
    let rows = groups.flatMap { [Int](repeating: $0[0], count: shares.count) }
    var columns = table.keyColumns(keys, rows: rows)
    columns.set(Column(names[0], .numbers(groups.flatMap { _ in shares })))
    columns.set(
      Column(
        names[1],
        .numbers(
          groups.flatMap { rows in
            let sorted = rows.map { numbers[$0] }.sorted()
            return shares.map { AggregateOperation.quantile($0, ofSorted: sorted) }
          })))
    return Table(columns)
  }
}
