/// Finds the triangle of a mesh that holds a place, among those that reach into the place's bucket.
struct TriangleFinder {
  /// What a corner counts for at a place.
  struct Weight {
    let point: Int
    let weight: Double
  }

  private let mesh: SurfaceMesh
  private let left: Double
  private let top: Double
  /// The width and height of a bucket.
  private let side: Double
  private let columns: Int
  private let lines: Int
  /// The triangles that reach into each bucket, line by line.
  private var buckets: [[Int]]

  init(_ mesh: SurfaceMesh) {
    self.mesh = mesh
    let (xs, ys) = (mesh.places.map(\.x), mesh.places.map(\.y))
    left = xs.min() ?? 0
    top = ys.min() ?? 0
    let (width, height) = ((xs.max() ?? 0) - left, (ys.max() ?? 0) - top)
    // About as many buckets as points.
    side = max((width * height / Double(max(mesh.places.count, 1))).squareRoot(), 1e-9)
    columns = min(Int(width / side) + 1, 1000)
    lines = min(Int(height / side) + 1, 1000)
    buckets = [[Int]](repeating: [], count: columns * lines)
    for (index, cell) in mesh.cells.enumerated() {
      let places = cell.corners.map { mesh.places[$0] }
      let (xs, ys) = (places.map(\.x), places.map(\.y))
      for line in bucket(ys.min() ?? 0, from: top, lines)...bucket(ys.max() ?? 0, from: top, lines)
      {
        for column
          in bucket(xs.min() ?? 0, from: left, columns)...bucket(xs.max() ?? 0, from: left, columns)
        {
          buckets[line * columns + column].append(index)
        }
      }
    }
  }

  private func bucket(_ place: Double, from start: Double, _ count: Int) -> Int {
    Int(min(max((place - start) / side, 0), Double(count - 1)))
  }

  /// The corners of the triangle that holds a place, with their weights, which add up to 1; nil
  /// outside of all triangles.
  func weights(at place: LinePoint) -> [Weight]? {
    let bucket = bucket(place.y, from: top, lines) * columns + bucket(place.x, from: left, columns)
    return buckets[bucket].lazy.compactMap { weights(mesh.cells[$0].corners, place) }.first
  }

  /// The weights of a triangle's corners; nil where the place lies outside of it.
  private func weights(_ corners: [Int], _ place: LinePoint) -> [Weight]? {
    let (a, b, c) = (
      mesh.places[corners[0]], mesh.places[corners[1]], mesh.places[corners[2]]
    )
    let whole = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    guard whole > 0 else { return nil }
    let second = ((place.x - a.x) * (c.y - a.y) - (place.y - a.y) * (c.x - a.x)) / whole
    let third = ((b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)) / whole
    let slack = -1e-9
    guard second >= slack, third >= slack, second + third <= 1 - slack else { return nil }
    return [
      Weight(point: corners[0], weight: 1 - second - third),
      Weight(point: corners[1], weight: second), Weight(point: corners[2], weight: third),
    ]
  }
}
