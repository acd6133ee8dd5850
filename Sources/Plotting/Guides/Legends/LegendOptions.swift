import Drawing
import Results

/// Where a legend stands.
enum LegendPlace: String, Sendable, Hashable, CaseIterable {
  case right
  case left
  case top
  case bottom
  case topLeft = "top-left"
  case topRight = "top-right"
  case bottomLeft = "bottom-left"
  case bottomRight = "bottom-right"
  /// Where the author puts it in the view.
  case none

  /// Whether the legend stands within the view.
  var isInside: Bool {
    switch self {
    case .topLeft, .topRight, .bottomLeft, .bottomRight, .none: true
    case .right, .left, .top, .bottom: false
    }
  }
}

/// Which way a legend's entries follow each other.
enum LegendDirection: String, Sendable, Hashable, CaseIterable {
  case vertical
  case horizontal
}

/// What a legend consists of.
enum LegendKind: String, Sendable, Hashable, CaseIterable {
  case symbol
  case gradient
}

/// How the columns of a legend align.
enum LegendGridAlign: String, Sendable, Hashable, CaseIterable {
  /// All are equally wide.
  case all
  /// Each is as wide as its entries.
  case each
  /// Entries follow each other without columns.
  case none
}

/// What an author says of a channel's legend; nil where nothing is said.
struct LegendOptions: Sendable, Hashable {
  /// Whether the author wants none (`legend: null`).
  var isHidden = false
  var title: TitleText?
  var kind: LegendKind?
  var orient: LegendPlace?
  var direction: LegendDirection?
  /// The place of a legend that stands at no side.
  var x: Double?
  var y: Double?
  var offset: Double?
  var padding: Double?
  var cornerRadius: Double?
  var fill: PlotColor?
  var stroke: PlotColor?
  var strokeWidth: Double?
  var zindex: Double?

  var values: [Value]?
  var tickCount: TickCount?
  var tickMinStep: Double?
  var format: GuideFormat?
  var formatType: FormatType?
  var labelExpression: Expression?

  var titleText = TextOptions()
  var titleOrient: AxisSide?
  var titleAnchor: TitleAnchor?
  var label = TextOptions()
  var labelOverlap: LabelOverlap?
  var labelSeparation: Double?
  var labelOffset: Double?

  var columns: Int?
  var columnPadding: Double?
  var rowPadding: Double?
  var gridAlign: LegendGridAlign?
  var clipHeight: Double?
  var symbolLimit: Int?
  var symbol = LegendSymbolOptions()
  var gradient = LegendGradientOptions()

  init() {}

  /// Takes over what another author says and this one does not.
  mutating func fill(from other: LegendOptions) {
    title = title ?? other.title
    kind = kind ?? other.kind
    orient = orient ?? other.orient
    direction = direction ?? other.direction
    (x, y) = (x ?? other.x, y ?? other.y)
    offset = offset ?? other.offset
    padding = padding ?? other.padding
    cornerRadius = cornerRadius ?? other.cornerRadius
    fill = fill ?? other.fill
    stroke = stroke ?? other.stroke
    strokeWidth = strokeWidth ?? other.strokeWidth
    zindex = zindex ?? other.zindex
    values = values ?? other.values
    tickCount = tickCount ?? other.tickCount
    tickMinStep = tickMinStep ?? other.tickMinStep
    format = format ?? other.format
    formatType = formatType ?? other.formatType
    labelExpression = labelExpression ?? other.labelExpression
    titleText.fill(from: other.titleText)
    titleOrient = titleOrient ?? other.titleOrient
    titleAnchor = titleAnchor ?? other.titleAnchor
    label.fill(from: other.label)
    labelOverlap = labelOverlap ?? other.labelOverlap
    labelSeparation = labelSeparation ?? other.labelSeparation
    labelOffset = labelOffset ?? other.labelOffset
    columns = columns ?? other.columns
    columnPadding = columnPadding ?? other.columnPadding
    rowPadding = rowPadding ?? other.rowPadding
    gridAlign = gridAlign ?? other.gridAlign
    clipHeight = clipHeight ?? other.clipHeight
    symbolLimit = symbolLimit ?? other.symbolLimit
    symbol.fill(from: other.symbol)
    gradient.fill(from: other.gradient)
  }
}

/// What an author says of a legend's symbols.
struct LegendSymbolOptions: Sendable, Hashable {
  var shape: PointShape?
  var size: Double?
  var opacity: Double?
  var fill: PlotColor?
  var stroke: PlotColor?
  var baseFill: PlotColor?
  var baseStroke: PlotColor?
  var strokeWidth: Double?
  var dash: [Double]?
  var offset: Double?

  mutating func fill(from other: LegendSymbolOptions) {
    shape = shape ?? other.shape
    size = size ?? other.size
    opacity = opacity ?? other.opacity
    fill = fill ?? other.fill
    stroke = stroke ?? other.stroke
    baseFill = baseFill ?? other.baseFill
    baseStroke = baseStroke ?? other.baseStroke
    strokeWidth = strokeWidth ?? other.strokeWidth
    dash = dash ?? other.dash
    offset = offset ?? other.offset
  }
}

/// What an author says of a legend's gradient.
struct LegendGradientOptions: Sendable, Hashable {
  var length: Double?
  var leastVertical: Double?
  var leastHorizontal: Double?
  var greatestVertical: Double?
  var greatestHorizontal: Double?
  var thickness: Double?
  var opacity: Double?
  var stroke: PlotColor?
  var strokeWidth: Double?
  var direction: LegendDirection?

  mutating func fill(from other: LegendGradientOptions) {
    length = length ?? other.length
    leastVertical = leastVertical ?? other.leastVertical
    leastHorizontal = leastHorizontal ?? other.leastHorizontal
    greatestVertical = greatestVertical ?? other.greatestVertical
    greatestHorizontal = greatestHorizontal ?? other.greatestHorizontal
    thickness = thickness ?? other.thickness
    opacity = opacity ?? other.opacity
    stroke = stroke ?? other.stroke
    strokeWidth = strokeWidth ?? other.strokeWidth
    direction = direction ?? other.direction
  }
}
