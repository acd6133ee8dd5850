import Results

/// A scale from separate values to places: bands of equal width, or points.
struct BandScale: Sendable {
  /// The values in order.
  let domain: [Value]
  /// The ends of the range; `end` below `start` runs backwards.
  let range: (start: Double, end: Double)
  let paddingInner: Double
  let paddingOuter: Double
  /// The distance between the starts of neighbouring bands.
  let step: Double
  private let indices: [Value: Int]

  /// A band scale; a point scale has an inner padding of 1.
  init(
    domain: [Value], range: (start: Double, end: Double), paddingInner: Double,
    paddingOuter: Double
  ) {
    self.domain = domain
    self.range = range
    self.paddingInner = paddingInner
    self.paddingOuter = paddingOuter
    let units = BandScale.units(domain.count, paddingInner, paddingOuter)
    step = (range.end - range.start).magnitude / max(units, 1e-9)
    indices = Dictionary(
      domain.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many steps a range holds.
  static func units(_ count: Int, _ paddingInner: Double, _ paddingOuter: Double) -> Double {
    let units = Double(count) - paddingInner + paddingOuter * 2
    return count > 0 ? max(units, paddingInner == 1 && paddingOuter == 0 ? 1e-9 : units) : 0
  }

  /// The width of a band.
  var bandwidth: Double { step * (1 - paddingInner) }

  /// The lesser end of a value's band; NaN for a value outside the domain.
  func start(of value: Value) -> Double {
    guard let index = indices[value] else { return .nan }
    let isForward = range.end >= range.start
    let position = isForward ? index : domain.count - 1 - index
    let units = BandScale.units(domain.count, paddingInner, paddingOuter)
    let length = (range.end - range.start).magnitude
    let used = step * units
    let slack = (length - used) / 2
    return min(range.start, range.end) + slack + step * (paddingOuter + Double(position))
  }

  /// The middle of a value's band; NaN for a value outside the domain.
  func center(of value: Value) -> Double { start(of: value) + bandwidth / 2 }

  /// Where the band or point nearest to a place is, by index.
  func index(of value: Value) -> Int? { indices[value] }

  /// The same scale with another range.
  func ranging(from start: Double, to end: Double) -> BandScale {
    BandScale(
      domain: domain, range: (start, end), paddingInner: paddingInner, paddingOuter: paddingOuter)
  }
}
