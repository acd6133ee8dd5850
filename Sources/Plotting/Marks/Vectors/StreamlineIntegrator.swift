/// Follows a field from a place with steps of one pixel.
///
/// The classical Runge–Kutta method of order four on the field's direction: lines depend on where
/// vectors point, not on how long they are.
struct StreamlineIntegrator {
  /// The length of a step in pixels.
  static let step = 1.0
  private let field: VectorField
  private let slant: Double
  /// Shorter vectors have no direction.
  private let least: Double

  init(_ field: VectorField, slant: Double) {
    self.field = field
    self.slant = slant
    least = field.greatest * 1e-6
  }

  /// The direction of the field at a place, of length one; nil where it has none.
  func direction(at place: LinePoint) -> LinePoint? {
    guard let vector = field.vector(at: place, slant: slant) else { return nil }
    let length = LineMeasure.distance(LinePoint(x: 0, y: 0), vector)
    guard length > least, length > 0 else { return nil }
    return LinePoint(x: vector.x / length, y: vector.y / length)
  }

  /// The place a step further, or a step back for a sign of −1; nil where the field ends.
  func next(after place: LinePoint, _ sign: Double) -> LinePoint? {
    let step = Self.step * sign
    func moved(_ direction: LinePoint, _ share: Double) -> LinePoint {
      LinePoint(x: place.x + direction.x * step * share, y: place.y + direction.y * step * share)
    }
    guard let first = direction(at: place), let second = direction(at: moved(first, 0.5)),
      let third = direction(at: moved(second, 0.5)), let fourth = direction(at: moved(third, 1))
    else { return nil }
    let mean = LinePoint(
      x: (first.x + 2 * second.x + 2 * third.x + fourth.x) / 6,
      y: (first.y + 2 * second.y + 2 * third.y + fourth.y) / 6)
    // Around a point to which all directions lead, steps go back and forth and cancel.
    guard LineMeasure.distance(LinePoint(x: 0, y: 0), mean) > 0.5 else { return nil }
    return moved(mean, 1)
  }
}
