/// The Delaunay triangulation of points: the circle through the corners of a triangle holds no other
/// point, so that triangles are as far from slivers as can be.
///
/// Points are added from left to right, each joined to the sides of the hull that it sees, and sides
/// between two triangles are then flipped until all are as they should be (Lawson's way). Whether
/// points turn left and lie in a circle is decided in whole numbers, without error: the points stand on
/// a lattice of 2²⁴ steps over their extent, far finer than what can be seen. Points that share a
/// place of the lattice count once, the first of them.
package struct Triangulation {
  /// The corners of the triangles, by the points' indices, all turned the same way; none where all
  /// points lie on one line.
  package var triangles: [[Int]] {
    stride(from: 0, to: origins.count, by: 3).map { first in
      (first..<(first + 3)).map { sorted[origins[$0]].index }
    }
  }

  /// The points on the lattice, from left to right.
  private let sorted: [LatticePoint]
  /// Where each side of a triangle starts; three sides a triangle, one after the other.
  private var origins: [Int] = []
  /// The same side in the neighbouring triangle; nil on the hull.
  private var twins: [Int?] = []
  private var hull: Hull

  package init(_ places: [LinePoint]) {
    sorted = LatticePoint.sorted(places)
    hull = Hull(count: sorted.count)
    guard let start = addFirst() else { return }
    for point in start..<sorted.count { add(point) }
    // Points on a slanted line leave it by a step of the lattice.
    if doubleArea < LatticePoint.extent * 512 { origins = [] }
  }

  /// Twice the area of all triangles, in squared steps of the lattice.
  private var doubleArea: Double {
    stride(from: 0, to: origins.count, by: 3).reduce(0) { sum, first in
      let (a, b, c) = (
        sorted[origins[first]], sorted[origins[first + 1]], sorted[origins[first + 2]]
      )
      return sum + Double((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
    }
  }

  // MARK: - Growing

  /// Joins the points that lie on one line at first with the next one that does not.
  ///
  /// - Returns: The first point that is left; nil where all lie on one line.
  private mutating func addFirst() -> Int? {
    guard let apex = sorted.indices.dropFirst(2).first(where: { turn(0, 1, $0) != 0 }) else {
      return nil
    }
    let isLeft = turn(0, 1, apex) > 0
    let line = isLeft ? Array(0..<apex) : (0..<apex).reversed()
    var last: Int?
    for (start, end) in zip(line, line.dropFirst()) {
      let side = addTriangle(start, end, apex)
      hull.join(start, to: end, side)
      if let last { link(last, side + 2) } else { hull.join(apex, to: start, side + 2) }
      last = side + 1
    }
    if let last, let end = line.last { hull.join(end, to: apex, last) }
    for side in origins.indices where side % 3 == 1 { legalize(side) }
    return apex + 1
  }

  /// Joins a point to the sides of the hull that it sees: the point before it is an end of one.
  private mutating func add(_ point: Int) {
    var first = point - 1
    while turn(hull.previous[first], first, point) < 0 { first = hull.previous[first] }
    var start = first
    var last: Int?
    var sides: [Int] = []
    while turn(start, hull.next[start], point) < 0 {
      let end = hull.next[start]
      let side = addTriangle(end, start, point)
      link(side, hull.sides[start])
      if let last { link(last, side + 1) } else { hull.join(first, to: point, side + 1) }
      last = side + 2
      sides.append(side)
      start = end
    }
    if let last { hull.join(point, to: start, last) }
    for side in sides { legalize(side) }
  }

  /// Adds a triangle and gives its first side.
  private mutating func addTriangle(_ first: Int, _ second: Int, _ third: Int) -> Int {
    origins += [first, second, third]
    twins += [nil, nil, nil]
    return origins.count - 3
  }

  private mutating func link(_ side: Int, _ other: Int) {
    twins[side] = other
    twins[other] = side
  }

  // MARK: - Flipping

  private static func next(_ side: Int) -> Int { side % 3 == 2 ? side - 2 : side + 1 }
  private static func previous(_ side: Int) -> Int { side % 3 == 0 ? side + 2 : side - 1 }

  /// Flips a side, and what that may unsettle, until no circle holds another point.
  private mutating func legalize(_ side: Int) {
    var open = [side]
    while let side = open.popLast() {
      guard let twin = twins[side] else { continue }
      let (left, right) = (Self.previous(side), Self.previous(twin))
      let (apex, opposite) = (origins[left], origins[right])
      guard isInCircle(origins[side], origins[twin], apex, opposite) else { continue }
      let (outerRight, outerLeft) = (twins[right], twins[left])
      origins[side] = opposite
      origins[twin] = apex
      replace(side, at: opposite, twin: outerRight)
      replace(twin, at: apex, twin: outerLeft)
      link(left, right)
      open += [side, Self.next(twin)]
    }
  }

  /// Gives a side the neighbour of the side whose place it takes, or its place on the hull.
  private mutating func replace(_ side: Int, at point: Int, twin: Int?) {
    twins[side] = twin
    if let twin { twins[twin] = side } else { hull.sides[point] = side }
  }

  // MARK: - Exact signs

  /// The sign of the turn from one point over a second to a third: positive to the left.
  private func turn(_ first: Int, _ second: Int, _ third: Int) -> Int64 {
    let (a, b, c) = (sorted[first], sorted[second], sorted[third])
    return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
  }

  /// Whether a point lies inside the circle through three others that turn left.
  private func isInCircle(_ first: Int, _ second: Int, _ third: Int, _ point: Int) -> Bool {
    let center = sorted[point]
    let corners = [first, second, third].map { corner in
      (x: sorted[corner].x - center.x, y: sorted[corner].y - center.y)
    }
    let squares = corners.map { $0.x * $0.x + $0.y * $0.y }
    let turns = (0..<3).map { index in
      let (next, last) = (corners[(index + 1) % 3], corners[(index + 2) % 3])
      return next.x * last.y - next.y * last.x
    }
    // Both factors are less than 2⁵⁰, so that their product is right to 2⁴⁸; nearer to zero, and
    // only there, more digits are needed.
    let about = zip(squares, turns).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    if about.magnitude > 0x1p50 { return about > 0 }
    return zip(squares, turns).reduce(0 as Int128) { $0 + Int128($1.0) * Int128($1.1) } > 0
  }
}

/// The outline of a triangulation: for each point on it the ones before and after it, and the side of a
/// triangle from it to the next.
private struct Hull {
  var next: [Int]
  var previous: [Int]
  var sides: [Int]

  init(count: Int) {
    next = [Int](repeating: 0, count: count)
    previous = next
    sides = next
  }

  mutating func join(_ point: Int, to other: Int, _ side: Int) {
    next[point] = other
    previous[other] = point
    sides[point] = side
  }
}

/// A point on a lattice.
private struct LatticePoint {
  /// The lattice's steps across the longer side of the points' box.
  static let extent = 0x1p24 - 1

  let x: Int64
  let y: Int64
  /// The point's index among those that were given.
  let index: Int

  /// Points without those that share a place with one before, from left to right, on a line across
  /// from the least y.
  static func sorted(_ places: [LinePoint]) -> [LatticePoint] {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    let extent = max((xs.max() ?? 0) - left, (ys.max() ?? 0) - top)
    guard extent > 0, extent.isFinite else { return [] }
    let scale = Self.extent / extent
    let all = places.enumerated().map { index, place in
      LatticePoint(
        x: Int64(((place.x - left) * scale).rounded()),
        y: Int64(((place.y - top) * scale).rounded()), index: index)
    }.sorted { ($0.x, $0.y, $0.index) < ($1.x, $1.y, $1.index) }
    return all.indices.filter { index in
      index == 0 || all[index].x != all[index - 1].x || all[index].y != all[index - 1].y
    }.map { all[$0] }
  }
}
