/// From where to where marks reach along one axis, row by row.
struct Extents {
  /// Where rows start; NaN where they have no place.
  let starts: [Double]
  /// How far they reach.
  let lengths: [Double]

  /// Between two places a row, in any order.
  init(from first: [Double], to second: [Double]) {
    starts = zip(first, second).map { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }
    lengths = zip(first, second).map { ($0 - $1).magnitude }
  }

  /// From places on.
  init(from starts: [Double], lengths: [Double]) {
    self.starts = starts
    self.lengths = lengths
  }

  /// Around places.
  init(around centers: [Double], lengths: [Double]) {
    starts = zip(centers, lengths).map { $0 - $1 / 2 }
    self.lengths = lengths
  }

  /// The extent of a row; its start is NaN where the row has no place.
  subscript(row: Int) -> (start: Double, length: Double) { (starts[row], lengths[row]) }
}

/// Finds how far bars, rectangles and ticks reach along an axis, as Vega-Lite does.
struct ExtentFinder {
  private let scene: MarkScene
  private let channel: Channel
  private let second: Channel

  init(_ scene: MarkScene, _ channel: Channel) {
    self.scene = scene
    self.channel = channel
    second = channel.second ?? channel
  }

  /// The extents of all rows.
  var extents: Extents {
    if let interval { return interval }
    let isBand = scene.positions[channel]?.isBand == true || isAcross || ownLength != nil
    let isRanged = scene.layer.encoding[second] != nil && definition?.field?.isBinned != true
    return isBand && !isRanged ? sized : ranged
  }

  private var mark: MarkSpecification { scene.mark }
  private var definition: ChannelDefinition? { scene.layer.encoding[channel] }

  /// Whether the axis is the one across which bars and ticks have a width.
  private var isAcross: Bool {
    let encoding = scene.layer.encoding
    switch mark.type {
    case "bar":
      return scene.orientation.dimensionChannel == channel
        && (encoding[.x] != nil || encoding[.y] != nil) && !isAlone
    case "tick": return scene.orientation.valueChannel == channel
    default: return false
    }
  }

  /// Whether bars have no data along the axis and nothing measured along the other.
  private var isAlone: Bool {
    let other: Channel = channel == .x ? .y : .x
    guard definition == nil, let field = scene.layer.encoding.field(other) else { return false }
    return field.measure.isDiscrete || field.bin != nil
  }

  /// The length that the mark itself gives.
  private var ownLength: MarkLength? {
    let length = channel == .x ? mark.width : mark.height
    return length ?? (isAcross ? mark.size.map { .pixels($0) } : nil)
  }

  /// Whether a length in pixels is given by the mark or by the size channel.
  private var hasPixels: Bool {
    if isAcross, scene.layer.encoding[.size] != nil { return true }
    if case .pixels? = ownLength { return true }
    if ownLength == nil, isBandScale, case .pixels? = mark.bands.discreteSize { return true }
    return false
  }

  /// The share of the band that the mark takes.
  private var share: Double {
    if case .band(let share)? = ownLength { return share }
    if case .band(let share)? = mark.bands.discreteSize, isBandScale { return share }
    return 1
  }

  private var isBandScale: Bool { scene.positions[channel]?.isBand == true }

  // MARK: - Intervals

  /// Over the intervals of bins and units of time, with a gap between them.
  private var interval: Extents? {
    guard let field = definition?.field, field.isBinned, !isBandScale, !hasPixels,
      scene.bandOffsets(channel, share: 0) == nil, let first = scene.places(channel),
      let last = scene.places(second)
    else { return nil }
    let spacing = mark.binSpacing ?? (mark.type == "bar" ? 1 : 0)
    let least = mark.bands.leastSize ?? 0.25
    let inset = (1 - share) / 2
    let ends = zip(first, last).map { first, last -> (Double, Double) in
      let (low, high) = (min(first, last), max(first, last))
      let length = high - low
      let margin = length < least ? (length - least) / 2 : spacing / 2
      return (
        low + length * inset + margin + scene.theme.binShift,
        high - length * inset - margin + scene.theme.binShift
      )
    }
    return Extents(from: ends.map(\.0), lengths: ends.map { $0.1 - $0.0 })
  }

