import Drawing
import Results

/// Makes the scale of a channel of looks.
struct LookScaleBuilder {
  private let settings: ScaleSettings
  private let theme: Theme

  init(_ channel: Channel, _ layers: [PreparedLayer], _ theme: Theme) {
    settings = ScaleSettings(channel, layers)
    self.theme = theme
  }

  private var channel: Channel { settings.channel }
  private var options: ScaleOptions { settings.options }

  /// The scale; nil where no layer brings data to the channel.
  func scale() -> LookScale? {
    guard !settings.contributions.isEmpty else { return nil }
    if options.isOff { return .raw }
    switch settings.type {
    case .ordinal: return ordinal()
    case .point, .band: return channel.isColor ? ordinal() : points()
    case .quantile, .quantize, .threshold, .binOrdinal: return steps()
    default: return continuous()
    }
  }

  // MARK: - Separate values

  private func ordinal() -> LookScale {
    let domain = ScaleDomain.values(settings.contributions)
    var looks = looks(count: domain.count, domain)
    if settings.isReversed { looks = looks.reversed }
    return .values(DiscreteDomain(domain), looks)
  }

  private func points() -> LookScale {
    let domain = ScaleDomain.values(settings.contributions)
    // In the grammar the first two of several numbers are the ends.
    if case .numbers(let numbers)? = options.range, numbers.count > 2, !theme.followsGrammar {
      let looks = LookScale.Looks.numbers(numbers)
      return .values(
        DiscreteDomain(domain), settings.isReversed ? looks.reversed : looks)
    }
    let (start, end) = numberRange
    let (inner, outer) = settings.bandPadding
    return .points(
      BandScale(
        domain: domain, range: settings.isReversed ? (end, start) : (start, end),
        paddingInner: inner, paddingOuter: outer, align: options.align ?? 0.5,
        rounds: options.round ?? false))
  }

  /// Looks for so many values or intervals.
  private func looks(count: Int, _ domain: [Value] = []) -> LookScale.Looks {
    switch (channel, options.range) {
    case (.shape, .shapes(let shapes)?) where !shapes.isEmpty: return .shapes(shapes)
    case (.shape, _): return .shapes(Self.shapes)
    case (.strokeDash, .dashes(let dashes)?) where !dashes.isEmpty: return .dashes(dashes)
    case (.strokeDash, _): return .dashes(theme.dashes)
    default: break
    }
    if case .field(let name)? = options.range { return looks(of: name, for: domain) }
    guard !channel.isColor else { return .colors(ranges.colors(count: count)) }
    if case .numbers(let numbers)? = options.range { return .numbers(numbers) }
    let (start, end) = numberRange
    return .numbers(
      (0..<count).map { start + (end - start) * Double($0) / Double(max(count - 1, 1)) })
  }

  private static let shapes: [PointShape] = [
    .circle, .square, .triangleUp, .cross, .diamond, .triangleRight, .triangleDown, .triangleLeft,
  ]

  /// The looks that a field of the data holds, one for each value of the domain.
  private func looks(of name: String, for domain: [Value]) -> LookScale.Looks {
    let rows = settings.contributions.lazy.compactMap { contribution -> ([Value], [Value])? in
      let table = contribution.layer.table
      guard let keys = contribution.layer.values(contribution.channel),
        let looks = (table[name] ?? contribution.layer.source[name])?.keys
      else { return nil }
      return looks.count == keys.count ? (keys, looks) : nil
    }.first
    let values = domain.map { value -> Value in
      guard let (keys, looks) = rows, let row = keys.firstIndex(of: value) else { return .missing }
      return looks[row]
    }
    if channel.isColor { return .colors(values.map { Color(parsing: $0.text) ?? .clear }) }
    return .numbers(values.map(\.double))
  }

  // MARK: - Numbers

  private func continuous() -> LookScale {
    let builder = ContinuousScaleBuilder(settings, widensPoints: false)
    guard channel.isColor else {
      let (start, end) = numberRange
      return .continuous(builder.scale(range: (start, end), padding: 0, clamps: false))
    }
    var scale = builder.scale(range: (0, 1), padding: 0, clamps: false)
    scale.ends = RangeEnds()
    let levels = ContourLevels.ofFills(settings.contributions.map(\.layer), scale)
    let ramp = ranges.ramp()
    return .ramp(scale, levels.map { ramp.stepped(at: $0.map { scale($0) }) } ?? ramp)
  }

