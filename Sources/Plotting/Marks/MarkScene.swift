import Drawing
import Results

/// Everything a mark needs to draw a layer: its rows, scales fitted to the view, and the theme.
struct MarkScene {
  /// The layer with the rows that are drawn.
  let layer: PreparedLayer
  /// The layer with all its rows.
  let whole: PreparedLayer
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
    whole = layer
    let layer = layer.droppingInvalidRows { channel in
      switch positions[channel] {
      case .continuous?: channel.scaleChannel == channel
      case .band?: false
      case nil: looks[channel]?.continuousScale != nil
      }
    }
    self.layer = layer
    self.positions = positions
    self.looks = looks
    self.width = width
    self.height = height
    self.theme = theme
    self.fonts = fonts
    var values: [Channel: [Value]] = [:]
    for channel in layer.encoding.channels where channel.isLook || channel == .text {
      values[channel] = layer.values(channel)
    }
    self.values = values
    decisions = ConditionDecisions(layer)
  }

  var mark: MarkSpecification { layer.mark }
  var kind: any MarkKind.Type { MarkKinds.kind(mark.type) }
  var orientation: MarkOrientation { layer.orientation }

  /// The number of rows; where nothing depends on data, the theme `report` draws one mark for all.
  var rowCount: Int {
    let isConstant = layer.encoding.fields.isEmpty && decisions.isEmpty
    let isFree = isConstant && layer.mark.text.content?.isExpression != true
    if layer.table.columns.isEmpty { return isFree ? 1 : 0 }
    return isFree && !theme.followsGrammar ? 1 : layer.table.rowCount
  }

  /// Whether a place lies in the view, with a hair's slack; where Vega is followed, all do.
  func isInside(_ x: Double, _ y: Double) -> Bool {
    theme.followsGrammar
      || !(x < -0.5 || x > width + 0.5 || y < -0.5 || y > height + 0.5)
  }

  /// How long the view is along the axis of a channel.
  func extent(_ channel: Channel) -> Double {
    switch channel.scaleChannel {
    case .x: width
    case .y: height
    case .theta: 2 * .pi
    default: min(width, height) / 2
    }
  }
}

extension TextContent {
  /// Whether the text is computed for each row.
  fileprivate var isExpression: Bool {
    if case .expression = self { return true }
    return false
  }
}
