import Results

/// A scale from separate values to places: bands of equal width, or points.
struct BandScale: Sendable {
  /// The values in order.
  let domain: [Value]
  /// The ends of the range; `end` below `start` runs backwards.
  let range: (start: Double, end: Double)
  let paddingInner: Double
  let paddingOuter: Double
  /// The share of what the steps leave of the range that lies before the first band.
  let align: Double
  /// Whether bands start at whole pixels and are whole pixels wide.
  let rounds: Bool
  /// Ends of the range that the author gives.
  var ends = RangeEnds()
  /// The distance between the starts of neighbouring bands.
  let step: Double
  /// The width of a band.
  let bandwidth: Double
  /// Where the first band starts.
  private let first: Double
  private let indices: [Value: Int]

  /// A band scale; a point scale has an inner padding of 1.
  init(
    domain: [Value], range: (start: Double, end: Double), paddingInner: Double,
    paddingOuter: Double, align: Double = 0.5, rounds: Bool = false
  ) {
    self.domain = domain
    self.range = range
    self.paddingInner = paddingInner
    self.paddingOuter = paddingOuter
    self.align = align
    self.rounds = rounds
    let count = Double(domain.count)
    // As in Vega, views are made as large as the padding asks for, but no more than a step is left.
    let paddingOuter = min(paddingOuter, 1)
    let length = (range.end - range.start).magnitude
    let whole = length / max(count - paddingInner + paddingOuter * 2, 1)
    let step = rounds ? whole.rounded(.down) : whole
    let slack = (length - step * (count - paddingInner)) * align
    let first = min(range.start, range.end) + slack
    self.step = step
    self.first = rounds ? first.rounded() : first
    let width = step * (1 - paddingInner)
    bandwidth = rounds ? width.rounded() : width
    indices = Dictionary(
      domain.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many steps a range holds.
  static func units(_ count: Int, _ paddingInner: Double, _ paddingOuter: Double) -> Double {
    let units = Double(count) - paddingInner + paddingOuter * 2
    return count > 0 ? (units > 0 ? units : 1) : 0
  }

  /// The lesser end of a value's band; NaN for a value outside the domain.
  func start(of value: Value) -> Double {
    guard let index = indices[value] else { return .nan }
    let isForward = range.end >= range.start
    return first + step * Double(isForward ? index : domain.count - 1 - index)
  }

  /// The middle of a value's band; NaN for a value outside the domain.
  func center(of value: Value) -> Double { start(of: value) + bandwidth / 2 }

  /// Where the band or point nearest to a place is, by index.
  func index(of value: Value) -> Int? { indices[value] }

  /// The same scale with another range.
  func ranging(from start: Double, to end: Double) -> BandScale {
    var scale = BandScale(
      domain: domain, range: (start, end), paddingInner: paddingInner, paddingOuter: paddingOuter,
      align: align, rounds: rounds)
    scale.ends = ends
    return scale
  }
}
