import Manuscript
import Results

/// `density`: for each group, points of the smoothed density of its numbers.
///
/// With `resolve: shared`, the default, all groups have points at the same places.
struct DensityTransform: PlotTransform {
  static let key = "density"
  private let field: String
  private let keys: [String]
  private let isCumulative: Bool
  private let counts: Bool
  private let bandwidth: Double?
  private let extent: ClosedRange<Double>?
  private let leastSteps: Int
  private let mostSteps: Int
  private let isShared: Bool
  private let names: [String]

  private enum Resolution: String, CaseIterable {
    case shared
    case independent
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let field = reader.numericColumn(Self.key, in: scope.columns)
    keys = reader.groupby(in: scope.columns)
    isCumulative = reader.boolean("cumulative") ?? false
    counts = reader.boolean("counts") ?? false
    let width = reader.number("bandwidth", 0...Double.greatestFiniteMagnitude) ?? 0
    bandwidth = width == 0 ? nil : width
    extent = reader.extent()
    let resolution: Resolution? = reader.choice("resolve")
    isShared = resolution != .independent
    let steps = reader.count("steps", 1...100_000)
    let least = reader.count("minsteps", 1...100_000) ?? 25
    mostSteps = steps ?? reader.count("maxsteps", 1...100_000) ?? 200
    leastSteps = isShared ? mostSteps : steps ?? least
    names = reader.names(["value", "density"])
    scope.columns = scope.columns.keeping(keys)
    for name in names { scope.columns.set(name, .number) }
    guard let field else { return nil }
    self.field = field
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let numbers = table.doubles(of: field)
    let nulls = table.scriptValues(of: field).map(\.isNull)
    let groups = table.groups(by: keys).filter { rows in rows.contains { numbers[$0].isFinite } }
    let whole = isShared ? Self.range(numbers.filter(\.isFinite)) : nil
    let curves = groups.map { rows -> [CurveSampling.Point] in
      let own = rows.map { numbers[$0] }.filter(\.isFinite)
      let nullCount = rows.count { nulls[$0] }
      let kernel = KernelDensity(own, nulls: nullCount, bandwidth: bandwidth)
      let factor = counts ? Double(own.count + nullCount) : 1
      guard let range = extent ?? whole ?? Self.range(own) else { return [] }
      return CurveSampling.adaptive(over: range, least: leastSteps, most: mostSteps) {
        isCumulative ? kernel.cumulative($0) : kernel.density($0)
      }.map { ($0.x, $0.y * factor) }
    }
    let rows = zip(groups, curves).flatMap { [Int](repeating: $0[0], count: $1.count) }
    var columns = table.keyColumns(keys, rows: rows)
    columns.set(Column(names[0], .numbers(curves.flatMap { $0.map(\.x) })))
    columns.set(Column(names[1], .numbers(curves.flatMap { $0.map(\.y) })))
    return Table(columns)
  }

  private static func range(_ numbers: [Double]) -> ClosedRange<Double>? {
    guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
    return least...greatest
  }
}
