import Drawing
import Results
import Typesetting

/// An axis laid out along a length: where its ticks are, what they say, what room it takes.
struct AxisLayout: Sendable {
  /// What an axis says of one value.
  struct Tick: Sendable {
    /// The distance of the label from the view's left or top edge.
    var place: Double
    /// The label; nil where there is no room for it.
    var label: TextBlock?
    /// What the label says, room or not.
    var text: String
    /// How the label lies to its place.
    var align = TypesetLabel.HorizontalAlignment.center
    var baseline = GuideBaseline.middle
    /// How far the label is moved along the axis, from the place that is said to be its.
    var shift = 0.0
    /// The distance from the axis' line to the label's anchor.
    var distance = 0.0
  }

  /// A tick's or a grid's line.
  struct Line: Sendable {
    var place: Double
    /// How it is drawn; nil for not at all.
    var stroke: Stroke?
    /// The length of a tick.
    var size = 0.0
  }

  let axis: AxisSpecification
  /// What authors and configuration say of the axis.
  let options: AxisOptions
  let length: Double
  let theme: Theme
  var ticks: [Tick] = []
  var tickLines: [Line] = []
  var gridLines: [Line] = []
  /// The places of ticks between the labelled ones.
  var minor: [Double] = []
  /// Where the axis is broken.
  var gaps: [AxisGap] = []
  /// The turn of the labels in degrees, clockwise.
  var angle = 0.0
  let isDiscrete: Bool
  /// The place of zero within a linear domain with numbers on both sides; nil elsewhere.
  var zero: Double?
  /// The axis' title; nil for none.
  let heading: TextBlock?

  var isVertical: Bool { axis.channel == .y }
  var showsLabels: Bool { options.hasLabels ?? true }
  var showsTicks: Bool { options.hasTicks ?? true }
  var showsDomain: Bool { options.hasDomain ?? true }
  /// Whether grid lines are drawn: on quantitative axes, where the author says nothing.
  var showsGrid: Bool {
    axis.isShown && (options.hasGrid ?? (!isDiscrete && axis.drawsGridUnasked))
  }

  /// Whether the axis is drawn over marks: where cells that fill their bands would hide its line.
  var isInFront: Bool {
    options.zindex.map { $0 > 0 } ?? (isDiscrete && axis.mark == "rect")
  }

  /// The longest line of the title.
  var title: TypesetLabel? { heading?.lines.max { $0.width < $1.width } }

  /// Whether the axis stands at the view's right or lower edge, so that it grows with coordinates.
  var isFar: Bool { axis.side == .bottom || axis.side == .right }
  var outwards: Double { isFar ? 1 : -1 }

  // MARK: - Room

  /// The rectangle of a label in coordinates whose origin is the axis' start, on its line.
  func box(_ tick: Tick) -> TextBox? {
    guard let label = tick.label, !label.lines.isEmpty else { return nil }
    let along = tick.place + tick.shift
    let across = tick.distance * outwards
    return label.box(
      at: isVertical ? (across, along) : (along, across), tick.align, tick.baseline, angle: angle,
      usesSize: theme.followsGrammar)
  }

  /// How far a rectangle reaches from the axis' line outwards.
  private func reach(_ box: TextBox) -> Double {
    switch axis.side {
    case .top: -box.top
    case .bottom: box.bottom
    case .left: -box.left
    case .right: box.right
    }
  }

  /// The room that labels take from the view outwards, ticks and padding included.
  var labelExtent: Double {
    guard axis.isShown else { return 0 }
    let tick = showsTicks ? tickLines.map(\.size).max() ?? 0 : 0
    let widest = ticks.compactMap(box).map(reach).max() ?? 0
    let extent = max(tick, widest)
    return max(options.minExtent ?? 0, min(options.maxExtent ?? .infinity, extent))
      + max(options.offset ?? 0, 0)
  }

  /// The room that the axis takes from the view outwards, without or with its title.
  func extent(withTitle: Bool) -> Double {
    guard axis.isShown else { return 0 }
    guard withTitle, let heading else { return labelExtent }
    if let box = placedTitleBox { return max(labelExtent, reach(box)) }
    let box = heading.box(at: (0, 0), .center, titleBaseline, angle: titleAngle)
    return labelExtent + titlePadding + max(reach(box), isVertical ? box.right - box.left : 0)
  }

  /// How far the first and last labels reach beyond the view's ends.
  var overhang: (start: Double, end: Double) {
    guard axis.isShown else { return (0, 0) }
    var (start, end) = (0.0, 0.0)
    for box in ticks.compactMap(box) + [placedTitleBox].compactMap(\.self) {
      start = max(start, isVertical ? -box.top : -box.left)
      end = max(end, (isVertical ? box.bottom : box.right) - length)
    }
    return (start, end)
  }

  // MARK: - Title

  var titlePadding: Double {
    options.titleText.padding?.otherwise ?? theme.titlePadding
  }

  /// The turn of the title in degrees, clockwise: along the axis where nothing else is said.
  var titleAngle: Double {
    options.titleText.angle ?? (axis.side == .left ? -90 : axis.side == .right ? 90 : 0)
  }

  var titleBaseline: GuideBaseline {
    options.titleText.baseline?.otherwise ?? (axis.side == .bottom ? .top : .bottom)
  }
}
