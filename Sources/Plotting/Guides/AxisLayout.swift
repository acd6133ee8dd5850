import Drawing
import Results
import Typesetting

/// An axis laid out along a length: where its ticks are, what they say, what room it takes.
struct AxisLayout: Sendable {
  /// A labelled tick.
  struct Tick: Sendable {
    /// The distance from the view's left or top edge.
    var place: Double
    /// The label; nil where there is no room for it.
    var label: TypesetLabel?
    /// What the label says, room or not.
    var text: String
  }

  let axis: AxisSpecification
  let length: Double
  var ticks: [Tick] = []
  var minor: [Double] = []
  /// The turn of the labels in degrees: 0, −45 or −90, or what the author wants.
  var angle = 0.0
  let isDiscrete: Bool
  /// The place of zero within a linear domain with numbers on both sides; nil elsewhere.
  var zero: Double?
  let title: TypesetLabel?
  let theme: Theme

  var isVertical: Bool { axis.channel == .y }
  private var showsLabels: Bool { axis.options.labels ?? true }
  var showsTicks: Bool { axis.options.ticks ?? true }
  var showsDomain: Bool { axis.options.domain ?? true }
  /// Whether grid lines are drawn: on quantitative axes, where the author says nothing.
  var showsGrid: Bool {
    axis.isShown && (axis.options.grid ?? (!isDiscrete && axis.drawsGridUnasked))
  }

  /// The size of a label's box along the axis, turned as it is.
  func extentAlong(_ label: TypesetLabel) -> Double { turnedSize(label).along }

  private func turnedSize(_ label: TypesetLabel) -> (along: Double, across: Double) {
    let (width, height) = (label.width.pixels, label.height.pixels)
    let turn = Angle(degrees: angle)
    let flat = width * turn.cosine.magnitude + height * turn.sine.magnitude
    let tall = width * turn.sine.magnitude + height * turn.cosine.magnitude
    return isVertical ? (tall, flat) : (flat, tall)
  }

  /// The room that labels take from the view outwards, ticks and padding included.
  var labelExtent: Double {
    guard axis.isShown else { return 0 }
    let labels = ticks.compactMap(\.label)
    let widest = showsLabels ? labels.map { turnedSize($0).across }.max() ?? 0 : 0
    let tick = showsTicks ? theme.tickSize : 0
    return widest > 0 ? tick + theme.labelPadding + widest : tick
  }

  /// The room that the axis takes from the view outwards, without or with its title.
  func extent(withTitle: Bool) -> Double {
    guard axis.isShown else { return 0 }
    guard withTitle, let title else { return labelExtent }
    return labelExtent + theme.titlePadding + title.height.pixels
  }

  /// How far the first and last labels reach beyond the view's ends.
  var overhang: (start: Double, end: Double) {
    guard axis.isShown else { return (0, 0) }
    var (start, end) = (0.0, 0.0)
    for tick in ticks {
      guard let label = tick.label else { continue }
      let (low, high) = reach(label)
      start = max(start, low - tick.place)
      end = max(end, tick.place + high - length)
    }
    return (start, end)
  }

  /// How far a label reaches to both sides of its tick, along the axis.
  func reach(_ label: TypesetLabel) -> (low: Double, high: Double) {
    let along = extentAlong(label)
    if !isVertical, angle != 0, angle.magnitude != 90 {
      let height = label.height.pixels
      return angle < 0 ? (along - height / 2, height / 2) : (height / 2, along - height / 2)
    }
    return (along / 2, along / 2)
  }
}
