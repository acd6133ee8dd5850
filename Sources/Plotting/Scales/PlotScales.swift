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
  var xOffset: PositionScale?
  var yOffset: PositionScale?
  /// Angles around a centre, clockwise from the top, and distances from it.
  var theta: PositionScale?
  var radius: PositionScale?

  /// The scales over a view of a size: x to the right, y upwards (discrete y downwards).
  func fitted(width: Double, height: Double) -> PositionScales {
    var fitted = self
    fitted.x = x?.fitted(length: width, flips: false)
    fitted.y = y?.fitted(length: height, flips: true)
    fitted.xOffset = xOffset?.offset(within: fitted.x, of: width)
    fitted.yOffset = yOffset?.offset(within: fitted.y, of: height)
    fitted.theta = theta?.fitted(length: 2 * .pi, flips: false)
    fitted.radius = radius?.fitted(length: min(width, height) / 2, flips: false)
    return fitted
  }

  /// The scale of a channel of places, or of its second one.
  subscript(channel: Channel) -> PositionScale? {
    switch channel.scaleChannel {
    case .x: x
    case .y: y
    case .xOffset: xOffset
    case .yOffset: yOffset
    case .theta: theta
    case .radius: radius
    default: nil
    }
  }
}

extension PositionScale {
  /// The scale over a length, or between the ends that the author gives; a continuous one may run
  /// backwards, as y does on screens.
  func fitted(length: Double, flips: Bool) -> PositionScale {
    switch self {
    case .band(let scale):
      return fitted(0, length, scale.ends, isReversed: scale.range.end < scale.range.start)
    case .continuous(let scale):
      return fitted(
        flips ? length : 0, flips ? 0 : length, scale.ends,
        isReversed: scale.range.end < scale.range.start)
    }
  }

  /// The scale over the bands of another, or around the middle of a view that has none; nil where
  /// places are numbers, which nothing is moved away from.
  fileprivate func offset(within scale: PositionScale?, of length: Double) -> PositionScale? {
    guard let scale else { return ranging(from: -length / 2, to: length / 2) }
    guard case .band(let band) = scale else { return nil }
    return fitted(length: band.bandwidth, flips: false)
  }

  private func fitted(
    _ start: Double, _ end: Double, _ ends: RangeEnds, isReversed: Bool
  ) -> PositionScale {
    let (start, end) = (ends.start ?? start, ends.end ?? end)
    return isReversed ? ranging(from: end, to: start) : ranging(from: start, to: end)
  }
}

/// All scales of a plot, each made from all the data that it places or paints.
struct ScaleSet: Sendable {
  private var positions: [ScaleKey: PositionScale] = [:]
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
      case .x, .y, .xOffset, .yOffset, .theta, .radius:
        let builder = PositionScaleBuilder(key.channel, users, theme)
        positions[key] = builder.isNeeded ? builder.scale() : nil
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
      xOffset: keys[.xOffset].flatMap { positions[$0] },
      yOffset: keys[.yOffset].flatMap { positions[$0] },
      theta: keys[.theta].flatMap { positions[$0] },
      radius: keys[.radius].flatMap { positions[$0] })
  }

  /// The scales of looks that a layer uses.
  func looks(_ keys: [Channel: ScaleKey]) -> LookScales {
    LookScales(keys.compactMapValues { looks[$0] })
  }
}
