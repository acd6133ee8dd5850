/// The looks that marks share over a whole plot.
struct LookScales: Sendable {
  private let scales: [Channel: LookScale]

  /// The scales of all channels of looks to which layers bring data.
  init(_ layers: [PreparedLayer], _ theme: Theme) {
    var scales: [Channel: LookScale] = [:]
    for channel in Channel.allCases where channel.hasLegend {
      scales[channel] = LookScaleBuilder(channel, layers, theme).scale()
    }
    self.scales = scales
  }

  subscript(channel: Channel) -> LookScale? { scales[channel] }
}

/// The scales of the two axes of a view; nil where nothing is placed by data.
struct PositionScales: Sendable {
  var x: PositionScale?
  var y: PositionScale?
  /// Places within a band of x, and of y.
  var xOffset: BandScale?
  var yOffset: BandScale?

  init(_ layers: [PreparedLayer]) {
    let x = PositionScaleBuilder(.x, layers)
    let y = PositionScaleBuilder(.y, layers)
    self.x = x.isNeeded ? x.scale() : nil
    self.y = y.isNeeded ? y.scale() : nil
    xOffset = Self.offset(.xOffset, layers)
    yOffset = Self.offset(.yOffset, layers)
  }

  private static func offset(_ channel: Channel, _ layers: [PreparedLayer]) -> BandScale? {
    let contributions = ScaleDomain.contributions(layers, to: channel)
    guard !contributions.isEmpty else { return nil }
    let options = ScaleOptions.merged(contributions.map(\.definition.scale))
    var domain = ScaleDomain.values(
      contributions, contributions.compactMap { $0.definition.field?.sort }.first)
    if case .values(let values) = options.domain { domain = values }
    return BandScale(
      domain: domain, range: (0, 1), paddingInner: options.paddingInner ?? options.padding ?? 0,
      paddingOuter: options.paddingOuter ?? options.padding ?? 0)
  }

  /// The scales over a view of a size: x to the right, y upwards (discrete y downwards).
  func fitted(width: Double, height: Double) -> PositionScales {
    var fitted = self
    fitted.x = x?.fitted(length: width, flips: false)
    fitted.y = y?.fitted(length: height, flips: true)
    if let band = fitted.x?.bandwidth { fitted.xOffset = xOffset?.ranging(from: 0, to: band) }
    if let band = fitted.y?.bandwidth { fitted.yOffset = yOffset?.ranging(from: 0, to: band) }
    return fitted
  }
}

extension PositionScale {
  /// The scale over a length; a continuous one may run backwards, as y does on screens.
  fileprivate func fitted(length: Double, flips: Bool) -> PositionScale {
    switch self {
    case .band: return ranging(from: 0, to: length)
    case .continuous(let scale):
      let runsBack = (scale.range.end < scale.range.start) != flips
      return runsBack ? ranging(from: length, to: 0) : ranging(from: 0, to: length)
    }
  }
}
