import Results

/// What the layers that share a scale want of it together, authors before marks and the first layer
/// before the others.
struct ScaleSettings {
  let channel: Channel
  let contributions: [ScaleContribution]
  let options: ScaleOptions
  let type: ScaleType
  /// The contributions of the channel itself, without ends of marks.
  private let own: [ScaleContribution]

  init(_ channel: Channel, _ layers: [PreparedLayer]) {
    self.channel = channel
    contributions = ScaleDomain.contributions(layers, to: channel)
    let own = contributions.filter { $0.channel == channel }
    // Where the domain is written, single values that are marked in it have no say.
    let fields = own.filter { $0.definition.field != nil }
    if case .values? = ScaleOptions.merged(own.map(\.definition.scale)).domain, !fields.isEmpty {
      self.own = fields
    } else {
      self.own = own
    }
    options = ScaleOptions.merged(contributions.map(\.definition.scale))
    type = ScaleType.merged(contributions)
  }

  /// The values of the first layer that has something to say.
  private func first<Setting>(_ setting: (ScaleContribution) -> Setting?) -> Setting? {
    own.lazy.compactMap(setting).first
  }

  // MARK: - Numbers

  /// Whether the domain reaches zero.
  var zero: Bool {
    guard type.mayIncludeZero else { return false }
    return options.zero ?? first(automaticZero) ?? false
  }

  private func automaticZero(_ contribution: ScaleContribution) -> Bool? {
    switch contribution.definition.scale.domain {
    case .values(let values)?:
      guard let first = values.first, let last = values.last else { return false }
      return first.double <= 0 && last.double >= 0
    case .joined?: return false
    case .unaggregated?, nil: break
    }
    if channel == .size {
      return contribution.definition.measure == .quantitative && !type.isDiscretizing
    }
    guard
      channel == .x || channel == .y
        || channel.isPolar
    else { return false }
    if let field = contribution.definition.field, field.bin != nil || field.isBinned {
      return false
    }
    let layer = contribution.layer
    if ["bar", "area", "line", "trail"].contains(layer.mark.type), !layer.spansBothWays,
      layer.orientation.dimensionChannel == channel
    {
      return false
    }
    return true
  }

  /// Whether the domain reaches round numbers.
  var nice: ScaleOptions.Nice {
    if let nice = options.nice { return nice }
    let isOn = own.contains { contribution in
      if let field = contribution.definition.field, field.bin != nil || field.isBinned {
        return false
      }
      let options = contribution.definition.scale
      if case .values? = options.domain { return false }
      return options.domainMin == nil && options.domainMax == nil
    }
    return isOn && (channel == .x || channel == .y) && !type.isTemporal ? .on : .off
  }

  /// The room at the ends of a continuous scale of places, in pixels.
  var continuousPadding: Double {
    if let padding = options.padding { return padding }
    let bars = first { contribution -> Double? in
      let layer = contribution.layer
      guard layer.mark.type == "bar", !layer.spansBothWays,
        layer.orientation.dimensionChannel == channel
      else {
        return nil
      }
      let field = contribution.definition.field
      return field?.bin != nil || field?.timeUnit != nil || field?.isBinned == true
        ? nil : Self.barWidth
    }
    return bars ?? 0
  }

  /// The width of bars along an axis of numbers.
  private static let barWidth = 5.0

  /// Whether the scale runs backwards.
  var isReversed: Bool {
    if let reverse = options.reverse { return reverse }
    return !type.isDiscrete && own.contains { $0.definition.field?.sort == .descending }
  }

  // MARK: - Intervals

  /// The ends of the intervals in which guides show a continuous scale: the author's, else those of
  /// `bin`; nil for none.
  func bins(within domain: ClosedRange<Double>) -> [Double]? {
    switch options.bins {
    case .ends(let ends)?: return ends
    case .steps(let step, let start, let stop)?:
      let least = domain.lowerBound
      let greatest = domain.upperBound
      let first = start.map { $0 < least ? step * (least / step).rounded(.up) : $0 } ?? least
      let last = stop.map { $0 > greatest ? step * (greatest / step).rounded(.down) : $0 }
      return Self.ends(step, from: first, to: last ?? greatest)
    case nil: return own.contains { $0.definition.field?.bin != nil } ? binEnds : nil
    }
  }

  /// The ends of the intervals of `bin`.
  var binEnds: [Double] {
    let bins = own.lazy.compactMap { $0.definition.field?.bins(in: $0.layer.allSource) }.first
    return bins.map { Self.ends($0.step, from: $0.start, to: $0.stop) } ?? []
  }

  /// Ends of intervals of some width, the last one less than half a width beyond the stretch.
  private static func ends(_ step: Double, from start: Double, to stop: Double) -> [Double] {
    let count = ((stop - start) / step + 0.5).rounded(.up)
    guard step > 0, count >= 1, count < 10_000 else { return [] }
    return (0..<Int(count)).map { start + Double($0) * step }
  }

  // MARK: - Bands

  /// The paddings of a scale of bands or points, in steps.
  var bandPadding: (inner: Double, outer: Double) {
    let isOffset = channel == .xOffset || channel == .yOffset
    if type == .point {
      let outer = options.paddingOuter ?? options.padding
      return (1, outer ?? (channel.isPosition || isOffset ? 0.5 : 0))
    }
    let standard = channel.isPosition ? first(automaticInner) : nil
    let inner = options.paddingInner ?? options.padding ?? standard ?? 0
    let outer = options.paddingOuter ?? options.padding
    if let outer { return (inner, outer) }
    guard channel.isPosition else { return (inner, 0) }
    return (inner, isNested ? 0.2 : inner / 2)
  }

  private func automaticInner(_ contribution: ScaleContribution) -> Double? {
    if isNested { return 0.2 }
    switch contribution.layer.mark.type {
    case "bar": return 0.1
    case "tick": return 0.25
    default: return 0
    }
  }

  /// Whether bands are parted by an offset.
  private var isNested: Bool {
    let offset: Channel = channel == .x ? .xOffset : .yOffset
    return own.contains { $0.layer.encoding[offset]?.measure != nil }
  }
}

extension PreparedLayer {
  /// Whether marks reach from one value to another along both axes, so that they run along neither.
  fileprivate var spansBothWays: Bool { encoding[.x2] != nil && encoding[.y2] != nil }
}