  // MARK: - Bands

  /// Over bands, or of a width around places.
  private var sized: Extents {
    let count = scene.rowCount
    if hasPixels || !isBandScale || bandwidth == 0 {
      return Extents(around: centers, lengths: (0..<count).map(length))
    }
    let length = max(share * bandwidth, mark.bands.leastSize ?? 0.25)
    let centers = scene.places(channel) ?? []
    let whole = scene.positions[channel]?.bandwidth ?? 0
    let lead: [Double]
    if let offsets = scene.bandOffsets(channel, share: 0),
      let middles = scene.bandOffsets(channel, share: 0.5)
    {
      // Places stand in the middle of the offset's band, marks at its start.
      lead = zip(offsets, middles).map { $0 - $1 + (1 - share) / 2 * whole }
    } else {
      let position = definition?.field?.bandPosition ?? 0.5
      lead = [Double](repeating: ((1 - share) / 2 - position) * whole, count: count)
    }
    return Extents(
      from: zip(centers, lead).map { $0 + $1 }, lengths: [Double](repeating: length, count: count))
  }

  /// The width of the bands that the marks take.
  private var bandwidth: Double {
    let offset = scene.positions[channel == .x ? .xOffset : .yOffset]
    let isOffset = scene.layer.encoding[channel == .x ? .xOffset : .yOffset]?.measure != nil
    return isOffset ? offset?.bandwidth ?? 0 : scene.positions[channel]?.bandwidth ?? 0
  }

  /// The places around which widths in pixels lie: of intervals, their middles.
  private var centers: [Double] {
    let centers = scene.centers(channel)
    guard let field = definition?.field, field.isBinned, let last = scene.places(second),
      scene.bandOffsets(channel, share: 0) == nil
    else { return centers }
    return zip(centers, last).map { ($0 + $1) / 2 }
  }

  private func length(_ row: Int) -> Double {
    if isAcross, let size = scene.number(.size, row) { return size }
    if case .pixels(let pixels)? = ownLength { return pixels }
    if ownLength == nil, isBandScale, case .pixels(let pixels)? = mark.bands.discreteSize {
      return pixels
    }
    guard let definition else { return scene.extent(channel) * mark.lonelyShare }
    guard definition.measure?.isDiscrete == false else { return scene.theme.step - 2 }
    let offset = scene.positions[channel == .x ? .xOffset : .yOffset]
    return offset?.bandwidth ?? mark.bands.continuousSize ?? 5
  }

  // MARK: - Ranges

  /// From one place to another, else to zero; over the whole view where there is no place.
  private var ranged: Extents {
    let count = scene.rowCount
    let stacks = scene.layer.stacked == channel
    let ends = stacks ? scene.stackPlaces(share: 1) : scene.places(channel)
    let far = channel == .x ? scene.width : 0
    let near = definition == nil ? (channel == .x ? 0 : scene.height) : scene.baseline(channel)
    let starts =
      scene.places(second) ?? (stacks ? scene.stackPlaces(share: 0) : nil)
      ?? scene.givenPlaces(second) ?? [Double](repeating: near, count: count)
    return Extents(
      from: ends ?? scene.givenPlaces(channel) ?? [Double](repeating: far, count: count),
      to: starts)
  }
}

extension MarkSpecification {
  /// The share of a view that a mark takes across an axis without data.
  fileprivate var lonelyShare: Double {
    if let padding = bands.lonelyPadding { return 1 - padding }
    return switch type {
    case "bar": 0.9
    case "tick": 0.75
    default: 1
    }
  }
}

extension PositionScale {
  /// Whether values have bands, or points.
  var isBand: Bool {
    if case .band = self { return true }
    return false
  }
}

extension Theme {
  /// How far the bars of intervals are moved, as axes are, on to whole pixels.
  fileprivate var binShift: Double { followsGrammar ? 0.5 : 0 }
}
