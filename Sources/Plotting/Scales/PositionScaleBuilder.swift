import Results

/// Makes the scale of an axis, of places within its bands, of angles or of distances.
struct PositionScaleBuilder {
  private let settings: ScaleSettings
  private let theme: Theme

  init(_ channel: Channel, _ layers: [PreparedLayer], _ theme: Theme) {
    settings = ScaleSettings(channel, layers)
    self.theme = theme
  }

  /// Whether any layer places marks along the axis by data.
  var isNeeded: Bool { !settings.contributions.isEmpty }

  /// The scale over a range of length 1, to be given its real range in the layout.
  func scale() -> PositionScale {
    guard !settings.options.isOff else {
      var scale = ContinuousScale(LinearTransform(), domain: 0...1, range: (0, 1))
      scale.isIdentity = true
      return .continuous(scale)
    }
    guard settings.type.isDiscrete else { return .continuous(continuous) }
    let (inner, outer) = settings.bandPadding
    var scale = BandScale(
      domain: ScaleDomain.values(settings.contributions),
      range: settings.isReversed ? (1, 0) : (0, 1), paddingInner: inner, paddingOuter: outer,
      align: settings.options.align ?? 0.5, rounds: settings.options.round ?? false)
    scale.ends = RangeEnds(start: settings.options.rangeMin, end: settings.options.rangeMax)
    if case .numbers(let numbers)? = settings.options.range {
      scale.ends = RangeEnds(start: numbers.first, end: numbers.last)
    }
    return .band(scale)
  }

  private var continuous: ContinuousScale {
    let isAxis = settings.channel == .x || settings.channel == .y
    return ContinuousScaleBuilder(settings, widensPoints: isAxis && theme.views == nil)
      .scale(range: (0, 1), padding: isAxis ? settings.continuousPadding : 0, clamps: false)
  }
}
