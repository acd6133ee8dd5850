import Drawing
import Typesetting

/// A block's legends laid out, by the side at which they stand.
struct LegendSides {
  /// The distance of legends from what they stand beside, and above or below.
  static let offset = 16.0
  static let stackedOffset = 8.0
  /// The distance between legends.
  static let gap = 14.0

  let placed: [(legend: LegendSpecification, layout: LegendLayout)]

  /// - Parameter room: The width that legends above and below may take.
  init(
    _ legends: [LegendSpecification], room: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    placed = legends.map { legend in
      let isStacked = legend.place == .top || legend.place == .bottom
      return (legend, LegendLayout(legend, within: isStacked ? room : nil, theme, fonts))
    }
  }

  /// The legends at a side.
  func at(_ place: LegendPlace) -> [LegendLayout] {
    placed.filter { $0.legend.place == place }.map(\.layout)
  }

  /// The room that the legends on each side take, the distance from the views included.
  var left: Double { width(.left).map { $0 + Self.offset } ?? 0 }
  var right: Double { width(.right).map { $0 + Self.offset } ?? 0 }
  var top: Double { height(.top).map { $0 + Self.stackedOffset } ?? 0 }
  var bottom: Double { height(.bottom).map { $0 + Self.stackedOffset } ?? 0 }

  /// The width of what stands above or below, and the height of what stands beside.
  var stackedWidth: Double { max(width(.top) ?? 0, width(.bottom) ?? 0) }
  var besideHeight: Double { max(height(.left) ?? 0, height(.right) ?? 0) }

  private func width(_ place: LegendPlace) -> Double? { at(place).map(\.width).max() }

  private func height(_ place: LegendPlace) -> Double? {
    let layouts = at(place)
    guard !layouts.isEmpty else { return nil }
    return layouts.reduce(0) { $0 + $1.height } + Self.gap * Double(layouts.count - 1)
  }

  /// What the legends say, as data.
  var facts: [PlotFacts.Legend] {
    placed.map { PlotFacts.Legend($0.legend, $0.layout) }
  }
}

/// Puts legends beside, above, below and in the corners of the views.
struct LegendPlacement {
  let sides: LegendSides
  let block: Block
  /// The block's own top left corner.
  let originX: Double
  let originY: Double
  let theme: Theme

  func items() -> [FrameItem] {
    stacked(
      sides.at(.right), x: originX + block.width + LegendSides.offset, y: originY + block.viewTop)
      + stacked(sides.at(.left), x: originX - sides.left, y: originY + block.viewTop)
      + stacked(sides.at(.top), x: originX + block.viewLeft, y: originY - sides.top)
      + stacked(
        sides.at(.bottom), x: originX + block.viewLeft,
        y: originY + block.height + LegendSides.stackedOffset)
      + inside()
  }

  private func stacked(_ layouts: [LegendLayout], x: Double, y: Double) -> [FrameItem] {
    var top = y
    return layouts.map { layout in
      defer { top += layout.height + LegendSides.gap }
      return group(layout, x: x, y: top)
    }
  }

  private func group(_ layout: LegendLayout, x: Double, y: Double) -> FrameItem {
    .group(
      FrameGroup("legend", transform: .move(by: .pixels(x, y)), items: layout.items))
  }

  /// The legends in the corners of the first view, on a ground of the page's colour.
  private func inside() -> [FrameItem] {
    guard let (grid, x, y) = block.firstGrid(x: originX, y: originY),
      let first = grid.axes.first?.first ?? nil
    else { return [] }
    let origin = grid.origin(0, 0)
    let (left, top) = (x + origin.x, y + origin.y)
    let margin = 8.0
    return LegendPlace.allCases.filter(\.isInside).flatMap { place -> [FrameItem] in
      let layouts = sides.at(place)
      let height =
        layouts.reduce(0) { $0 + $1.height } + LegendSides.gap * Double(max(layouts.count - 1, 0))
      let isTop = place == .topLeft || place == .topRight
      var next = isTop ? top + margin : top + first.height - margin - height
      return layouts.flatMap { layout -> [FrameItem] in
        defer { next += layout.height + LegendSides.gap }
        let isLeft = place == .topLeft || place == .bottomLeft
        let legendX = isLeft ? left + margin : left + first.width - margin - layout.width
        let ground = FrameItem.path(
          .rectangle(
            .pixels(
              left: legendX - 4, top: next - 3, width: layout.width + 8, height: layout.height + 6)),
          fill: (theme.background ?? .white).faded(to: 0.85), stroke: nil)
        return [ground, group(layout, x: legendX, y: next)]
      }
    }
  }
}
