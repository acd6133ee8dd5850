/// The kinds of scales by their names in the grammar.
enum ScaleType: String, Sendable, Hashable, CaseIterable {
  case linear
  case log
  case pow
  case sqrt
  case symlog
  case identity
  case sequential
  case time
  case utc
  case quantile
  case quantize
  case threshold
  case binOrdinal = "bin-ordinal"
  case ordinal
  case point
  case band

  /// Whether numbers are mapped to numbers or to colours along a ramp.
  var isContinuous: Bool {
    switch self {
    case .linear, .log, .pow, .sqrt, .symlog, .identity, .sequential, .time, .utc: true
    default: false
    }
  }

  /// Whether numbers are mapped to one of a few looks.
  var isDiscretizing: Bool {
    switch self {
    case .quantile, .quantize, .threshold, .binOrdinal: true
    default: false
    }
  }

  /// Whether times are mapped.
  var isTemporal: Bool { self == .time || self == .utc }

  /// Whether separate values are mapped.
  var isDiscrete: Bool { self == .ordinal || self == .point || self == .band }

  /// Whether a scale may start from zero because its marks measure from there.
  var mayIncludeZero: Bool {
    switch self {
    case .linear, .pow, .sqrt, .symlog, .identity, .sequential, .quantize: true
    default: false
    }
  }

  /// Which of two layers' types their common scale has: the greater one's.
  private var precedence: Int {
    switch self {
    case .log, .pow, .sqrt, .symlog, .identity, .sequential: 1
    case .point: 10
    case .band: 11
    default: 0
    }
  }

  /// Whether a channel may have a scale of the kind.
  func suits(_ channel: Channel) -> Bool {
    switch channel {
    case .color, .fill, .stroke: self != .band
    case .shape, .strokeDash: self == .ordinal || isDiscretizing
    case .x, .y, .xOffset, .yOffset: isContinuous || self == .point || self == .band
    default: self != .binOrdinal || channel.hasLegend
    }
  }

  /// Whether values of a measure may have a scale of the kind.
  func suits(_ measure: Measure) -> Bool {
    switch measure {
    case .nominal, .ordinal: isDiscrete
    case .temporal: isTemporal
    case .quantitative: !isDiscrete && !isTemporal
    }
  }

  /// The kind of a scale that layers share: what an author says before what follows from marks.
  static func merged(_ contributions: [ScaleContribution]) -> ScaleType {
    let types = contributions.compactMap(own)
    let explicit = types.filter(\.isExplicit)
    let chosen = explicit.isEmpty ? types : explicit
    guard let first = chosen.first?.type else { return .linear }
    return chosen.dropFirst().reduce(first) { best, next in
      next.type.precedence > best.precedence ? next.type : best
    }
  }

  /// The kind that one layer wants; nil for a channel without data of its own.
  private static func own(
    _ contribution: ScaleContribution
  ) -> (type: ScaleType, isExplicit: Bool)? {
    let channel = contribution.channel
    guard channel == channel.scaleChannel, let measure = contribution.definition.measure else {
      return nil
    }
    if let type = contribution.definition.scale.type, type.suits(channel), type.suits(measure) {
      return (type, true)
    }
    return (automatic(contribution, measure), false)
  }

  private static func automatic(_ contribution: ScaleContribution, _ measure: Measure) -> ScaleType
  {
    let channel = contribution.channel
    if channel == .shape || channel == .strokeDash { return .ordinal }
    switch measure {
    case .quantitative:
      return channel.isColor && contribution.definition.field?.bin != nil ? .binOrdinal : .linear
    case .temporal:
      return contribution.definition.field?.timeUnit?.isUTC == true && !channel.isColor
        ? .utc : .time
    case .nominal, .ordinal:
      if channel.isColor { return .ordinal }
      return contribution.wantsBands ? .band : .point
    }
  }
}

extension ScaleContribution {
  /// Whether the marks of separate values stand in bands of some width.
  var wantsBands: Bool {
    let offset: Channel? = channel == .x ? .xOffset : channel == .y ? .yOffset : nil
    if let offset, layer.encoding[offset]?.measure != nil { return true }
    if channel.isPolar { return layer.mark.type == "arc" }
    guard channel.isPosition || channel == .xOffset || channel == .yOffset else { return false }
    return ["bar", "rect", "image", "rule", "tick"].contains(layer.mark.type)
  }
}
