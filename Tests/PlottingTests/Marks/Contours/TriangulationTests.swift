import Plotting
import Testing

@Suite struct TriangulationTests {
  private func points(_ count: Int, seed: UInt64, steps: Int) -> [LinePoint] {
    var choices = RandomChoices(seed: seed)
    return (0..<count).map { _ in
      LinePoint(x: Double(choices.next(steps)), y: Double(choices.next(steps)))
    }
  }

  private func turn(_ a: LinePoint, _ b: LinePoint, _ c: LinePoint) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// Positive where `d` lies inside the circle through the others, exact for small whole numbers.
  private func inCircle(_ a: LinePoint, _ b: LinePoint, _ c: LinePoint, _ d: LinePoint) -> Double {
    let corners = [a, b, c].map { LinePoint(x: $0.x - d.x, y: $0.y - d.y) }
    return (0..<3).reduce(0) { sum, index in
      let (next, last) = (corners[(index + 1) % 3], corners[(index + 2) % 3])
      let square = corners[index].x * corners[index].x + corners[index].y * corners[index].y
      return sum + square * (next.x * last.y - next.y * last.x)
    }
  }

  /// Twice the area of the convex hull, by walking around it.
  private func hullArea(_ points: [LinePoint]) -> Double {
    let sorted = Set(points).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func chain(_ points: [LinePoint]) -> [LinePoint] {
      points.reduce(into: []) { chain, point in
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
    }
    let hull = chain(sorted).dropLast() + chain(sorted.reversed()).dropLast()
    return zip(hull, hull.dropFirst() + hull.prefix(1)).reduce(0) {
      $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
    }
  }

  @Test(arguments: [(60, 1, 1000), (60, 2, 8), (200, 3, 12), (9, 4, 3), (40, 5, 100_000)])
  func `triangles fill the hull, and no circle through their corners holds another point`(
    count: Int, seed: Int, steps: Int
  ) {
    // Few steps make many points on lines and circles, and many that coincide.
    let points = points(count, seed: UInt64(seed), steps: steps)
    let triangles = Triangulation(points).triangles
    var area = 0.0
    for triangle in triangles {
      let corners = triangle.map { points[$0] }
      let size = turn(corners[0], corners[1], corners[2])
      #expect(size > 0)
      area += size
      if steps <= 1000 {
        let isEmpty = points.allSatisfy { inCircle(corners[0], corners[1], corners[2], $0) <= 0 }
        #expect(isEmpty)
      }
    }
    #expect((area - hullArea(points)).magnitude <= 1e-9 * area)
    #expect(Set(triangles.joined().map { points[$0] }) == Set(points))
  }

  @Test func `points on one line, or too few, have no triangles`() {
    #expect(
      Triangulation((0..<50).map { LinePoint(x: Double($0), y: 3 * Double($0)) }).triangles == [])
    #expect(Triangulation([LinePoint(x: 1, y: 2), LinePoint(x: 2, y: 1)]).triangles == [])
    #expect(Triangulation([]).triangles == [])
    #expect(Triangulation([LinePoint](repeating: LinePoint(x: 1, y: 1), count: 5)).triangles == [])
  }

  @Test func `a fan over many points on one line is well formed`() {
    let line = (0..<20).map { LinePoint(x: Double($0), y: 0) }
    for height in [5.0, -5] {
      let points = line + [LinePoint(x: 30, y: height)]
      #expect(Triangulation(points).triangles.count == 19)
    }
  }
}
