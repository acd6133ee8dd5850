import Results

/// Makes the scale of an axis out of what layers bring to it and what authors say of it.
struct PositionScaleBuilder {
  private let channel: Channel
  private let contributions: [ScaleContribution]
  private let options: ScaleOptions

  init(_ channel: Channel, _ layers: [PreparedLayer]) {
    self.channel = channel
    contributions = ScaleDomain.contributions(layers, to: channel)
    options = ScaleOptions.merged(contributions.map(\.definition.scale))
  }

  /// Whether any layer places marks along the axis by data.
  var isNeeded: Bool { !contributions.isEmpty }

  /// The scale over a range of length 1, to be given its real range in the layout.
  func scale() -> PositionScale {
    isDiscrete ? .band(band()) : .continuous(continuous())
  }

  private var isDiscrete: Bool {
    if let type = options.type { return !type.isContinuous }
    return contributions.contains { contribution in
      switch contribution.definition.content {
      case .field(let field): field.measure.isDiscrete
      case .datum(.string), .datum(.boolean): true
      default: false
      }
    }
  }

  // MARK: - Discrete

  private func band() -> BandScale {
    let sort = contributions.compactMap { $0.definition.field?.sort }.first
    var domain = ScaleDomain.values(contributions, sort)
    switch options.domain {
    case .values(let values): domain = values.map(\.comparable)
    case .numbers(let numbers): domain = numbers.map { .number($0) }
    case nil: break
    }
    if options.reverse == true { domain.reverse() }
    let offset: Channel = channel == .x ? .xOffset : .yOffset
    let isNested = contributions.contains { $0.layer.encoding[offset] != nil }
    let (inner, outer) = padding(isNested: isNested)
    return BandScale(
      domain: domain, range: (0, 1), paddingInner: inner, paddingOuter: outer)
  }

  private func padding(isNested: Bool) -> (inner: Double, outer: Double) {
    let marks = contributions.map(\.layer.mark.type)
    let isBand =
      options.type == .band
      || options.type != .point && marks.contains(where: MarkKinds.needsBands)
    guard isBand else { return (1, options.paddingOuter ?? options.padding ?? 0.5) }
    let isSolid = marks.contains("rect") && !marks.contains("bar")
    let inner = options.paddingInner ?? options.padding ?? (isNested ? 0.2 : isSolid ? 0 : 0.1)
    let outer =
      options.paddingOuter ?? options.padding ?? (isNested ? 0.2 : isSolid ? 0 : inner / 2)
    return (inner, outer)
  }

  // MARK: - Continuous

  private func continuous() -> ContinuousScale {
    let type = options.type ?? .linear
    let transform = ContinuousTransforms.make(type, options)
    let isLog = type == .log
    var isReversed = options.reverse == true
    var domain = ScaleDomain.extent(contributions, onlyPositive: isLog) ?? (isLog ? 1...10 : 0...1)
    var isExplicit = options.domainMin != nil || options.domainMax != nil
    if case .numbers(let numbers) = options.domain, let first = numbers.first,
      let last = numbers.last
    {
      domain = min(first, last)...max(first, last)
      if last < first { isReversed.toggle() }
      isExplicit = true
    } else if zero, !isLog {
      domain = min(domain.lowerBound, 0)...max(domain.upperBound, 0)
    }
    domain = bounded(domain, isLog: isLog)
    domain = widened(domain, isLog: isLog)
    domain = niced(domain, transform, isExplicit: isExplicit)
    let range = isReversed ? (start: 1.0, end: 0.0) : (start: 0.0, end: 1.0)
    return ContinuousScale(
      transform, domain: domain, range: range, clamps: options.clamp ?? false)
  }

  private func bounded(_ domain: ClosedRange<Double>, isLog: Bool) -> ClosedRange<Double> {
    let least = options.domainMin.flatMap { isLog && $0 <= 0 ? nil : $0 } ?? domain.lowerBound
    let greatest = options.domainMax.flatMap { isLog && $0 <= 0 ? nil : $0 } ?? domain.upperBound
    return min(least, greatest)...max(least, greatest)
  }

  /// A domain of one number is widened, so that it has a middle.
  private func widened(_ domain: ClosedRange<Double>, isLog: Bool) -> ClosedRange<Double> {
    let (least, greatest) = (domain.lowerBound, domain.upperBound)
    if isLog {
      return greatest / least > 1 + 1e-9 ? domain : (least / 2)...(greatest * 2)
    }
    guard greatest - least <= 1e-12 * max(least.magnitude, greatest.magnitude) else {
      return domain
    }
    let margin = least == 0 ? 1 : least.magnitude * 0.1
    return (least - margin)...(greatest + margin)
  }

  private func niced(
    _ domain: ClosedRange<Double>, _ transform: any ContinuousTransform, isExplicit: Bool
  ) -> ClosedRange<Double> {
    let nice = options.nice ?? (isExplicit ? .off : .on)
    var count = 10
    switch nice {
    case .off: return domain
    case .on: break
    case .count(let asked): count = asked
    }
    let wider = transform.nice(domain, count: count)
    let least = options.domainMin == nil ? wider.lowerBound : domain.lowerBound
    let greatest = options.domainMax == nil ? wider.upperBound : domain.upperBound
    return min(least, greatest)...max(least, greatest)
  }

  /// Whether the axis starts from zero: as the author says, else as the first mark wants it.
  private var zero: Bool {
    if let zero = options.zero { return zero }
    guard let first = contributions.first(where: { $0.definition.field != nil }) else {
      return true
    }
    let layer = first.layer
    if ["bar", "area", "line"].contains(layer.mark.type),
      layer.orientation.dimensionChannel == channel
    {
      return false
    }
    return true
  }
}

extension ScaleOptions {
  /// What several layers say of a scale, the first to say something winning.
  static func merged(_ all: [ScaleOptions]) -> ScaleOptions {
    var merged = ScaleOptions()
    for options in all {
      merged.type = merged.type ?? options.type
      merged.domain = merged.domain ?? options.domain
      merged.domainMin = merged.domainMin ?? options.domainMin
      merged.domainMax = merged.domainMax ?? options.domainMax
      merged.domainMid = merged.domainMid ?? options.domainMid
      merged.range = merged.range ?? options.range
      merged.scheme = merged.scheme ?? options.scheme
      merged.nice = merged.nice ?? options.nice
      merged.zero = merged.zero ?? options.zero
      merged.reverse = merged.reverse ?? options.reverse
      merged.clamp = merged.clamp ?? options.clamp
      merged.base = merged.base ?? options.base
      merged.exponent = merged.exponent ?? options.exponent
      merged.constant = merged.constant ?? options.constant
      merged.padding = merged.padding ?? options.padding
      merged.paddingInner = merged.paddingInner ?? options.paddingInner
      merged.paddingOuter = merged.paddingOuter ?? options.paddingOuter
    }
    return merged
  }
}
