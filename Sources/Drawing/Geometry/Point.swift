/// A place on a frame: to the right of and below its top left corner.
public struct Point: Sendable, Hashable {
  /// The distance to the right of the left edge.
  public var x: Length
  /// The distance below the top edge.
  public var y: Length

  /// The place at `x`, `y`.
  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }

  /// The top left corner.
  public static let zero = Point(x: .zero, y: .zero)

  /// The place at `x`, `y` in CSS pixels.
  public static func pixels(_ x: Double, _ y: Double) -> Point {
    Point(x: Length(pixels: x), y: Length(pixels: y))
  }

  /// The place moved by the vector from the origin to `offset`.
  public static func + (point: Point, offset: Point) -> Point {
    Point(x: point.x + offset.x, y: point.y + offset.y)
  }
}

/// The width and height of a rectangle.
public struct Size: Sendable, Hashable {
  /// How wide.
  public var width: Length
  /// How high.
  public var height: Length

  /// A width and a height.
  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle.
public struct Rectangle: Sendable, Hashable {
  /// The left edge.
  public var left: Length
  /// The top edge.
  public var top: Length
  /// The distance between the left and the right edge.
  public var width: Length
  /// The distance between the top and the bottom edge.
  public var height: Length

  /// A rectangle by its top left corner and its size.
  public init(left: Length, top: Length, width: Length, height: Length) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// A rectangle in CSS pixels.
  public static func pixels(
    left: Double, top: Double, width: Double, height: Double
  ) -> Rectangle {
    Rectangle(
      left: .pixels(left), top: .pixels(top), width: .pixels(width), height: .pixels(height))
  }

  /// The right edge.
  public var right: Length { left + width }
  /// The bottom edge.
  public var bottom: Length { top + height }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rectangle) -> Rectangle {
    let left = min(left, other.left)
    let top = min(top, other.top)
    return Rectangle(
      left: left, top: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }

  /// Whether the two share more than an edge.
  public func overlaps(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether `other` lies within, up to a slack on each side.
  public func contains(_ other: Rectangle, slack: Length = .zero) -> Bool {
    left - slack <= other.left && other.right <= right + slack
      && top - slack <= other.top && other.bottom <= bottom + slack
  }

  /// The rectangle with each edge moved outwards.
  public func expanded(by margin: Length) -> Rectangle {
    Rectangle(
      left: left - margin, top: top - margin, width: width + margin * 2,
      height: height + margin * 2)
  }

  /// The rectangle moved by the vector from the origin to `offset`.
  public func moved(by offset: Point) -> Rectangle {
    Rectangle(left: left + offset.x, top: top + offset.y, width: width, height: height)
  }
}