  private func steps() -> LookScale {
    var steps: StepScale
    let numbers = ScaleDomain.numbers(settings.contributions).filter(\.isFinite)
    let written = ScaleDomain.written(settings.contributions)
    switch settings.type {
    case .threshold: steps = StepScale(thresholds: (written ?? []).sorted())
    case .quantile: steps = StepScale(quantilesOf: written ?? numbers, count: stepCount)
    case .binOrdinal: steps = StepScale(bins: written?.sorted() ?? settings.binEnds)
    default:
      let scale = ContinuousScaleBuilder(settings, widensPoints: false)
        .scale(range: (0, 1), padding: 0, clamps: false)
      steps = StepScale(quantizing: scale.domain, count: stepCount)
    }
    var looks = looks(count: steps.intervals.count)
    if settings.isReversed { looks = looks.reversed }
    return .steps(steps, looks)
  }

  /// How many intervals quantiles and equal parts have.
  private var stepCount: Int {
    switch options.range {
    case .colors(let colors)?: return colors.count
    case .numbers(let numbers)?: return numbers.count
    case .shapes(let shapes)?: return shapes.count
    case .dashes(let dashes)?: return dashes.count
    case .named?, .field?, nil: break
    }
    return options.scheme?.count ?? (channel.isColor ? 5 : 4)
  }

  // MARK: - Ranges

  private var ranges: ColorRanges { ColorRanges(settings, theme) }

  private var numberRange: (start: Double, end: Double) {
    let standard = theme.numberRange(channel, settings.contributions.first?.layer)
    var (start, end) = (options.rangeMin ?? standard.start, options.rangeMax ?? standard.end)
    if case .numbers(let numbers)? = options.range, let first = numbers.first,
      let last = numbers.last
    {
      let isSpaced = theme.followsGrammar && settings.type.isDiscrete && numbers.count > 1
      (start, end) = (first, isSpaced ? numbers[1] : last)
    }
    return (start, end)
  }
}

extension Theme {
  /// The dashes of lines of separate values.
  var dashes: [[Double]] {
    views == nil
      ? [[], [5, 2.5], [1.5, 2], [7, 2, 1.5, 2], [9, 3], [3, 1.5]]
      : [[1, 0], [4, 2], [2, 1], [1, 1], [1, 2, 4, 2]]
  }

  /// The numbers that a channel of looks reaches, as in Vega-Lite.
  func numberRange(_ channel: Channel, _ layer: PreparedLayer?) -> (start: Double, end: Double) {
    switch channel {
    case .size:
      let step = layer.map(leastStep) ?? step
      switch layer?.mark.type {
      case "bar", "tick": return (2, step - 1)
      case "line", "trail", "rule": return (1, 4)
      case "text": return (8, 40)
      default:
        let side = 0.95 * step
        return (4, side * side)
      }
    case .strokeWidth: return (1, 4)
    case .opacity, .fillOpacity, .strokeOpacity: return (0.3, 0.8)
    case .angle: return (0, 360)
    default: return (0, 1)
    }
  }

  /// The lesser of the distances between values along a view's axes: so large may symbols be.
  private func leastStep(_ layer: PreparedLayer) -> Double {
    let binned = [Channel.x, .y].filter { layer.encoding.field($0)?.bin != nil }
    let channels = binned.isEmpty ? [.x, .y] : binned
    return channels.map { step(layer, along: $0) }.min() ?? step
  }

  private func step(_ layer: PreparedLayer, along channel: Channel) -> Double {
    let extent = channel == .x ? layer.viewSize.width : layer.viewSize.height
    if case .step(let step, _)? = extent { return step }
    guard let field = layer.encoding.field(channel), let bin = field.bin, let name = field.name,
      let steps = bin.steps(over: layer.source.doubles(of: name)), steps.step > 0
    else { return step }
    var length = channel == .x ? views?.width : views?.height
    if case .view(let pixels)? = extent {
      length = pixels
    } else if field.measure.isDiscrete {
      length = nil
    }
    return length.map { $0 / ((steps.stop - steps.start) / steps.step) } ?? step
  }
}
