import Manuscript
import Results

/// `regression`: for each group, points of the curve that fits its pairs best, or the curve's
/// parameters: `coef`, a list, and `rSquared`.
///
/// A group to which the curve cannot be fitted gives no rows.
struct RegressionTransform: PlotTransform {
  static let key = "regression"
  private let x: String
  private let y: String
  private let keys: [String]
  private let method: RegressionMethod
  private let order: Int
  private let extent: ClosedRange<Double>?
  private let givesParameters: Bool
  private let names: [String]

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let y = reader.numericColumn(Self.key, in: scope.columns)
    let x = reader.numericColumn("on", in: scope.columns)
    reader.needs("on", "the column that explains the other")
    keys = reader.groupby(in: scope.columns)
    method = reader.choice("method") ?? .linear
    order = reader.count("order", 0...20) ?? 3
    extent = reader.extent()
    givesParameters = reader.boolean("params") ?? false
    names = reader.names([x ?? "x", y ?? "y"])
    scope.columns = scope.columns.keeping(keys)
    if givesParameters {
      scope.columns.setLists("coef", of: .number)
      scope.columns.set("rSquared", .number)
    } else {
      for name in names { scope.columns.set(name, .number) }
    }
    guard let x, let y else { return nil }
    self.x = x
    self.y = y
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let xs = table.doubles(of: x)
    let ys = table.doubles(of: y)
    var fits: [(row: Int, fit: RegressionFit, range: ClosedRange<Double>)] = []
    for rows in table.groups(by: keys) {
      let pairs = rows.filter { xs[$0].isFinite && ys[$0].isFinite }
      let places = rows.map { xs[$0] }.filter(\.isFinite)
      guard let least = places.min(), let greatest = places.max(),
        let fit = RegressionFit(
          method, order: order, x: pairs.map { xs[$0] }, y: pairs.map { ys[$0] })
      else { continue }
      fits.append((rows[0], fit, extent ?? least...greatest))
    }
    return givesParameters
      ? parameters(fits.map { ($0.row, $0.fit) }, table) : curves(fits, table)
  }

  private func parameters(_ fits: [(row: Int, fit: RegressionFit)], _ table: Table) -> Table {
    var columns = table.keyColumns(keys, rows: fits.map(\.row))
    columns.set(
      Column(
        "coef",
        .strings(fits.map { ListText.text(of: $0.fit.coefficients.map { .number($0) }) })))
    columns.set(Column("rSquared", .numbers(fits.map(\.fit.determination))))
    return Table(columns)
  }

  private func curves(
    _ fits: [(row: Int, fit: RegressionFit, range: ClosedRange<Double>)], _ table: Table
  ) -> Table {
    let lines = fits.map { _, fit, range in
      method == .linear
        ? CurveSampling.even(over: range, steps: 1, fit.callAsFunction)
        : CurveSampling.adaptive(over: range, fit.callAsFunction)
    }
    let rows = zip(fits, lines).flatMap { [Int](repeating: $0.row, count: $1.count) }
    var columns = table.keyColumns(keys, rows: rows)
    columns.set(Column(names[0], .numbers(lines.flatMap { $0.map(\.x) })))
    columns.set(Column(names[1], .numbers(lines.flatMap { $0.map(\.y) })))
    return Table(columns)
  }
}
