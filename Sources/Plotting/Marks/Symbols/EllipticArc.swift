import NumericalMethods

/// A part of an ellipse between two points, as SVG's paths describe it.
///
/// Source: SVG 1.1, appendix F.6, “Elliptical arc implementation notes”.
struct EllipticArc {
  private let center: LinePoint
  private let radii: (x: Double, y: Double)
  private let turn: (cosine: Double, sine: Double)
  private let start: Double
  private let sweep: Double

  /// - Parameter turn: The angle of the ellipse's axes in degrees.
  /// - Returns: Nil where the arc is a straight line.
  init?(
    from: LinePoint, to: LinePoint, radii given: (Double, Double), turn degrees: Double,
    isLarge: Bool, isClockwise: Bool
  ) {
    guard given.0 != 0, given.1 != 0, from != to else { return nil }
    let angle = degrees * .pi / 180
    turn = (cosine(angle), sine(angle))
    let half = 0.5 * (from - to)
    let near = LinePoint(
      x: turn.cosine * half.x + turn.sine * half.y, y: turn.cosine * half.y - turn.sine * half.x)
    var radii = (x: given.0.magnitude, y: given.1.magnitude)
    let excess = (near.x / radii.x) * (near.x / radii.x) + (near.y / radii.y) * (near.y / radii.y)
    if excess > 1 { radii = (radii.x * excess.squareRoot(), radii.y * excess.squareRoot()) }
    let weighted = radii.x * radii.x * near.y * near.y + radii.y * radii.y * near.x * near.x
    let square = max(radii.x * radii.x * radii.y * radii.y / weighted - 1, 0)
    let factor = (isLarge == isClockwise ? -1.0 : 1.0) * square.squareRoot()
    let middle = LinePoint(
      x: factor * radii.x * near.y / radii.y, y: -factor * radii.y * near.x / radii.x)
    let sum = 0.5 * (from + to)
    center = LinePoint(
      x: sum.x + turn.cosine * middle.x - turn.sine * middle.y,
      y: sum.y + turn.sine * middle.x + turn.cosine * middle.y)
    self.radii = radii
    let first = arctangent((near.y - middle.y) / radii.y, over: (near.x - middle.x) / radii.x)
    let second = arctangent((-near.y - middle.y) / radii.y, over: (-near.x - middle.x) / radii.x)
    start = first
    var sweep = second - first
    if isClockwise, sweep < 0 { sweep += 2 * .pi }
    if !isClockwise, sweep > 0 { sweep -= 2 * .pi }
    self.sweep = sweep
  }

  /// The arc as Bézier curves of at most a quarter turn each.
  var curves: [(first: LinePoint, second: LinePoint, end: LinePoint)] {
    let count = max(Int((sweep.magnitude / (.pi / 2) - 1e-9).rounded(.up)), 1)
    let step = sweep / Double(count)
    let arm = 4.0 / 3 * tangent(step / 4)
    return (0..<count).map { index in
      let (from, to) = (start + step * Double(index), start + step * Double(index + 1))
      let (a, b) = (cosine(from), sine(from))
      let (c, d) = (cosine(to), sine(to))
      return (
        place(a - arm * b, b + arm * a), place(c + arm * d, d - arm * c), place(c, d)
      )
    }
  }

  /// A point of the unit circle on the ellipse.
  private func place(_ x: Double, _ y: Double) -> LinePoint {
    LinePoint(
      x: center.x + turn.cosine * radii.x * x - turn.sine * radii.y * y,
      y: center.y + turn.sine * radii.x * x + turn.cosine * radii.y * y)
  }
}
