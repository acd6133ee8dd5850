import Drawing

/// How far the corners of a rectangle are rounded, in pixels.
struct CornerRadii: Sendable, Hashable {
  var topLeft = 0.0
  var topRight = 0.0
  var bottomRight = 0.0
  var bottomLeft = 0.0

  init() {}

  /// The same radius at all corners.
  init(_ radius: Double) {
    topLeft = radius
    topRight = radius
    bottomRight = radius
    bottomLeft = radius
  }

  /// Whether all corners are sharp.
  var isSharp: Bool { topLeft <= 0 && topRight <= 0 && bottomRight <= 0 && bottomLeft <= 0 }
}

extension Path {
  /// The length of a control arm over the radius for a quarter of a circle: `4 (√2 − 1) / 3`.
  private static let quarterControl = 4 * (Double(2).squareRoot() - 1) / 3

  /// The outline of a rectangle with corners rounded each by its own radius, at most half a side.
  static func rectangle(
    left: Double, top: Double, width: Double, height: Double, corners: CornerRadii
  ) -> Path {
    guard !corners.isSharp else {
      return .rectangle(.pixels(left: left, top: top, width: width, height: height))
    }
    let limit = min(width, height) / 2
    func radius(_ wanted: Double) -> Double { min(max(wanted, 0), limit) }
    let (right, bottom) = (left + width, top + height)
    var path = Path()
    path.move(to: .pixels(left + radius(corners.topLeft), top))
    path.corner(x: right, y: top, radius(corners.topRight), from: (-1, 0), to: (0, 1))
    path.corner(x: right, y: bottom, radius(corners.bottomRight), from: (0, -1), to: (-1, 0))
    path.corner(x: left, y: bottom, radius(corners.bottomLeft), from: (1, 0), to: (0, -1))
    path.corner(x: left, y: top, radius(corners.topLeft), from: (0, 1), to: (1, 0))
    path.close()
    return path
  }

  /// A straight line to a corner and a quarter of a circle around it; directions lead away from the
  /// corner, along the sides before and after it.
  private mutating func corner(
    x: Double, y: Double, _ radius: Double, from before: (x: Double, y: Double),
    to after: (x: Double, y: Double)
  ) {
    line(to: .pixels(x + before.x * radius, y + before.y * radius))
    guard radius > 0 else { return }
    let reach = radius * (1 - Path.quarterControl)
    curve(
      .pixels(x + before.x * reach, y + before.y * reach),
      .pixels(x + after.x * reach, y + after.y * reach),
      to: .pixels(x + after.x * radius, y + after.y * radius))
  }
}
