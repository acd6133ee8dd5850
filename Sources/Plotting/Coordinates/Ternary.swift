/// The coordinates of a view.
enum CoordinateSystem: Sendable, Hashable {
  /// Right-angled axes.
  case cartesian
  /// The triangle of three shares that sum to one.
  case ternary
}

/// The triangle of a ternary view: equilateral where the view has its height, `a` at the top, `b` at
/// the lower left, `c` at the lower right.
enum Ternary {
  /// The height of an equilateral triangle over its side: `√3 / 2`.
  static let heightShare = Double(3).squareRoot() / 2

  /// How far places on a line of equal `c` lie to the left for each pixel downwards.
  static func slant(_ scene: MarkScene) -> Double { scene.width / (2 * scene.height) }
}
