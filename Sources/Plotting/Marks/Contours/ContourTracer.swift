/// Follows the lines of equal value over a mesh, and the edges of regions above a value.
///
/// Values change linearly along the sides of cells, so that contours of a plane are straight. In a
/// quadrangle whose opposite corners lie above a level and the others below it (a saddle), the mean
/// of the four corners decides: where it reaches the level, the high corners are joined, else they
/// are cut off one by one. A corner exactly at a level counts as above it.
///
/// Lines keep what is above them on the same side, regions turn the same way around all that they
/// hold and the other way around their holes, so that filling by winding leaves holes out.
struct ContourTracer {
  private let mesh: SurfaceMesh
  private let values: [Double]
  /// The sides of cells that no other cell has, in the direction of their cells.
  private let rim: [(start: Int, end: Int)]

  /// - Parameter values: The value at each point of the mesh.
  init(_ mesh: SurfaceMesh, values: [Double]) {
    self.mesh = mesh
    self.values = values
    rim = Self.rim(of: mesh)
  }

  private static func rim(of mesh: SurfaceMesh) -> [(start: Int, end: Int)] {
    var sides: Set<Int> = []
    let count = mesh.places.count
    var all: [(start: Int, end: Int)] = []
    for cell in mesh.cells {
      for (start, end) in zip(cell.corners, cell.corners.dropFirst() + cell.corners.prefix(1)) {
        all.append((start, end))
        sides.insert(start * count + end)
      }
    }
    return all.filter { !sides.contains($0.end * count + $0.start) }
  }

  // MARK: - Lines and regions

  /// The lines along which the surface has a value; closed ones end where they start.
  func lines(at level: Double) -> [[LinePoint]] {
    var stitches = Stitches()
    addCrossings(at: level, to: &stitches)
    return stitches.polylines().filter { $0.count > 1 }
  }

  /// The outlines, each closed, of where the surface is not below a value; of the whole surface for
  /// minus infinity.
  func regions(above level: Double) -> [[LinePoint]] {
    var stitches = Stitches()
    addCrossings(at: level, to: &stitches)
    for side in rim {
      switch (isAbove(side.start, level), isAbove(side.end, level)) {
      case (true, true):
        stitches.add(from: corner(side.start), to: corner(side.end))
      case (true, false):
        stitches.add(from: corner(side.start), to: crossing(side.start, side.end, level))
      case (false, true):
        stitches.add(from: crossing(side.start, side.end, level), to: corner(side.end))
      case (false, false): break
      }
    }
    return stitches.polylines().filter { $0.count > 3 }
  }

  // MARK: - Cells

  private func isAbove(_ point: Int, _ level: Double) -> Bool { values[point] >= level }

  private func addCrossings(at level: Double, to stitches: inout Stitches) {
    for cell in mesh.cells {
      let corners = cell.corners
      let count = corners.count
      // The sides on which the surface sinks below the level, and those on which it rises to it.
      var sinking: [Int] = []
      var rising: [Int] = []
      for side in 0..<count {
        let isAboveStart = isAbove(corners[side], level)
        guard isAboveStart != isAbove(corners[(side + 1) % count], level) else { continue }
        if isAboveStart { sinking.append(side) } else { rising.append(side) }
      }
      let joinsHigh = joinsHighCorners(corners, sinking, level)
      for (index, side) in sinking.enumerated() {
        let other = Self.partner(of: side, index, rising, joinsHigh: joinsHigh)
        stitches.add(
          from: crossing(corners[side], corners[(side + 1) % count], level),
          to: crossing(corners[other], corners[(other + 1) % count], level))
      }
    }
  }

  private func joinsHighCorners(_ corners: [Int], _ sinking: [Int], _ level: Double) -> Bool {
    guard sinking.count == 2 else { return true }
    return corners.reduce(0) { $0 + values[$1] } / Double(corners.count) >= level
  }

  /// The side at which the line ends that starts on a sinking side: the next rising one, around the
  /// corners below; or, where high corners are cut off, the one before, around a corner above.
  private static func partner(
    of side: Int, _ index: Int, _ rising: [Int], joinsHigh: Bool
  ) -> Int {
    let next = rising.first { $0 > side } ?? rising[0]
    guard rising.count == 2, !joinsHigh else { return next }
    return rising[0] == next ? rising[1] : rising[0]
  }

  // MARK: - Points

  private func corner(_ point: Int) -> Stitches.Knot {
    Stitches.Knot(key: point, place: mesh.places[point])
  }

  /// The point of a side at which the surface has a value, the same in both cells of the side.
  private func crossing(_ first: Int, _ second: Int, _ level: Double) -> Stitches.Knot {
    let (low, high) = (min(first, second), max(first, second))
    let share = (level - values[low]) / (values[high] - values[low])
    let (start, end) = (mesh.places[low], mesh.places[high])
    return Stitches.Knot(
      key: mesh.places.count * (low + 1) + high,
      place: LinePoint(
        x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
  }
}

/// Directed pieces of lines that are put together end to start.
struct Stitches {
  /// An end of a piece: the same key for the same point.
  struct Knot {
    let key: Int
    let place: LinePoint
  }

  private var pieces: [(from: Knot, to: Knot)] = []
  private var starts: [Int: [Int]] = [:]
  private var arrivals: [Int: Int] = [:]

  mutating func add(from start: Knot, to end: Knot) {
    starts[start.key, default: []].append(pieces.count)
    arrivals[end.key, default: 0] += 1
    pieces.append((start, end))
  }

  /// The lines that the pieces make, open ones first; points that coincide are one.
  func polylines() -> [[LinePoint]] {
    var isUsed = [Bool](repeating: false, count: pieces.count)
    var lines: [[LinePoint]] = []
    for (index, piece) in pieces.enumerated()
    where !isUsed[index] && arrivals[piece.from.key] == nil {
      lines.append(line(from: index, &isUsed))
    }
    for index in pieces.indices where !isUsed[index] { lines.append(line(from: index, &isUsed)) }
    return lines
  }

  private func line(from first: Int, _ isUsed: inout [Bool]) -> [LinePoint] {
    var points = [pieces[first].from.place]
    var current: Int? = first
    while let index = current {
      isUsed[index] = true
      let end = pieces[index].to
      if end.place != points[points.count - 1] { points.append(end.place) }
      if end.key == pieces[first].from.key { break }
      current = starts[end.key]?.first { !isUsed[$0] }
    }
    return points
  }
}
