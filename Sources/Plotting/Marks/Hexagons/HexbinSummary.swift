import Results

/// Adds to each row the middle of the hexagon in which its point lies.
struct HexbinSummary: RowSummary {
  static let x = "__hexbin_x"
  static let y = "__hexbin_y"
  /// The columns of the hexagons' measures, the same in all rows: their width, and the distance of
  /// their lines.
  static let width = "__hexbin_width"
  static let step = "__hexbin_step"

  /// A field and whether its axis is logarithmic.
  struct Source: Sendable {
    let field: String
    let isLog: Bool

    /// The numbers as the axis bends them.
    func numbers(_ table: Table) -> [Double] {
      table.doubles(of: field).map { isLog ? Elementary.log($0, base: 10) : $0 }
    }

    func unbent(_ number: Double) -> Double { isLog ? Elementary.pow(10, number) : number }
  }

  let across: Source
  let down: Source
  /// The hexagons side by side.
  let bins: Int
  /// The height over the width of the view in which hexagons are regular.
  let aspect: Double

  var columns: [String] { [Self.x, Self.y] }

  func applied(to table: Table, facets _: [FieldDefinition]) -> Table {
    let (xs, ys) = (across.numbers(table), down.numbers(table))
    let (left, width) = Self.extent(xs)
    let (bottom, height) = Self.extent(ys)
    let cell = width / Double(bins)
    let rows = Double(bins) * aspect / Ternary.heightShare
    let step = height / rows
    var centers: (x: [Double], y: [Double]) = ([], [])
    for (x, y) in zip(xs, ys) {
      let (column, line) = Self.nearest((x - left) / cell, (y - bottom) / step)
      centers.x.append(across.unbent(left + column * cell))
      centers.y.append(down.unbent(bottom + line * step))
    }
    func same(_ number: Double) -> [Double] { [Double](repeating: number, count: table.rowCount) }
    return table.setting(Column(Self.x, .numbers(centers.x)))
      .setting(Column(Self.y, .numbers(centers.y)))
      .setting(Column(Self.width, .numbers(same(cell))))
      .setting(Column(Self.step, .numbers(same(step))))
  }

  /// Where finite numbers start and how far they reach; a distance of one where they do not.
  private static func extent(_ numbers: [Double]) -> (start: Double, length: Double) {
    let known = numbers.filter(\.isFinite)
    guard let least = known.min(), let greatest = known.max() else { return (0, 1) }
    return (least, greatest > least ? greatest - least : 1)
  }

  /// The middle of the hexagon around a point, in widths across and lines down.
  ///
  /// Of the nearest middles in the lines above and below, it is the nearer one; every second line is
  /// half a width over.
  private static func nearest(_ x: Double, _ y: Double) -> (column: Double, line: Double) {
    guard x.isFinite, y.isFinite else { return (.nan, .nan) }
    func middle(_ line: Double) -> (column: Double, line: Double, distance: Double) {
      let shift = line.truncatingRemainder(dividingBy: 2) == 0 ? 0 : 0.5
      let column = (x - shift).rounded() + shift
      let (dx, dy) = (x - column, (y - line) * Ternary.heightShare)
      return (column, line, dx * dx + dy * dy)
    }
    let (lower, upper) = (middle(y.rounded(.down)), middle(y.rounded(.down) + 1))
    return lower.distance <= upper.distance
      ? (lower.column, lower.line) : (upper.column, upper.line)
  }
}
