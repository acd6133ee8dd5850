/// A scale from numbers to numbers: places, sizes, opacities.
struct ContinuousScale: Sendable {
  let transform: any ContinuousTransform
  /// The least and the greatest number.
  let domain: ClosedRange<Double>
  /// What the least (or, reversed, the greatest) number maps to, and the other end.
  let range: (start: Double, end: Double)
  let clamps: Bool
  private let bentStart: Double
  private let bentSpan: Double

  init(
    _ transform: any ContinuousTransform, domain: ClosedRange<Double>,
    range: (start: Double, end: Double), clamps: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.range = range
    self.clamps = clamps
    bentStart = transform.forward(domain.lowerBound)
    bentSpan = transform.forward(domain.upperBound) - bentStart
  }

  /// How far along the domain a number lies: 0 at its start, 1 at its end.
  func share(of number: Double) -> Double {
    guard bentSpan != 0 else { return 0.5 }
    let share = (transform.forward(number) - bentStart) / bentSpan
    return clamps ? min(max(share, 0), 1) : share
  }

  /// What a number maps to; NaN where the scale does not accept it.
  func callAsFunction(_ number: Double) -> Double {
    range.start + share(of: number) * (range.end - range.start)
  }

  /// The same scale with another range.
  func ranging(from start: Double, to end: Double) -> ContinuousScale {
    ContinuousScale(transform, domain: domain, range: (start, end), clamps: clamps)
  }
}
