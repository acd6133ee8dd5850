import Drawing
import Typesetting

/// Texts of a facet's header, set, at one side of what they stand beside.
struct HeaderText {
  private let options: TextOptions
  private let anchor: TitleAnchor
  private let padding: Double
  let side: AxisSide

  init(
    _ options: TextOptions, anchor: TitleAnchor?, side: AxisSide, padding standard: Double
  ) {
    self.options = options
    self.anchor = anchor ?? .middle
    self.side = side
    padding = options.padding?.otherwise ?? standard
  }

  /// Whether the texts stand above or below.
  var isHorizontal: Bool { side == .top || side == .bottom }
  private var placement: LabelPlacement { LabelPlacement(side, angle: options.angle) }

  /// The turn of the texts: along their side where nothing else is said.
  private var angle: Double { options.angle ?? (isHorizontal ? 0 : side == .left ? -90 : 90) }

  private var baseline: GuideBaseline {
    if let baseline = options.baseline?.otherwise { return baseline }
    guard options.angle == nil else { return placement.baseline }
    return side == .bottom ? .top : .bottom
  }

  private var align: TypesetLabel.HorizontalAlignment {
    if let align = options.align?.otherwise { return align }
    if let align = placement.align { return align }
    switch anchor {
    case .start: return .left
    case .middle: return .center
    case .end: return .right
    }
  }

  /// The room that a text takes outwards, its distance from what it stands beside included; 0
  /// without one.
  func depth(_ text: TextBlock?) -> Double {
    guard let text else { return 0 }
    let box = text.box(at: (0, 0), align, baseline, angle: angle)
    return padding + (isHorizontal ? box.bottom - box.top : box.right - box.left)
  }

  /// How much of a length along the side a text takes.
  func length(_ text: TextBlock) -> Double {
    let box = text.box(at: (0, 0), align, baseline, angle: angle)
    return isHorizontal ? box.right - box.left : box.bottom - box.top
  }

  /// A text beside a stretch along its side.
  ///
  /// - Parameter edge: Where what it stands beside ends.
  func items(_ text: TextBlock, from start: Double, to end: Double, edge: Double) -> [FrameItem] {
    // Texts that read upwards start at the bottom.
    let (first, last) = side == .left && angle < 0 ? (end, start) : (start, end)
    let along: Double =
      switch anchor {
      case .start: first
      case .middle: (start + end) / 2
      case .end: last
      }
    let across = edge + padding * (side == .top || side == .left ? -1 : 1)
    let place = isHorizontal ? Point.pixels(along, across) : .pixels(across, along)
    return text.items(at: place, align, baseline, angle: angle)
  }
}
