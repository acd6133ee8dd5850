import Drawing
import Results

/// A scale that gives marks their look.
enum LookScale: Sendable {
  /// Separate values to colours.
  case colors([Value], [Color])
  /// Numbers to colours along a ramp; the scale maps to 0…1.
  case ramp(ContinuousScale, ColorRamp)
  /// Separate values to numbers.
  case numbers([Value], [Double])
  /// Numbers to numbers.
  case continuous(ContinuousScale)
  /// Separate values to shapes.
  case shapes([Value], [PointShape])
  /// Separate values to dashes.
  case dashes([Value], [[Double]])

  /// The separate values in order; nil for a continuous scale.
  var discreteDomain: [Value]? {
    switch self {
    case .colors(let domain, _), .numbers(let domain, _), .shapes(let domain, _),
      .dashes(let domain, _):
      domain
    case .ramp, .continuous: nil
    }
  }

  /// The numbers' scale; nil for separate values.
  var continuousScale: ContinuousScale? {
    switch self {
    case .ramp(let scale, _), .continuous(let scale): scale
    default: nil
    }
  }

  func color(_ value: Value) -> Color? {
    switch self {
    case .colors(let domain, let colors):
      return Self.pick(colors, domain, value)
    case .ramp(let scale, let ramp):
      let share = scale(value.double)
      return share.isNaN ? nil : ramp.color(at: share)
    default: return nil
    }
  }

  func number(_ value: Value) -> Double? {
    switch self {
    case .numbers(let domain, let numbers): return Self.pick(numbers, domain, value)
    case .continuous(let scale):
      let number = scale(value.double)
      return number.isNaN ? nil : number
    default: return nil
    }
  }

  func shape(_ value: Value) -> PointShape? {
    if case .shapes(let domain, let shapes) = self { return Self.pick(shapes, domain, value) }
    return nil
  }

  func dash(_ value: Value) -> [Double]? {
    if case .dashes(let domain, let dashes) = self { return Self.pick(dashes, domain, value) }
    return nil
  }

  private static func pick<Look>(_ looks: [Look], _ domain: [Value], _ value: Value) -> Look? {
    guard !looks.isEmpty, let index = domain.firstIndex(of: value) else { return nil }
    return looks[index % looks.count]
  }
}

/// Makes the scale of a channel of looks.
struct LookScaleBuilder {
  private let channel: Channel
  private let contributions: [ScaleContribution]
  private let options: ScaleOptions
  private let theme: Theme

  init(_ channel: Channel, _ layers: [PreparedLayer], _ theme: Theme) {
    self.channel = channel
    self.theme = theme
    contributions = ScaleDomain.contributions(layers, to: channel)
    options = ScaleOptions.merged(contributions.map(\.definition.scale))
  }

  /// The scale; nil where no layer brings data to the channel.
  func scale() -> LookScale? {
    guard !contributions.isEmpty else { return nil }
    return isDiscrete ? discrete() : continuous()
  }

  private var isDiscrete: Bool {
    if options.type == .ordinal || channel == .shape || channel == .strokeDash { return true }
    return contributions.contains { contribution in
      switch contribution.definition.content {
      case .field(let field): field.measure.isDiscrete
      case .datum(.string), .datum(.boolean): true
      default: false
      }
    }
  }

  private func discrete() -> LookScale {
    let sort = contributions.compactMap { $0.definition.field?.sort }.first
    var domain = ScaleDomain.values(contributions, sort)
    switch options.domain {
    case .values(let values): domain = values.map(\.comparable)
    case .numbers(let numbers): domain = numbers.map { .number($0) }
    case nil: break
    }
    let isReversed = options.reverse == true
    switch channel {
    case .color, .fill, .stroke:
      var colors = colors(for: domain)
      if isReversed { colors.reverse() }
      return .colors(domain, colors)
    case .shape:
      if case .shapes(let shapes) = options.range, !shapes.isEmpty {
        return .shapes(domain, shapes)
      }
      return .shapes(
        domain, [.circle, .square, .triangleUp, .diamond, .cross, .triangleDown, .triangleRight])
    case .strokeDash:
      if case .dashes(let dashes) = options.range, !dashes.isEmpty {
        return .dashes(domain, dashes)
      }
      return .dashes(domain, [[], [5, 2.5], [1.5, 2], [7, 2, 1.5, 2], [9, 3], [3, 1.5]])
    default:
      let (start, end) = numberRange()
      let count = max(domain.count - 1, 1)
      let numbers = domain.indices.map { start + (end - start) * Double($0) / Double(count) }
      return .numbers(domain, numbers)
    }
  }

  private func colors(for domain: [Value]) -> [Color] {
    if case .colors(let colors) = options.range, !colors.isEmpty {
      return colors.map { $0.color ?? .clear }
    }
    let isOrdinal = contributions.contains { $0.definition.field?.measure == .ordinal }
    if let scheme = options.scheme {
      return ColorSchemes.categories(scheme, count: domain.count)
    }
    guard isOrdinal else { return ColorSchemes.categories(theme.categories, count: domain.count) }
    return ColorSchemes.categories(
      theme.ordinal, count: domain.count, upTo: theme.ordinalReach)
  }

  private func continuous() -> LookScale {
    let type = options.type.flatMap { $0.isContinuous ? $0 : nil } ?? .linear
    let transform = ContinuousTransforms.make(type, options)
    let isLog = type == .log
    var domain = ScaleDomain.extent(contributions, onlyPositive: isLog) ?? (isLog ? 1...10 : 0...1)
    var isReversed = options.reverse == true
    if case .numbers(let numbers) = options.domain, let first = numbers.first,
      let last = numbers.last
    {
      domain = min(first, last)...max(first, last)
      if last < first { isReversed.toggle() }
    } else if options.zero ?? (channel == .size), !isLog {
      domain = min(domain.lowerBound, 0)...max(domain.upperBound, 0)
    }
    if let least = options.domainMin { domain = least...max(least, domain.upperBound) }
    if let greatest = options.domainMax { domain = min(domain.lowerBound, greatest)...greatest }
    if let middle = options.domainMid {
      let reach = max(middle - domain.lowerBound, domain.upperBound - middle)
      domain = (middle - reach)...(middle + reach)
    }
    if options.nice == .on { domain = transform.nice(domain, count: 10) }
    let (start, end) = channel.isColor ? (0.0, 1.0) : numberRange()
    let scale = ContinuousScale(
      transform, domain: domain, range: isReversed ? (end, start) : (start, end),
      clamps: options.clamp ?? channel.isColor)
    return channel.isColor ? .ramp(scale, ramp()) : .continuous(scale)
  }

  private func ramp() -> ColorRamp {
    if case .colors(let colors) = options.range, !colors.isEmpty {
      return ColorRamp(colors.map { $0.color ?? .clear })
    }
    let isHeatmap = contributions.contains { $0.layer.mark.type == "rect" }
    let plain = isHeatmap ? theme.heatmap : theme.sequential
    let automatic = options.domainMid == nil ? plain : theme.diverging
    return ColorSchemes.ramp(options.scheme ?? automatic)
  }

  private func numberRange() -> (start: Double, end: Double) {
    if case .numbers(let numbers) = options.range, let first = numbers.first,
      let last = numbers.last
    {
      return (first, last)
    }
    switch channel {
    case .size: return (9, 300)
    case .strokeWidth: return (1, 4)
    default: return (0.3, 0.8)
    }
  }
}
