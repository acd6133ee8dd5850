/// A linear map of the plane followed by a move: `x' = a x + c y + dx`, `y' = b x + d y + dy`.
public struct Transform: Sendable, Hashable {
  /// What a unit to the right becomes, to the right.
  public var a: Double
  /// What a unit to the right becomes, downwards.
  public var b: Double
  /// What a unit downwards becomes, to the right.
  public var c: Double
  /// What a unit downwards becomes, downwards.
  public var d: Double
  /// The move.
  public var offset: Point

  /// A linear map followed by a move.
  public init(a: Double, b: Double, c: Double, d: Double, offset: Point) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.offset = offset
  }

  /// What leaves everything in place.
  public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, offset: .zero)

  /// A move.
  public static func move(by offset: Point) -> Transform {
    Transform(a: 1, b: 0, c: 0, d: 1, offset: offset)
  }

  /// A turn about the origin, then a move; `cosine` and `sine` are of the angle, clockwise.
  public static func turn(cosine: Double, sine: Double, then offset: Point) -> Transform {
    Transform(a: cosine, b: sine, c: -sine, d: cosine, offset: offset)
  }

  /// Where a point comes to lie.
  public func callAsFunction(_ point: Point) -> Point {
    Point(
      x: point.x * a + point.y * c + offset.x,
      y: point.x * b + point.y * d + offset.y)
  }

  /// The smallest upright rectangle around the image of a rectangle.
  public func callAsFunction(_ rectangle: Rectangle) -> Rectangle {
    let corners = [
      self(Point(x: rectangle.left, y: rectangle.top)),
      self(Point(x: rectangle.right, y: rectangle.top)),
      self(Point(x: rectangle.left, y: rectangle.bottom)),
      self(Point(x: rectangle.right, y: rectangle.bottom)),
    ]
    return Rectangle(around: corners)
  }
}

extension Rectangle {
  /// The smallest upright rectangle around points; empty at the origin where there are none.
  public init(around points: [Point]) {
    guard let first = points.first else {
      self.init(left: .zero, top: .zero, width: .zero, height: .zero)
      return
    }
    var least = first
    var greatest = first
    for point in points {
      least = Point(x: min(least.x, point.x), y: min(least.y, point.y))
      greatest = Point(x: max(greatest.x, point.x), y: max(greatest.y, point.y))
    }
    self.init(
      left: least.x, top: least.y, width: greatest.x - least.x, height: greatest.y - least.y)
  }
}
