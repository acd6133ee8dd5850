import Results

/// The triangle of three shares that sum to one (ours, beyond Vega-Lite): policies over three
/// answers, mixtures of three sources.
///
///     coordinates: ternary
///     mark: {type: line}
///     encoding:
///       a: {field: p_1, title: $y_1$}
///       b: {field: p_2, title: $y_2$}
///       c: {field: p_3, title: $y_3$}
///
/// - `a` is 1 at the top, `b` at the lower left, `c` at the lower right; each is 0 on the side across.
///   One of them may be left out: it is what the others leave of 1. Where all three are given, they
///   are divided by their sum, so that counts do as well. `datum` gives a constant.
/// - Places are `x = c + a / 2`, `y = a`, each in a view whose height is `√3 / 2` of its width unless
///   the author gives it one.
/// - `u`, `v` and `w` are the components of vectors along `a`, `b` and `c`; one may be left out: they
///   sum to zero. What would lead off the simplex does not show: `(u, v, w) − s (a, b, c)` with their
///   sum `s` is drawn.
/// - Lines run in the order of the data. All marks without bands of their own work inside: `line`,
///   `trail`, `point`, `circle`, `square`, `text`, `contour`, `arrow`, `streamline`; a line with
///   `fill` is an area. Contours and streamlines need the rows of a lattice: all `(i, j, k) / n` with
///   `i + j + k = n`, or a part of them.
/// - Each corner carries a title, by default the field's name; `axis: {tickCount, values, format,
///   grid, labels}` is read for each of the three. Ticks of `a` stand at the left, of `b` at the
///   bottom, of `c` at the right, and their lines lead into the triangle.
enum Ternary {
  /// The height of an equilateral triangle over its side: `√3 / 2`.
  static let heightShare = Double(3).squareRoot() / 2

  static let marks = [
    "line", "trail", "point", "circle", "square", "text", ContourMark.name, ArrowMark.name,
    StreamlineMark.name,
  ]

  /// How far places on a line of equal `c` lie to the left for each pixel downwards.
  static func slant(_ scene: MarkScene) -> Double { scene.width / (2 * scene.height) }

  /// The place of shares in a view.
  static func place(_ shares: [Double], width: Double, height: Double) -> LinePoint {
    LinePoint(x: width * (shares[2] + shares[0] / 2), y: height * (1 - shares[0]))
  }
}

/// Where the shares of a layer's rows come from, and how its corners are named.
struct TernarySpecification: Sendable, Hashable {
  /// One share, or one component.
  enum Source: Sendable, Hashable {
    case field(String)
    case constant(Double)
    /// What the others leave of one, or of zero.
    case rest
  }

  /// The columns that are made: places, and components in their units.
  static let columns = ["__ternary_x", "__ternary_y", "__ternary_u", "__ternary_v"]

  var shares: [Source] = []
  /// The components of vectors; empty for none.
  var components: [Source] = []
  var axes: [TernaryAxisOptions] = []

  /// The rows with their places.
  func applied(to table: Table) -> Table {
    let shares = Self.completed(shares.map { numbers($0, table) }, to: 1)
    let moves =
      components.isEmpty ? nil : Self.completed(components.map { numbers($0, table) }, to: 0)
    var made = [[Double]](repeating: [], count: moves == nil ? 2 : 4)
    for row in 0..<table.rowCount {
      let own = shares.map { $0[row] }
      let sum = own.reduce(0, +)
      let isShare = sum > 0 && own.allSatisfy { $0 >= -1e-9 }
      let (a, c) = isShare ? (own[0] / sum, own[2] / sum) : (.nan, .nan)
      made[0].append(c + a / 2)
      made[1].append(a)
      guard let moves else { continue }
      let components = moves.map { $0[row] }
      let lost = components.reduce(0, +)
      let (u, w) = ((components[0] - a * lost) / sum, (components[2] - c * lost) / sum)
      made[2].append(w + u / 2)
      made[3].append(u)
    }
    let names = Self.columns.prefix(made.count)
    let kept = table.columns.filter { !names.contains($0.name) }
    return Table(kept + zip(names, made).map { Column($0, .numbers($1)) })
  }

  private func numbers(_ source: Source, _ table: Table) -> [Double]? {
    switch source {
    case .field(let name): table.doubles(of: name)
    case .constant(let number): [Double](repeating: number, count: table.rowCount)
    case .rest: nil
    }
  }

  /// The numbers with those left out: what the others leave of a whole.
  private static func completed(_ all: [[Double]?], to whole: Double) -> [[Double]] {
    let known = all.compactMap(\.self)
    return all.map { numbers in
      numbers
        ?? (known.first ?? []).indices.map { row in known.reduce(whole) { $0 - $1[row] } }
    }
  }
}

/// What an author says of one of the three axes.
struct TernaryAxisOptions: Sendable, Hashable {
  /// The corner's title; nil for the field's name.
  var title: TitleText?
  var field: String?
  var tickCount = 5
  var values: [Double]?
  var format: FormatSpecifier?
  var hasGrid = true
  var hasLabels = true
}
