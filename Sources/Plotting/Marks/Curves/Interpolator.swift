import Drawing

/// Draws lines through points.
struct Interpolator {
  private let interpolation: Interpolation
  private let orientation: MarkOrientation
  private let tension: Double?

  /// - Parameter tension: How tight `cardinal`, `bundle` and `catmull-rom` are; nil for Vega's.
  init(_ interpolation: Interpolation, _ orientation: MarkOrientation, tension: Double? = nil) {
    self.interpolation = interpolation
    self.orientation = orientation
    self.tension = tension
  }

  /// The interpolation for the same points in the opposite order.
  var reversed: Interpolator {
    switch interpolation {
    case .stepBefore: Interpolator(.stepAfter, orientation)
    case .stepAfter: Interpolator(.stepBefore, orientation)
    default: self
    }
  }

  /// A path through points; one point becomes a dot's length of line.
  ///
  /// - Parameter continuing: Whether the path goes on where another one ends.
  func path(_ points: [LinePoint], continuing: Bool = false) -> Path {
    var pen = CurvePen(isContinuing: continuing)
    guard points.count > 1 else {
      guard let point = points.first else { return Path() }
      pen.start(at: point)
      if !continuing { pen.line(to: point) }
      return pen.path
    }
    switch interpolation {
    case .linear: polyline(points, &pen)
    case .linearClosed:
      polyline(points, &pen)
      pen.close()
    case .step, .stepBefore, .stepAfter: step(points, &pen)
    case .monotone: MonotoneCurve(isVertical: orientation == .vertical).draw(points, &pen)
    case .natural: NaturalCurve.draw(points, &pen)
    case .basis: BasisCurve.draw(points, &pen)
    case .basisOpen: BasisCurve.drawOpen(points, &pen)
    case .basisClosed: BasisCurve.drawClosed(points, &pen)
    case .bundle: BasisCurve.draw(BasisCurve.straightened(points, by: tension ?? 0.85), &pen)
    case .cardinal: CardinalCurve(tension: tension ?? 0).draw(points, &pen)
    case .cardinalOpen: CardinalCurve(tension: tension ?? 0).drawOpen(points, &pen)
    case .cardinalClosed: CardinalCurve(tension: tension ?? 0).drawClosed(points, &pen)
    case .catmullRom: CatmullRomCurve(alpha: tension ?? 0.5).draw(points, &pen)
    }
    return pen.path
  }

  private func polyline(_ points: [LinePoint], _ pen: inout CurvePen) {
    for (index, point) in points.enumerated() {
      if index == 0 { pen.start(at: point) } else { pen.line(to: point) }
    }
  }

  /// Level lines between points, which step where the interpolation says.
  private func step(_ points: [LinePoint], _ pen: inout CurvePen) {
    let share = interpolation == .step ? 0.5 : interpolation == .stepBefore ? 0 : 1.0
    pen.start(at: points[0])
    for (from, to) in zip(points, points.dropFirst()) {
      let x = from.x + (to.x - from.x) * share
      pen.line(to: LinePoint(x: x, y: from.y))
      pen.line(to: LinePoint(x: x, y: to.y))
    }
    if share < 1, let last = points.last { pen.line(to: last) }
  }
}

/// Writes a curve down as a path.
struct CurvePen {
  private(set) var path = Path()
  private let isContinuing: Bool

  init(isContinuing: Bool) {
    self.isContinuing = isContinuing
  }

  /// Puts the pen down; where the path goes on, draws a line there.
  mutating func start(at point: LinePoint) {
    if isContinuing { path.line(to: point.point) } else { path.move(to: point.point) }
  }

  mutating func line(to point: LinePoint) { path.line(to: point.point) }

  mutating func curve(_ first: LinePoint, _ second: LinePoint, to end: LinePoint) {
    path.curve(first.point, second.point, to: end.point)
  }

  mutating func close() {
    if !isContinuing { path.close() }
  }
}

extension LinePoint {
  /// The point on the frame.
  var point: Point { .pixels(x, y) }

  static func + (left: LinePoint, right: LinePoint) -> LinePoint {
    LinePoint(x: left.x + right.x, y: left.y + right.y)
  }

  static func - (left: LinePoint, right: LinePoint) -> LinePoint {
    LinePoint(x: left.x - right.x, y: left.y - right.y)
  }

  static func * (factor: Double, point: LinePoint) -> LinePoint {
    LinePoint(x: factor * point.x, y: factor * point.y)
  }
}
