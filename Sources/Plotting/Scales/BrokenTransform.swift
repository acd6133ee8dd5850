/// A scale with stretches left out: `scale: {breaks: [[20, 80]]}` (ours, beyond Vega-Lite).
///
/// What is left keeps one unit for its whole length, so that lengths on both sides of a break compare;
/// the break itself has a width on paper, the same for all. Numbers within it have places in its
/// gap, where nothing is drawn.
struct BrokenTransform: ContinuousTransform {
  /// The width of a gap in pixels.
  static let gapWidth = 14.0
  /// How wide a gap is before the axis' length is known, as a share of what is left.
  private static let unfittedShare = 0.05

  /// The scale without breaks.
  let whole: any ContinuousTransform
  /// What the author leaves out, whether the domain reaches there or not.
  private let wanted: [ClosedRange<Double>]
  /// What is left out of the domain, increasing and apart.
  let breaks: [ClosedRange<Double>]
  /// The width of a gap, in the unit of bent numbers.
  private let gap: Double

  /// - Parameter length: The length of the axis in pixels; nil where it is not known yet.
  init(
    _ whole: any ContinuousTransform, leavingOut wanted: [ClosedRange<Double>],
    of domain: ClosedRange<Double>, over length: Double? = nil
  ) {
    self.whole = whole
    self.wanted = wanted
    let breaks = wanted.filter {
      $0.lowerBound > domain.lowerBound && $0.upperBound < domain.upperBound
    }
    self.breaks = breaks
    let bent = whole.forward(domain.upperBound) - whole.forward(domain.lowerBound)
    let left = breaks.reduce(bent) {
      $0 - (whole.forward($1.upperBound) - whole.forward($1.lowerBound))
    }
    let gaps = Self.gapWidth * Double(breaks.count)
    // On an axis too short for them, gaps are shares of it.
    let room = (length ?? 0) - gaps
    gap = left * (room > 2 * gaps ? Self.gapWidth / room : Self.unfittedShare)
  }

  /// The same breaks of another domain.
  func fitted(to domain: ClosedRange<Double>, over length: Double) -> BrokenTransform {
    BrokenTransform(whole, leavingOut: wanted, of: domain, over: length)
  }

  var name: String { whole.name }
  var includesZero: Bool { whole.includesZero }

  func forward(_ number: Double) -> Double {
    let bent = whole.forward(number)
    var shift = 0.0
    for stretch in breaks {
      let (start, end) = (whole.forward(stretch.lowerBound), whole.forward(stretch.upperBound))
      if bent <= start { break }
      if bent < end { return start - shift + (bent - start) / (end - start) * gap }
      shift += end - start - gap
    }
    return bent - shift
  }

  func backward(_ bent: Double) -> Double {
    var shift = 0.0
    for stretch in breaks {
      let (start, end) = (whole.forward(stretch.lowerBound), whole.forward(stretch.upperBound))
      if bent <= start - shift { break }
      if bent < start - shift + gap {
        return whole.backward(start + (bent - start + shift) / gap * (end - start))
      }
      shift += end - start - gap
    }
    return whole.backward(bent + shift)
  }

  func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    whole.nice(domain, count: count)
  }

  /// Whether a number is left out.
  func leavesOut(_ number: Double) -> Bool {
    breaks.contains { $0.lowerBound < number && number < $0.upperBound }
  }

  // MARK: - Ticks

  /// What is left of a domain, in its order.
  func segments(of domain: ClosedRange<Double>) -> [ClosedRange<Double>] {
    let starts = [domain.lowerBound] + breaks.map(\.upperBound)
    let ends = breaks.map(\.lowerBound) + [domain.upperBound]
    return zip(starts, ends).compactMap { $0 < $1 ? $0...$1 : nil }
  }

  /// Round numbers in each of the segments: one step for all of a linear scale.
  func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks {
    let segments = segments(of: domain)
    if whole is LinearTransform { return LinearTicks.ticks(segments, count: count) }
    let lengths = segments.map { whole.forward($0.upperBound) - whole.forward($0.lowerBound) }
    let total = lengths.reduce(0, +)
    let parts = zip(segments, lengths).map { segment, length in
      whole.ticks(segment, count: max(2, Int((Double(count) * length / total).rounded())))
    }
    let style = parts.first?.style ?? .each
    return Ticks(
      major: parts.flatMap(\.major), minor: parts.flatMap(\.minor),
      style: parts.allSatisfy { $0.style == style } ? style : .each)
  }
}

extension ContinuousScale {
  /// Whether a number lies in the domain, in no break of it.
  func shows(_ number: Double) -> Bool {
    domain.contains(number) && (transform as? BrokenTransform)?.leavesOut(number) != true
  }

  /// Where the scale is broken, as places; empty for a whole one.
  var gaps: [AxisGap] {
    guard let broken = transform as? BrokenTransform else { return [] }
    return broken.breaks.map { stretch in
      let (start, end) = (self(stretch.lowerBound), self(stretch.upperBound))
      return AxisGap(start: min(start, end), end: max(start, end))
    }.sorted { $0.start < $1.start }
  }
}

/// The gap of a broken axis, from the view's left or top edge.
struct AxisGap: Sendable, Hashable {
  let start: Double
  let end: Double

  /// The stretches that gaps leave of one from −`margin` to `length` + `margin`.
  static func segments(
    of length: Double, without gaps: [AxisGap], margin: Double = 0
  ) -> [(start: Double, end: Double)] {
    zip([-margin] + gaps.map(\.end), gaps.map(\.start) + [length + margin]).map { ($0, $1) }
  }
}
