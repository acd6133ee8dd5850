/// Straight and curved lines, in order, that are stroked or filled as one.
public struct Path: Sendable, Hashable {
  /// One step of the pen.
  public enum Element: Sendable, Hashable {
    /// Lift the pen and put it down.
    case move(Point)
    /// Draw a straight line.
    case line(Point)
    /// Draw a cubic Bézier curve with two control points to an end.
    case curve(Point, Point, Point)
    /// Draw back to where the pen was last put down.
    case close
  }

  /// The steps.
  public private(set) var elements: [Element]

  /// A path of these steps.
  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// Whether nothing would be drawn.
  public var isEmpty: Bool { elements.isEmpty }

  /// Lifts the pen and puts it down at a point.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Draws a straight line to a point.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Draws a cubic Bézier curve to a point.
  public mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    elements.append(.curve(first, second, end))
  }
  /// Draws back to where the pen was last put down.
  public mutating func close() { elements.append(.close) }
  /// Appends the steps of another path.
  public mutating func append(_ other: Path) { elements += other.elements }

  /// All points that the steps name, control points included.
  public var points: [Point] {
    elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
  }

  /// The smallest upright rectangle around all points, control points included.
  public var bounds: Rectangle { Rectangle(around: points) }

  /// The path with each point mapped.
  public func mapped(by transform: Transform) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(transform(point))
        case .line(let point): .line(transform(point))
        case .curve(let first, let second, let end):
          .curve(transform(first), transform(second), transform(end))
        case .close: .close
        }
      })
  }
}

extension Path {
  /// Straight lines through points.
  public static func polyline(_ points: [Point], closed: Bool = false) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    if closed, !points.isEmpty { path.close() }
    return path
  }

  /// One straight line.
  public static func segment(from start: Point, to end: Point) -> Path { polyline([start, end]) }

  /// The outline of a rectangle, its corners rounded with a radius.
  public static func rectangle(_ rectangle: Rectangle, cornerRadius: Length = .zero) -> Path {
    let radius = min(cornerRadius, min(rectangle.width, rectangle.height) / 2)
    let (left, top) = (rectangle.left, rectangle.top)
    let (right, bottom) = (rectangle.right, rectangle.bottom)
    guard radius > .zero else {
      return polyline(
        [
          Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
          Point(x: left, y: bottom),
        ], closed: true)
    }
    let reach = radius * (1 - circleControl)
    var path = Path()
    path.move(to: Point(x: left + radius, y: top))
    path.line(to: Point(x: right - radius, y: top))
    path.curve(
      Point(x: right - reach, y: top), Point(x: right, y: top + reach),
      to: Point(x: right, y: top + radius))
    path.line(to: Point(x: right, y: bottom - radius))
    path.curve(
      Point(x: right, y: bottom - reach), Point(x: right - reach, y: bottom),
      to: Point(x: right - radius, y: bottom))
    path.line(to: Point(x: left + radius, y: bottom))
    path.curve(
      Point(x: left + reach, y: bottom), Point(x: left, y: bottom - reach),
      to: Point(x: left, y: bottom - radius))
    path.line(to: Point(x: left, y: top + radius))
    path.curve(
      Point(x: left, y: top + reach), Point(x: left + reach, y: top),
      to: Point(x: left + radius, y: top))
    path.close()
    return path
  }

  /// A circle of four Bézier curves, off by at most 0.03 % of its radius.
  public static func circle(center: Point, radius: Length) -> Path {
    rectangle(
      Rectangle(
        left: center.x - radius, top: center.y - radius, width: radius * 2, height: radius * 2),
      cornerRadius: radius)
  }

  /// The length of a control arm over the radius for a quarter of a circle: `4 (√2 − 1) / 3`.
  private static let circleControl = 4 * (Double(2).squareRoot() - 1) / 3
}
