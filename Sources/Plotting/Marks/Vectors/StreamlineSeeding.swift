/// Lines along a field that are about equally far from each other.
///
/// From each line, candidates for seeds lie to both sides at the distance wanted; where they ran out,
/// the field is searched for gaps line by line.
///
/// Source: Jobard and Lefer, “Creating evenly-spaced streamlines of arbitrary density” (1997).
struct StreamlineSeeding {
  private let field: VectorField
  private let integrator: StreamlineIntegrator
  private let spacing: Double
  private var occupied: PointBuckets

  init(_ field: VectorField, slant: Double, spacing: Double) {
    self.field = field
    self.spacing = spacing
    integrator = StreamlineIntegrator(field, slant: slant)
    occupied = PointBuckets(side: spacing)
  }

  /// The lines, in the order in which they were found.
  mutating func lines() -> [[LinePoint]] {
    var lines: [[LinePoint]] = []
    var next = 0
    for gap in searched() {
      add(from: gap, to: &lines)
      while next < lines.count {
        for seed in seeds(beside: lines[next]) { add(from: seed, to: &lines) }
        next += 1
      }
    }
    return lines
  }

  private mutating func add(from seed: LinePoint, to lines: inout [[LinePoint]]) {
    guard !occupied.hasPoint(within: spacing * 0.999, of: seed), let line = line(through: seed),
      Double(line.count) * StreamlineIntegrator.step > spacing / 2
    else { return }
    for point in line { occupied.insert(point) }
    lines.append(line)
  }

  /// The middle of the grid and then all of it, line by line.
  private func searched() -> [LinePoint] {
    let places = field.mesh.places
    let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 0)
    let (top, bottom) = (places.map(\.y).min() ?? 0, places.map(\.y).max() ?? 0)
    let middle = LinePoint(x: (left + right) / 2 + spacing / 2, y: (top + bottom) / 2)
    return [middle]
      + stride(from: top, through: bottom, by: spacing / 2).flatMap { y in
        stride(from: left, through: right, by: spacing / 2).map { LinePoint(x: $0, y: y) }
      }
  }

  private func seeds(beside line: [LinePoint]) -> [LinePoint] {
    stride(from: 0, to: line.count, by: max(Int(spacing / 3), 1)).flatMap { index -> [LinePoint] in
      guard let along = integrator.direction(at: line[index]) else { return [] }
      return [1.0, -1].map { side in
        LinePoint(
          x: line[index].x - along.y * spacing * side, y: line[index].y + along.x * spacing * side)
      }
    }
  }

  // MARK: - One line

  /// The line through a place, both ways; nil where the field has no direction.
  private func line(through seed: LinePoint) -> [LinePoint]? {
    guard integrator.direction(at: seed) != nil else { return nil }
    let (ahead, isClosed) = half(from: seed, 1)
    if isClosed { return [seed] + ahead + [seed] }
    return half(from: seed, -1).points.reversed() + [seed] + ahead
  }

  /// The line one way from a seed, and whether it comes back to it.
  private func half(from seed: LinePoint, _ sign: Double) -> (points: [LinePoint], isClosed: Bool) {
    var points: [LinePoint] = []
    var own = PointBuckets(side: spacing)
    var place = seed
    // Points of the line itself count once it has gone on for a while.
    let delay = Int(spacing)
    var closing: Int?
    while points.count < 20_000, let next = integrator.next(after: place, sign),
      !occupied.hasPoint(within: spacing / 2, of: next)
    {
      points.append(next)
      place = next
      if points.count > delay {
        if LineMeasure.distance(next, seed) < StreamlineIntegrator.step * 0.75 {
          return (points.dropLast(), true)
        }
        own.insert(points.count == delay + 1 ? seed : points[points.count - delay - 2])
        if closing == nil, own.hasPoint(within: spacing / 2, of: next) { closing = points.count }
        // Near its own start a line may be about to close; else it winds too tightly.
        if let closing, points.count > closing + delay {
          return (Array(points.prefix(closing)), false)
        }
      }
    }
    return (closing.map { Array(points.prefix($0)) } ?? points, false)
  }
}

/// Points in square buckets, to be found by their neighbourhood.
struct PointBuckets {
  private struct Key: Hashable {
    var column: Int
    var line: Int
  }

  private let side: Double
  private var buckets: [Key: [LinePoint]] = [:]

  init(side: Double) {
    self.side = side
  }

  private func key(_ point: LinePoint) -> Key {
    Key(column: Int((point.x / side).rounded(.down)), line: Int((point.y / side).rounded(.down)))
  }

  mutating func insert(_ point: LinePoint) { buckets[key(point), default: []].append(point) }

  /// Whether a point lies nearer than a distance, which is at most the buckets' side.
  func hasPoint(within distance: Double, of place: LinePoint) -> Bool {
    let center = key(place)
    for line in (center.line - 1)...(center.line + 1) {
      for column in (center.column - 1)...(center.column + 1) {
        for point in buckets[Key(column: column, line: line)] ?? []
        where LineMeasure.distance(point, place) < distance {
          return true
        }
      }
    }
    return false
  }
}
