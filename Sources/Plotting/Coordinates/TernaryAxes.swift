import Drawing
import Typesetting

/// The three axes of a ternary view laid out: ticks, grid and the names of corners.
struct TernaryAxes: Sendable {
  /// One axis: its ticks by their shares, from the corner across (0) to its own (1).
  private struct Axis: Sendable {
    let name: String
    let title: TypesetLabel?
    let titleText: String
    let ticks: [(share: Double, label: TypesetLabel?, text: String)]
    let hasGrid: Bool
  }

  private static let names = ["a", "b", "c"]
  /// Where ticks point, out of the triangle along their lines: to the left, to the lower right, to
  /// the upper right.
  private static let directions = [
    (-1.0, 0.0), (0.5, Ternary.heightShare), (0.5, -Ternary.heightShare),
  ]

  private let axes: [Axis]
  private let width: Double
  private let height: Double
  private let theme: Theme

  /// The axes of layers; nil where none is ternary.
  init?(
    _ layers: [PreparedLayer], width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    let all = layers.compactMap(\.specification.ternary?.axes)
    guard let first = all.first else { return nil }
    self.width = width
    self.height = height
    self.theme = theme
    axes = Self.names.indices.map { index in
      let title = all.lazy.compactMap { $0[index].title }.first
      let field = all.lazy.compactMap { $0[index].field }.first
      let plain = field.map { theme.spellsOutNames ? FieldTitle.spelledOut($0) : $0 } ?? ""
      let text = title?.lines.joined(separator: " ") ?? plain
      return Axis(
        name: Self.names[index],
        title: text.isEmpty ? nil : fonts.title.label(text, color: theme.titleColor),
        titleText: text, ticks: Self.ticks(first[index], theme, fonts),
        hasGrid: first[index].hasGrid)
    }
  }

  private static func ticks(
    _ options: TernaryAxisOptions, _ theme: Theme, _ fonts: ThemeFonts
  ) -> [(share: Double, label: TypesetLabel?, text: String)] {
    var ticks = LinearTransform().ticks(0...1, count: options.tickCount)
    if let values = options.values { ticks.major = values.sorted() }
    // The corners carry names, not numbers.
    ticks.major = ticks.major.filter { $0 > 1e-9 && $0 < 1 - 1e-9 }
    return zip(ticks.major, TickLabels.labels(ticks, format: options.format)).map { share, label in
      let typeset = options.hasLabels ? fonts.label.label(label, color: theme.labelColor) : nil
      return (share, typeset, label.plainText)
    }
  }

  // MARK: - Places

  /// The ends of the line on which an axis has a share: the one with the tick first.
  private func ends(_ axis: Int, _ share: Double) -> (tick: LinePoint, other: LinePoint) {
    var (first, second) = ([0.0, 0, 0], [0.0, 0, 0])
    first[axis] = share
    second[axis] = share
    // The tick of a lies on the side from b to a, that of b on c–b, that of c on a–c.
    first[(axis + 1) % 3] = 1 - share
    second[(axis + 2) % 3] = 1 - share
    return (place(first), place(second))
  }

  private func place(_ shares: [Double]) -> LinePoint {
    Ternary.place(shares, width: width, height: height)
  }

  private var corners: [LinePoint] {
    [[1.0, 0, 0], [0.0, 1, 0], [0.0, 0, 1]].map(place)
  }

  /// The triangle.
  var outline: Path { .polyline(corners.map { $0.point }, closed: true) }

  private func labelBox(_ axis: Int, _ share: Double, _ label: TypesetLabel) -> (
    anchor: Point, horizontal: TypesetLabel.HorizontalAlignment,
    vertical: TypesetLabel.VerticalAlignment
  ) {
    let tick = ends(axis, share).tick
    let (x, y) = Self.directions[axis]
    let reach = theme.tickSize + theme.labelPadding
    let anchor = Point.pixels(tick.x + x * reach, tick.y + y * reach)
    switch axis {
    case 0: return (anchor, .right, .middle)
    case 1: return (anchor, .center, .top)
    default: return (anchor, .left, .middle)
    }
  }

