/// A scale from numbers to numbers: places, sizes, opacities.
struct ContinuousScale: Sendable {
  let transform: any ContinuousTransform
  /// The least and the greatest number.
  let domain: ClosedRange<Double>
  /// The numbers between them that part the domain into pieces, increasing.
  let middles: [Double]
  /// What the least (or, reversed, the greatest) number maps to, and the other end.
  let range: (start: Double, end: Double)
  let clamps: Bool
  /// Whether places are whole pixels.
  let rounds: Bool
  /// How the domain is widened once the range's length is known.
  let widening: DomainWidening
  /// Whether the author gives the domain from its greatest to its least number.
  var isDescending = false
  /// Ends of the range that the author gives.
  var ends = RangeEnds()
  /// The ends of the intervals in which guides show the scale; nil for none.
  var bins: [Double]?
  /// Whether numbers are places as they are.
  var isIdentity = false
  /// Whether there are no numbers that the domain could be made of.
  var isEmpty = false
  private let bentKnots: [Double]
  private static let greatestEnd = 8e307

  init(
    _ transform: any ContinuousTransform, domain: ClosedRange<Double>, middles: [Double] = [],
    range: (start: Double, end: Double), clamps: Bool = false, rounds: Bool = false,
    widening: DomainWidening = DomainWidening()
  ) {
    // Ends so far apart that their distance is no number are brought nearer.
    let domain = domain.clamped(to: -Self.greatestEnd...Self.greatestEnd)
    self.transform = transform
    self.domain = domain
    self.middles = middles.filter(domain.contains)
    self.range = range
    self.clamps = clamps
    self.rounds = rounds
    self.widening = widening
    bentKnots = ([domain.lowerBound] + self.middles + [domain.upperBound]).map(transform.forward)
  }

  /// How far along the domain a number lies: 0 at its start, 1 at its end, its pieces alike.
  func share(of number: Double) -> Double {
    let bent = transform.forward(number)
    let pieces = bentKnots.count - 1
    var piece = 0
    while piece < pieces - 1, bent > bentKnots[piece + 1] { piece += 1 }
    let (start, end) = (bentKnots[piece], bentKnots[piece + 1])
    guard end != start else {
      return bent.isNaN ? .nan : pieces == 1 ? 0.5 : Double(piece + 1) / Double(pieces)
    }
    let share = (Double(piece) + (bent - start) / (end - start)) / Double(pieces)
    return clamps ? min(max(share, 0), 1) : share
  }

  /// What a number maps to; NaN where the scale does not accept it.
  func callAsFunction(_ number: Double) -> Double {
    if isIdentity { return number }
    let place = range.start + share(of: number) * (range.end - range.start)
    return rounds ? (place + 0.5).rounded(.down) : place
  }

  /// What numbers map to, one after the other; NaN for infinite places.
  ///
  /// - Parameter missing: What NaN maps to.
  func places(of numbers: [Double], missing: Double = .nan) -> [Double] {
    guard let line else { return numbers.map { $0.isNaN ? missing : self($0).finiteOrNaN } }
    return numbers.map { $0.isNaN ? missing : line($0).finiteOrNaN }
  }

  /// What numbers map to, one after the other; NaN where the scale does not accept them.
  func callAsFunction(_ numbers: [Double]) -> [Double] {
    guard let line else { return numbers.map { self($0) } }
    return numbers.map { line($0) }
  }

  /// The same arithmetic as for a single number, without looking at its cases each time; nil for a
  /// scale that does not simply run along a line.
  private var line: Line? {
    guard transform is LinearTransform, bentKnots.count == 2, !isIdentity, !rounds, !clamps,
      bentKnots[0] != bentKnots[1]
    else { return nil }
    return Line(
      first: bentKnots[0], span: bentKnots[1] - bentKnots[0], start: range.start,
      length: range.end - range.start)
  }

  private struct Line {
    let first: Double
    let span: Double
    let start: Double
    let length: Double

    func callAsFunction(_ number: Double) -> Double { start + (number - first) / span * length }
  }

  /// The same scale with another range, its domain widened as the author or the marks ask for.
  func ranging(from start: Double, to end: Double) -> ContinuousScale {
    let length = (end - start).magnitude
    let wider = widening.applied(to: domain, transform, over: length)
    let fitted = (transform as? BrokenTransform)?.fitted(to: wider, over: length)
    var scale = ContinuousScale(
      fitted ?? transform, domain: wider, middles: middles, range: (start, end), clamps: clamps,
      rounds: rounds, widening: DomainWidening())
    scale.isDescending = isDescending
    scale.ends = ends
    scale.isIdentity = isIdentity
    scale.isEmpty = isEmpty
    scale.bins = bins
    return scale
  }

  /// The domain as its author gives it: with the numbers between its ends, perhaps descending.
  var writtenDomain: [Double] {
    let knots = [domain.lowerBound] + middles + [domain.upperBound]
    return isDescending ? knots.reversed() : knots
  }

  /// The ends of the range in the order of the domain as written.
  var writtenRange: [Double] {
    isDescending ? [range.end, range.start] : [range.start, range.end]
  }
}

/// Ends of a range that an author gives; nil for what follows from the view.
struct RangeEnds: Sendable, Hashable {
  var start: Double?
  var end: Double?
}

/// How a domain is widened over a range whose length is not known before.
struct DomainWidening: Sendable, Hashable {
  /// The room at either end, in the range's unit.
  var padding = 0.0
  /// Whether the padded domain then reaches round numbers.
  var nice = ScaleOptions.Nice.off

  func applied(
    to domain: ClosedRange<Double>, _ transform: any ContinuousTransform, over length: Double
  ) -> ClosedRange<Double> {
    guard padding > 0, length > 2 * padding, domain.lowerBound < domain.upperBound else {
      return transform.nice(domain, nice)
    }
    let (least, greatest) = (
      transform.forward(domain.lowerBound), transform.forward(domain.upperBound)
    )
    let margin = (greatest - least) * (length / (length - 2 * padding) - 1) / 2
    guard margin.isFinite else { return transform.nice(domain, nice) }
    let padded = transform.backward(least - margin)...transform.backward(greatest + margin)
    return transform.nice(padded, nice)
  }
}

extension ContinuousTransform {
  /// The domain widened as far as `nice` asks for.
  func nice(_ domain: ClosedRange<Double>, _ nice: ScaleOptions.Nice) -> ClosedRange<Double> {
    switch nice {
    case .off: domain
    case .on: self.nice(domain, count: 10)
    case .count(let count): self.nice(domain, count: count)
    case .interval(let unit, let step):
      (self as? TimeTransform)?.nice(domain, to: TimeTicks(unit, step: step))
        ?? self.nice(domain, count: 10)
    }
  }
}
