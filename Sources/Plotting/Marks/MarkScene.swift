import Drawing
import Results

/// Everything a mark needs to draw a layer: its rows, scales fitted to the view, and the theme.
struct MarkScene {
  /// Coordinates beyond this are drawn at it: cairo's numbers have an end.
  private static let farthest = 100_000.0

  let layer: PreparedLayer
  let positions: PositionScales
  let looks: LookScales
  let width: Double
  let height: Double
  let theme: Theme
  let fonts: ThemeFonts
  /// The values of the fields on channels of looks and text, one a row, taken out once.
  let values: [Channel: [Value]]
  /// What conditions decide for the rows.
  let decisions: ConditionDecisions

  init(
    layer: PreparedLayer, positions: PositionScales, looks: LookScales, width: Double,
    height: Double, theme: Theme, fonts: ThemeFonts
  ) {
    self.layer = layer
    self.positions = positions
    self.looks = looks
    self.width = width
    self.height = height
    self.theme = theme
    self.fonts = fonts
    var values: [Channel: [Value]] = [:]
    for channel in layer.encoding.channels where channel.hasLegend || channel == .text {
      values[channel] = layer.values(channel)
    }
    self.values = values
    decisions = ConditionDecisions(layer)
  }

  var mark: MarkSpecification { layer.mark }
  var kind: any MarkKind.Type { MarkKinds.kind(mark.type) }

  /// The number of marks at most: one a row, or one where nothing depends on data.
  var rowCount: Int {
    layer.encoding.fields.isEmpty && decisions.isEmpty ? 1 : layer.table.rowCount
  }

  // MARK: - Places

  /// Where the rows lie along an axis, in pixels; NaN where they have no place.
  ///
  /// - Returns: Nil where the channel says nothing.
  func places(_ channel: Channel) -> [Double]? {
    guard let definition = layer.encoding[channel] else { return nil }
    let scale = channel.scaleChannel == .x ? positions.x : positions.y
    switch definition.content {
    case .constant(.number(let number)):
      return [Double](repeating: number, count: rowCount)
    case .constant:
      return [Double](repeating: channel.scaleChannel == .x ? width : height, count: rowCount)
    case .datum(let value):
      let place = limited(scale?.place(value.comparable) ?? .nan)
      return [Double](repeating: place, count: rowCount)
    case .field(let field):
      guard let scale else { return nil }
      if layer.stacked == channel { return places(PreparedLayer.stackEnd, scale) }
      guard case .continuous(let continuous) = scale, let numbers = layer.numbers(channel) else {
        return offset(places(field.column, scale), along: channel)
      }
      return offset(numbers.map { limited(continuous($0)) }, along: channel)
    }
  }

  /// The other ends of marks along an axis: the second channel, the foot of a stack, or nil.
  func secondPlaces(_ channel: Channel) -> [Double]? {
    let second: Channel = channel == .x ? .x2 : .y2
    if let places = places(second) { return places }
    guard layer.stacked == channel, let scale = channel == .x ? positions.x : positions.y else {
      return nil
    }
    return places(PreparedLayer.stackStart, scale)
  }

  private func places(_ column: String, _ scale: PositionScale) -> [Double] {
    guard let column = layer.table[column] else { return [] }
    switch scale {
    case .continuous(let scale): return column.doubles.map { limited(scale($0)) }
    case .band(let scale):
      return column.keys.map { scale.center(of: $0) }
    }
  }

  private func limited(_ place: Double) -> Double {
    place.isNaN ? .nan : min(max(place, -Self.farthest), Self.farthest)
  }

  /// Moves places within their bands by `xOffset` or `yOffset`.
  private func offset(_ places: [Double], along channel: Channel) -> [Double] {
    let isX = channel.scaleChannel == .x
    let width = (isX ? positions.x : positions.y)?.bandwidth ?? 0
    switch isX ? positions.xOffset : positions.yOffset {
    case .band(let band)?:
      guard let values = layer.values(isX ? .xOffset : .yOffset) else { return places }
      return zip(places, values).map { place, value in
        place - width / 2 + band.center(of: value)
      }
    case .continuous(let scale)?:
      guard let numbers = layer.numbers(isX ? .xOffset : .yOffset) else { return places }
      return zip(places, numbers).map { place, number in place - width / 2 + scale(number) }
    case nil: return places
    }
  }

  /// The width of the bands that marks take along an axis; 0 where the axis is continuous.
  func bandwidth(_ channel: Channel) -> Double {
    let offset: Channel = channel == .x ? .xOffset : .yOffset
    if layer.encoding[offset] != nil,
      case .band(let band)? = channel == .x ? positions.xOffset : positions.yOffset
    {
      return band.bandwidth
    }
    return (channel == .x ? positions.x : positions.y)?.bandwidth ?? 0
  }

  /// Whether a place lies in the view, with a hair's slack.
  func isInside(_ x: Double, _ y: Double) -> Bool {
    x >= -0.5 && x <= width + 0.5 && y >= -0.5 && y <= height + 0.5
  }
}