  private func titleBox(_ axis: Int) -> (
    anchor: Point, horizontal: TypesetLabel.HorizontalAlignment,
    vertical: TypesetLabel.VerticalAlignment
  ) {
    let corner = corners[axis]
    let gap = theme.labelPadding + 2
    switch axis {
    case 0: return (.pixels(corner.x, corner.y - gap), .center, .bottom)
    case 1: return (.pixels(corner.x, corner.y + gap), .right, .top)
    default: return (.pixels(corner.x, corner.y + gap), .left, .top)
    }
  }

  /// How far labels reach beyond the view.
  var overhang: LabelOverhang {
    var boxes: [Rectangle] = []
    for (index, axis) in axes.enumerated() {
      for tick in axis.ticks {
        guard let label = tick.label else { continue }
        let at = labelBox(index, tick.share, label)
        boxes.append(label.box(at: at.anchor, at.horizontal, at.vertical))
      }
      if let title = axis.title {
        let at = titleBox(index)
        boxes.append(title.box(at: at.anchor, at.horizontal, at.vertical))
      }
    }
    return LabelOverhang(
      left: max(-(boxes.map(\.left.pixels).min() ?? 0), 0),
      right: max((boxes.map(\.right.pixels).max() ?? 0) - width, 0),
      top: max(-(boxes.map(\.top.pixels).min() ?? 0), 0),
      bottom: max((boxes.map(\.bottom.pixels).max() ?? 0) - height, 0))
  }

  // MARK: - Drawing

  /// The grid.
  var gridItems: [FrameItem] {
    let stroke = Stroke(theme.gridColor, width: .pixels(theme.gridWidth))
    let lines = axes.enumerated().flatMap { index, axis -> [FrameItem] in
      guard axis.hasGrid else { return [] }
      return axis.ticks.map { tick in
        let (start, end) = ends(index, tick.share)
        return .path(.segment(from: start.point, to: end.point), fill: nil, stroke: stroke)
      }
    }
    return lines.isEmpty ? [] : [.group(FrameGroup("grid", items: lines))]
  }

  /// The sides, ticks, labels and names of corners.
  var items: [FrameItem] {
    let stroke = Stroke(theme.axisColor, width: .pixels(theme.axisWidth), join: .round)
    var items: [FrameItem] = [.path(outline, fill: nil, stroke: stroke)]
    for (index, axis) in axes.enumerated() {
      let (x, y) = Self.directions[index]
      for tick in axis.ticks {
        let start = ends(index, tick.share).tick
        let end = LinePoint(x: start.x + x * theme.tickSize, y: start.y + y * theme.tickSize)
        items.append(.path(.segment(from: start.point, to: end.point), fill: nil, stroke: stroke))
        guard let label = tick.label else { continue }
        let at = labelBox(index, tick.share, label)
        items += label.items(at: at.anchor, at.horizontal, at.vertical)
      }
      if let title = axis.title {
        let at = titleBox(index)
        items += title.items(at: at.anchor, at.horizontal, at.vertical)
      }
    }
    return [.group(FrameGroup("axes ternary", items: items))]
  }

  /// The axes as facts: `a` at the left, `b` at the bottom, `c` at the right, with the places of
  /// their labels down, along and down the view.
  var facts: [PlotFacts.Axis] {
    zip(axes.indices, ["left", "bottom", "right"]).map { index, side in
      let axis = axes[index]
      let shown = axis.ticks.filter { $0.label != nil }
      return PlotFacts.Axis(
        channel: axis.name, side: side, isShown: true, scale: "ternary", title: axis.titleText,
        extent: [0, 1], values: [], labels: shown.map(\.text),
        places: shown.map { tick in
          let place = ends(index, tick.share).tick
          return index == 1 ? place.x : place.y
        }, tickCount: axis.ticks.count, gridCount: axis.hasGrid ? axis.ticks.count : 0)
    }
  }
}
