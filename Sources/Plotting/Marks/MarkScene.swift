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
  /// What kind of mark is drawn.
  let kind: any MarkKind.Type
  /// What the channels say of the rows.
  let contents: RowContents
  /// How much of what lies below shines through marks where nobody says.
  let defaultOpacity: Double
  /// Whether somebody asks where each item is, and how it looks.
  let isDetailed: Bool

  init(
    layer: PreparedLayer, positions: PositionScales, looks: LookScales, width: Double,
    height: Double, theme: Theme, fonts: ThemeFonts, isDetailed: Bool = true
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
    self.isDetailed = isDetailed
    kind = MarkKinds.kind(layer.mark.type)
    contents = RowContents(layer)
    defaultOpacity = theme.opacity(of: layer)
  }

  var mark: MarkSpecification { layer.mark }
  var orientation: MarkOrientation { layer.orientation }

  /// The number of rows; where nothing depends on data, the theme `report` draws one mark for all.
  var rowCount: Int {
    let isConstant = layer.encoding.fields.isEmpty && layer.encoding.conditionalChannels.isEmpty
    let isFree = isConstant && layer.mark.text.content?.isExpression != true
    if layer.table.columns.isEmpty { return isFree ? 1 : 0 }
    return isFree && !layer.isPath && !theme.followsGrammar ? 1 : layer.table.rowCount
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
