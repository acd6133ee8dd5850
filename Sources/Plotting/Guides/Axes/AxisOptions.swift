import Drawing
import Manuscript
import Results

/// The side of the view at which an axis stands.
enum AxisSide: String, Sendable, Hashable, CaseIterable {
  case top
  case bottom
  case left
  case right

  /// The side across the view.
  var opposite: AxisSide {
    switch self {
    case .top: .bottom
    case .bottom: .top
    case .left: .right
    case .right: .left
    }
  }
}

/// How labels that would overlap are thinned out.
enum LabelOverlap: Sendable, Hashable {
  /// All stay.
  case keepAll
  /// Every second one goes until none overlap.
  case parity
  /// From the first on, those go that overlap the last one that stays.
  case greedy
}

/// How many ticks an author wants.
enum TickCount: Sendable, Hashable {
  /// About so many.
  case about(Double)
  /// One every so many units of time.
  case every(TimeUnit.Part, step: Int)
}

/// Where along an axis a title stands.
enum TitleAnchor: String, Sendable, Hashable, CaseIterable {
  case start
  case middle
  case end
}

/// Where a band's tick stands: in its middle, or at its ends.
enum TickBand: String, Sendable, Hashable, CaseIterable {
  case center
  case extent
}

/// What an author says of a channel's axis; nil where nothing is said.
struct AxisOptions: Sendable, Hashable {
  /// Whether the author wants none (`axis: null`, or `disable`); nil where that is left open.
  var isHidden: Bool?

  var orient: AxisSide?
  var offset: Double?
  var position: Double?
  var translate: Double?
  var zindex: Double?
  var minExtent: Double?
  var maxExtent: Double?
  var bandPosition: Double?

  var hasDomain: Bool?
  var domain = LineOptions()

  var hasGrid: Bool?
  var grid = LineOptions()

  var hasTicks: Bool?
  var tick = LineOptions()
  var tickSize: TickProperty<Double>?
  var tickBand: TickBand?
  var tickCount: TickCount?
  var tickMinStep: Double?
  var tickExtra: Bool?
  var tickOffset: Double?
  var tickRound: Bool?
  var values: [Value]?

  var hasLabels: Bool?
  var label = TextOptions()
  var format: GuideFormat?
  var formatType: FormatType?
  var labelExpression: Expression?
  var labelOverlap: LabelOverlap?
  var labelSeparation: Double?
  /// How far labels may reach beyond the axis before they are hidden; nil for any distance.
  var labelBound: Double?
  /// How near to the axis' ends labels are aligned with them; negative for never.
  var labelFlush: Double?
  var labelFlushOffset: Double?

  var title: TitleText?
  var titleText = TextOptions()
  var titleAnchor: TitleAnchor?
  var titleX: Double?
  var titleY: Double?

  init() {}

  /// Takes over what another author says and this one does not.
  mutating func fill(from other: AxisOptions) {
    isHidden = isHidden ?? other.isHidden
    orient = orient ?? other.orient
    offset = offset ?? other.offset
    position = position ?? other.position
    translate = translate ?? other.translate
    zindex = zindex ?? other.zindex
    minExtent = minExtent ?? other.minExtent
    maxExtent = maxExtent ?? other.maxExtent
    bandPosition = bandPosition ?? other.bandPosition
    hasDomain = hasDomain ?? other.hasDomain
    domain.fill(from: other.domain)
    hasGrid = hasGrid ?? other.hasGrid
    grid.fill(from: other.grid)
    fillTicks(from: other)
    fillLabels(from: other)
    title = title ?? other.title
    titleText.fill(from: other.titleText)
    titleAnchor = titleAnchor ?? other.titleAnchor
    titleX = titleX ?? other.titleX
    titleY = titleY ?? other.titleY
  }

  private mutating func fillTicks(from other: AxisOptions) {
    hasTicks = hasTicks ?? other.hasTicks
    tick.fill(from: other.tick)
    tickSize = tickSize ?? other.tickSize
    tickBand = tickBand ?? other.tickBand
    tickCount = tickCount ?? other.tickCount
    tickMinStep = tickMinStep ?? other.tickMinStep
    tickExtra = tickExtra ?? other.tickExtra
    tickOffset = tickOffset ?? other.tickOffset
    tickRound = tickRound ?? other.tickRound
    values = values ?? other.values
  }

  private mutating func fillLabels(from other: AxisOptions) {
    hasLabels = hasLabels ?? other.hasLabels
    label.fill(from: other.label)
    format = format ?? other.format
    formatType = formatType ?? other.formatType
    labelExpression = labelExpression ?? other.labelExpression
    labelOverlap = labelOverlap ?? other.labelOverlap
    labelSeparation = labelSeparation ?? other.labelSeparation
    labelBound = labelBound ?? other.labelBound
    labelFlush = labelFlush ?? other.labelFlush
    labelFlushOffset = labelFlushOffset ?? other.labelFlushOffset
  }
}
