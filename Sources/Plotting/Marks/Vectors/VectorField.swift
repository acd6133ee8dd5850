import Results

/// Vectors at the rows of a layer, as they look in the view: in pixels, y downwards.
///
/// A vector in the data's units, `u` along x and `v` along y, becomes the direction in which a point
/// that moves so would be seen to move: through scales that bend, by their slope at the row's place.
struct RowVectors {
  /// One for each row; NaN where a row has none.
  let vectors: [LinePoint]

  /// The vectors of a scene's rows; nil where it has none.
  init?(_ scene: MarkScene) {
    if let turned = Self.turned(scene) {
      vectors = turned
      return
    }
    guard let us = scene.layer.numbers(.u), let vs = scene.layer.numbers(.v),
      let xs = Self.slopes(.x, scene), let ys = Self.slopes(.y, scene)
    else { return nil }
    vectors = us.indices.map { LinePoint(x: us[$0] * xs[$0], y: vs[$0] * ys[$0]) }
  }

  /// The vectors of angles and lengths; nil where rows have components or no angles.
  private static func turned(_ scene: MarkScene) -> [LinePoint]? {
    guard scene.layer.encoding[.u] == nil, let angles = scene.layer.numbers(.angle) else {
      return nil
    }
    let lengths = scene.layer.numbers(.length)
    return angles.indices.map { row in
      let angle = Angle(degrees: angles[row].isFinite ? angles[row] : 0)
      let length = angles[row].isFinite ? lengths?[row] ?? 1 : .nan
      return LinePoint(x: angle.sine * length, y: -angle.cosine * length)
    }
  }

  /// How many pixels a unit of the data is long at each row.
  private static func slopes(_ channel: Channel, _ scene: MarkScene) -> [Double]? {
    guard case .continuous(let scale)? = channel == .x ? scene.positions.x : scene.positions.y,
      let numbers = scene.layer.numbers(channel)
    else { return nil }
    let span = scale.domain.upperBound - scale.domain.lowerBound
    return numbers.map { number in
      let step = number == 0 ? span * 1e-4 : min(span * 1e-4, number.magnitude * 1e-3)
      return (scale(number + step) - scale(number - step)) / (2 * step)
    }
  }
}

/// A field of vectors at points, interpolated between them: bilinearly in the cells of a rectangular
/// grid, linearly in the triangles of a simplex or between scattered points.
struct VectorField {
  let mesh: SurfaceMesh
  private let triangles: TriangleFinder?
  private let vectors: [LinePoint]
  /// The longest vector's length.
  let greatest: Double

  /// The field of rows; nil where they lie on one line.
  init?(_ rows: [Int], _ vectors: [LinePoint], _ scene: MarkScene) {
    let mesh = SurfaceMesh(rows, scene) { vectors[$0].x.isFinite && vectors[$0].y.isFinite }
    guard let mesh else { return nil }
    self.mesh = mesh
    triangles = mesh.grid == nil ? TriangleFinder(mesh) : nil
    self.vectors = mesh.rows.map { vectors[$0] }
    greatest = self.vectors.map { LineMeasure.distance(LinePoint(x: 0, y: 0), $0) }.max() ?? 0
  }

  /// The vector at a place; nil outside the points' hull and in the holes of their grid.
  func vector(at place: LinePoint, slant: Double) -> LinePoint? {
    guard let grid = mesh.grid else {
      return triangles?.weights(at: place)?.reduce(into: LinePoint(x: 0, y: 0)) { sum, corner in
        sum.x += vectors[corner.point].x * corner.weight
        sum.y += vectors[corner.point].y * corner.weight
      }
    }
    let across = place.x + place.y * slant
    guard let (column, shareX) = Self.cell(grid.columns, across),
      let (line, shareY) = Self.cell(grid.lines, place.y)
    else { return nil }
    let weights: [(column: Int, line: Int, weight: Double)]
    if !grid.isTriangular {
      weights = [
        (0, 0, (1 - shareX) * (1 - shareY)), (1, 0, shareX * (1 - shareY)),
        (1, 1, shareX * shareY), (0, 1, (1 - shareX) * shareY),
      ]
    } else if shareX >= shareY {
      weights = [(0, 0, 1 - shareX), (1, 0, shareX - shareY), (1, 1, shareY)]
    } else {
      weights = [(0, 0, 1 - shareY), (1, 1, shareX), (0, 1, shareY - shareX)]
    }
    var sum = LinePoint(x: 0, y: 0)
    for (columnStep, lineStep, weight) in weights where weight != 0 {
      guard let point = grid.point(column + columnStep, line + lineStep) else { return nil }
      sum.x += vectors[point].x * weight
      sum.y += vectors[point].y * weight
    }
    return sum
  }

  /// The interval of lines that holds a place, and how far along it the place lies.
  private static func cell(_ lines: GridLines, _ place: Double) -> (index: Int, share: Double)? {
    let index = min(lines.interval(of: place), lines.count - 2)
    let (start, end) = (lines.places[index], lines.places[index + 1])
    let share = (place - start) / (end - start)
    guard share >= -1e-9, share <= 1 + 1e-9 else { return nil }
    return (index, min(max(share, 0), 1))
  }
}
