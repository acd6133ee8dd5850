import Results

/// Points of a surface over the view with the cells between them, all turned the same way.
///
/// Rows on a rectangular grid give four-cornered cells; its columns and lines need not be evenly
/// spaced. Rows on the lattice of a simplex give triangles. Cells with a corner that has no row, no
/// place or no value are holes. Scattered rows give the triangles of their Delaunay triangulation, as
/// they lie in the view; those without a value are left out of it.
struct SurfaceMesh: Sendable {
  /// A triangle, or a quadrangle, by the indices of its corners.
  struct Cell: Sendable {
    let corners: [Int]
  }

  private(set) var places: [LinePoint] = []
  private(set) var cells: [Cell] = []
  /// The row of each point.
  private(set) var rows: [Int] = []
  /// How the points are found by their places; nil for scattered ones.
  private(set) var grid: SurfaceGrid?

  /// The mesh of rows; nil where they lie on one line.
  ///
  /// - Parameter isUsable: Whether a row has all that its point needs.
  init?(_ rows: [Int], _ scene: MarkScene, isUsable: (Int) -> Bool) {
    guard let xs = scene.places(.x), let ys = scene.places(.y) else { return nil }
    let placed = rows.filter { xs[$0].isFinite && ys[$0].isFinite }
    let isTernary = scene.layer.specification.ternary != nil
    // In a triangle, the coordinates along two of its sides are those of a lattice.
    let across =
      isTernary ? placed.map { xs[$0] + ys[$0] * Ternary.slant(scene) } : placed.map { xs[$0] }
    guard let columns = GridLines(across), let lines = GridLines(placed.map { ys[$0] }) else {
      return nil
    }
    // Rows that fill less than a third of the grid through them are scattered.
    let capacity = columns.count * lines.count / (isTernary ? 2 : 1)
    guard placed.count * 3 >= capacity, columns.count * lines.count >= 4 else {
      triangulate(placed.filter(isUsable).map { ($0, LinePoint(x: xs[$0], y: ys[$0])) })
      if cells.isEmpty { return nil }
      return
    }
    var points = [Int?](repeating: nil, count: columns.count * lines.count)
    for (index, row) in placed.enumerated() where isUsable(row) {
      let cell = lines.index(of: ys[row]) * columns.count + columns.index(of: across[index])
      guard points[cell] == nil else { continue }
      points[cell] = places.count
      places.append(LinePoint(x: xs[row], y: ys[row]))
      self.rows.append(row)
    }
    let grid = SurfaceGrid(columns: columns, lines: lines, points: points, isTriangular: isTernary)
    self.grid = grid
    cells = grid.cells
  }

  private mutating func triangulate(_ points: [(row: Int, place: LinePoint)]) {
    rows = points.map(\.row)
    places = points.map(\.place)
    cells = Triangulation(places).triangles.map(Cell.init(corners:))
  }

  /// The distance between neighbouring points of a grid in pixels, in the direction in which it is
  /// shorter; nil for scattered ones.
  var spacing: Double? { grid.map { min($0.columns.leastGap, $0.lines.leastGap) } }
}

/// The distinct places of a grid's columns or lines, increasing.
struct GridLines: Sendable {
  let places: [Double]
  private let tolerance: Double

  /// The lines through places; nil where there are fewer than two.
  init?(_ all: [Double]) {
    let sorted = all.sorted()
    guard let first = sorted.first, let last = sorted.last, last > first else { return nil }
    tolerance = (last - first) * 1e-6
    var places = [first]
    for place in sorted where place - places[places.count - 1] > tolerance { places.append(place) }
    self.places = places
  }

  var count: Int { places.count }

  var leastGap: Double { zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 0 }

  /// The line at a place.
  func index(of place: Double) -> Int {
    let index = interval(of: place)
    guard index + 1 < places.count else { return index }
    return place - places[index] <= places[index + 1] - place ? index : index + 1
  }

  /// The last line not after a place; the first for places before it.
  func interval(of place: Double) -> Int {
    var (low, high) = (0, places.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}

/// Points at the crossings of columns and lines.
struct SurfaceGrid: Sendable {
  let columns: GridLines
  let lines: GridLines
  /// The point at each crossing, line by line; nil for none.
  let points: [Int?]
  /// Whether a cell is two triangles.
  let isTriangular: Bool

  func point(_ column: Int, _ line: Int) -> Int? { points[line * columns.count + column] }

  /// The cells whose corners all exist.
  var cells: [SurfaceMesh.Cell] {
    var cells: [SurfaceMesh.Cell] = []
    for line in 0..<(lines.count - 1) {
      for column in 0..<(columns.count - 1) {
        let corners = [
          point(column, line), point(column + 1, line), point(column + 1, line + 1),
          point(column, line + 1),
        ]
        let parts =
          isTriangular
          ? [[corners[0], corners[1], corners[2]], [corners[0], corners[2], corners[3]]] : [corners]
        for part in parts {
          let known = part.compactMap(\.self)
          if known.count == part.count { cells.append(SurfaceMesh.Cell(corners: known)) }
        }
      }
    }
    return cells
  }
}

extension PreparedLayer {
  /// The rows of each surface or field: those that agree in the discrete fields that part series.
  func surfaces() -> [[Int]] {
    let names = encoding.fields.filter { channel, field in
      channel.separatesSeries && field.measure.isDiscrete
    }.map(\.field.column)
    return table.groups(by: names.uniqued())
  }
}
