import Drawing
import Typesetting

/// A plot's legends laid out, by the side at which they stand.
struct LegendSides {
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

  /// The room that the legends at a side take, the distance from the views included.
  func room(
    _ place: LegendPlace, _ offset: Double, _ gap: Double
  ) -> (width: Double, height: Double) {
    let layouts = at(place)
    guard !layouts.isEmpty else { return (0, 0) }
    let width = layouts.map(\.width).max() ?? 0
    let height = layouts.reduce(0) { $0 + $1.height } + gap * Double(layouts.count - 1)
    let isBeside = place == .left || place == .right
    return (isBeside ? width + offset : width, isBeside ? height : height + offset)
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
  let originX: Double
  let originY: Double
  let offset: Double
  let gap: Double
  let theme: Theme

  func items() -> [FrameItem] {
    let left = originX - sides.room(.left, offset, gap).width
    let top = originY - sides.room(.top, 8, gap).height
    return stacked(sides.at(.right), x: originX + block.width + offset, y: originY + block.viewTop)
      + stacked(sides.at(.left), x: left, y: originY + block.viewTop)
      + stacked(sides.at(.top), x: originX + block.viewLeft, y: top)
      + stacked(
        sides.at(.bottom), x: originX + block.viewLeft, y: originY + block.height + 8)
      + inside()
  }

  private func stacked(_ layouts: [LegendLayout], x: Double, y: Double) -> [FrameItem] {
    var top = y
    return layouts.map { layout in
      defer { top += layout.height + gap }
      return group(layout, x: x, y: top)
    }
  }

  private func group(_ layout: LegendLayout, x: Double, y: Double) -> FrameItem {
    .group(
      FrameGroup("legend", transform: .move(by: .pixels(x, y)), items: layout.items))
  }

  /// The legends in the corners of the first view, on a ground of the page's colour.
  private func inside() -> [FrameItem] {
    guard let first = block.placed(x: originX, y: originY).first else { return [] }
    let (grid, x, y) = first
    let origin = grid.origin(0, 0)
    let (left, top) = (x + origin.x, y + origin.y)
    let margin = 8.0
    return LegendPlace.allCases.filter(\.isInside).flatMap { place -> [FrameItem] in
      let layouts = sides.at(place)
      let height = layouts.reduce(0) { $0 + $1.height } + gap * Double(max(layouts.count - 1, 0))
      let isTop = place == .topLeft || place == .topRight
      var next = isTop ? top + margin : top + grid.viewHeight - margin - height
      return layouts.flatMap { layout -> [FrameItem] in
        defer { next += layout.height + gap }
        let isLeft = place == .topLeft || place == .bottomLeft
        let legendX = isLeft ? left + margin : left + grid.viewWidth - margin - layout.width
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
