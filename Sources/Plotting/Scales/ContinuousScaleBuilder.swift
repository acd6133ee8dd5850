import Results

/// Makes the domain of a continuous scale out of what layers bring to it and what authors say of it.
struct ContinuousScaleBuilder {
  private let settings: ScaleSettings
  private var options: ScaleOptions { settings.options }

  /// - Parameter widensPoints: Whether a domain of one number is widened, so that it has a middle.
  init(_ settings: ScaleSettings, widensPoints: Bool) {
    self.settings = settings
    self.widensPoints = widensPoints
  }

  private let widensPoints: Bool

  /// The scale over a range.
  func scale(
    range: (start: Double, end: Double), padding: Double, clamps: Bool
  ) -> ContinuousScale {
    let written = ScaleDomain.written(settings.contributions)
    let measured = written == nil ? measured : nil
    var knots = written?.sorted() ?? measured ?? standard
    let isNegative = settings.type == .log && (knots.last ?? 1) < 0
    limit(&knots, isWritten: written != nil)
    let transform = ContinuousTransforms.make(settings.type, options, isNegative: isNegative)
    let isDescending = written.map { ($0.first ?? 0) > ($0.last ?? 0) } ?? false
    let runsBack = settings.isReversed != isDescending
    let widening = DomainWidening(padding: padding, nice: settings.nice)
    let domain = (knots.first ?? 0)...(knots.last ?? 1)
    let wider = padding > 0 ? domain : widening.applied(to: domain, transform, over: 1)
    let broken = options.breaks.map { BrokenTransform(transform, leavingOut: $0, of: wider) }
    var scale = ContinuousScale(
      broken ?? transform, domain: wider,
      middles: Array(knots.dropFirst().dropLast()),
      range: runsBack ? (range.end, range.start) : range, clamps: options.clamp ?? clamps,
      rounds: options.round ?? false,
      widening: padding > 0 ? widening : DomainWidening())
    scale.isDescending = isDescending
    scale.isEmpty =
      written == nil && measured == nil && options.domainMin == nil && options.domainMax == nil
    scale.bins = settings.bins(within: scale.domain)
    scale.ends = RangeEnds(start: options.rangeMin, end: options.rangeMax)
    if case .numbers(let numbers)? = options.range {
      scale.ends = RangeEnds(start: numbers.first, end: numbers.last)
    }
    return scale
  }

  /// The domain where there are no data.
  private var standard: [Double] { settings.type == .log ? [1, 10] : [0, 1] }

  /// The ends of the data; nil where there are none.
  private var measured: [Double]? {
    let isLog = settings.type == .log
    let joined = ScaleDomain.joined(settings.contributions)
    let extent =
      ScaleDomain.extent(settings.contributions) { !isLog || $0 > 0 }
      ?? (isLog ? ScaleDomain.extent(settings.contributions) { $0 < 0 } : nil)
    let ends = joined + (extent.map { [$0.lowerBound, $0.upperBound] } ?? [])
    guard let least = ends.min(), let greatest = ends.max() else {
      // Stacks stand on zero, be there any or not.
      let stacks = settings.contributions.contains { $0.layer.stacked == $0.channel }
      return stacks && settings.zero && !widensPoints ? [0, 0] : nil
    }
    return [least, greatest]
  }

  /// Zero, the author's limits and the middle.
  private func limit(_ knots: inout [Double], isWritten: Bool) {
    let last = knots.count - 1
    if settings.zero {
      if knots[0] > 0 { knots[0] = 0 }
      if knots[last] < 0 { knots[last] = 0 }
    }
    let isLog = settings.type == .log
    if let least = options.domainMin, !isLog || least > 0 { knots[0] = least }
    if let greatest = options.domainMax, !isLog || greatest > 0 { knots[last] = greatest }
    if knots[0] > knots[last] { knots.swapAt(0, last) }
    if widensPoints, !isWritten { widen(&knots, isLog: isLog) }
    if let middle = options.domainMid {
      let index = knots.firstIndex { $0 > middle } ?? knots.count
      knots.insert(middle, at: index)
    }
  }

  private func widen(_ knots: inout [Double], isLog: Bool) {
    let (least, greatest) = (knots[0], knots[knots.count - 1])
    if isLog {
      guard least > 0, greatest / least <= 1 + 1e-9 else { return }
      knots = [least / 2, greatest * 2]
      return
    }
    guard greatest - least <= 1e-12 * max(least.magnitude, greatest.magnitude) else { return }
    let margin = least == 0 ? 1 : least.magnitude * 0.1
    knots = [least - margin, greatest + margin]
  }
}
