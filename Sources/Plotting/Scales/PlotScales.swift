/// The looks that a layer's data take.
struct LookScales: Sendable {
  private let scales: [Channel: LookScale]

  init(_ scales: [Channel: LookScale]) {
    self.scales = scales
  }

  subscript(channel: Channel) -> LookScale? { scales[channel] }
}

/// The scales of a layer's places; nil where nothing is placed by data.
struct PositionScales: Sendable {
  var x: PositionScale?
  var y: PositionScale?
  /// Places within a band of x, and of y.
  var xOffset: BandScale?
  var yOffset: BandScale?

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
  func fitted(length: Double, flips: Bool) -> PositionScale {
    switch self {
    case .band: return ranging(from: 0, to: length)
    case .continuous(let scale):
      let runsBack = (scale.range.end < scale.range.start) != flips
      return runsBack ? ranging(from: length, to: 0) : ranging(from: 0, to: length)
    }
  }
}

/// All scales of a plot, each made from all the data that it places or paints.
struct ScaleSet: Sendable {
  private var positions: [ScaleKey: PositionScale] = [:]
  private var offsets: [ScaleKey: BandScale] = [:]
  private var looks: [ScaleKey: LookScale] = [:]
  /// The keys of all scales, outer views first.
  private(set) var keys: [ScaleKey] = []

  /// Makes the scales of layers.
  ///
  /// - Parameter uses: The layers that use each scale, in the order of the views.
  init(_ uses: [(key: ScaleKey, layer: PreparedLayer)], _ theme: Theme) {
    var layers: [ScaleKey: [PreparedLayer]] = [:]
    for use in uses { layers[use.key, default: []].append(use.layer) }
    keys = layers.keys.sorted()
    for key in keys {
      let users = layers[key] ?? []
      switch key.channel {
      case .x, .y:
        let builder = PositionScaleBuilder(key.channel, users)
        positions[key] = builder.isNeeded ? builder.scale() : nil
      case .xOffset, .yOffset: offsets[key] = OffsetScale.scale(key.channel, users)
      default: looks[key] = LookScaleBuilder(key.channel, users, theme).scale()
      }
    }
  }

  /// The scale of a channel of looks.
  func look(_ key: ScaleKey) -> LookScale? { looks[key] }

  /// The scales of places that a layer uses.
  func positions(_ keys: [Channel: ScaleKey]) -> PositionScales {
    PositionScales(
      x: keys[.x].flatMap { positions[$0] }, y: keys[.y].flatMap { positions[$0] },
      xOffset: keys[.xOffset].flatMap { offsets[$0] },
      yOffset: keys[.yOffset].flatMap { offsets[$0] })
  }

  /// The scales of looks that a layer uses.
  func looks(_ keys: [Channel: ScaleKey]) -> LookScales {
    LookScales(keys.compactMapValues { looks[$0] })
  }
}

/// The scale of places within a band.
enum OffsetScale {
  /// The scale; nil where no layer brings data to the channel.
  static func scale(_ channel: Channel, _ layers: [PreparedLayer]) -> BandScale? {
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
}
