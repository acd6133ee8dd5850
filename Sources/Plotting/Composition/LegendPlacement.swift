import Drawing
import Typesetting

/// A block's legends laid out, by the side at which they stand.
struct LegendSides {
  /// The distance of legends from what they stand beside, and above or below.
  private static let offset = 16.0
  private static let stackedOffset = 8.0
  private static let grammarOffset = 18.0
  /// The distance between legends.
  private static let gap = 14.0
  private static let grammarGap = 8.0

  let placed: [(legend: LegendSpecification, layout: LegendLayout)]
  private let theme: Theme

  /// - Parameters:
  ///   - room: The width that legends above and below may take.
  ///   - view: The size of the view that shows some channels.
  init(
    _ legends: [LegendSpecification], room: Double,
    view: ([Channel]) -> (width: Double, height: Double), _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.theme = theme
    placed = legends.map { legend in
      let isStacked = legend.place == .top || legend.place == .bottom
      let view = view(legend.channels)
      return (
        legend, LegendLayout(legend, within: isStacked ? room : nil, view: view, theme, fonts)
      )
    }
  }

  /// The legends at a side.
  func at(_ place: LegendPlace) -> [(legend: LegendSpecification, layout: LegendLayout)] {
    placed.filter { $0.legend.place == place }
  }

  /// The distance between legends at a side.
  var gap: Double { theme.followsGrammar ? Self.grammarGap : Self.gap }

  /// How far the legends at a side stand from the block.
  func offset(_ place: LegendPlace) -> Double {
    let own = at(place).compactMap(\.legend.options.offset).max()
    let isStacked = place == .top || place == .bottom
    return own
      ?? (theme.followsGrammar
        ? Self.grammarOffset : isStacked ? Self.stackedOffset : Self.offset)
  }

  /// Whether the legends above or below stand side by side, as in the grammar.
  var isRow: Bool { theme.followsGrammar }

  /// The room that the legends on each side take, the distance from the views included.
  var left: Double { width(.left).map { $0 + offset(.left) } ?? 0 }
  var right: Double { width(.right).map { $0 + offset(.right) } ?? 0 }
  var top: Double { height(.top).map { $0 + offset(.top) } ?? 0 }
  var bottom: Double { height(.bottom).map { $0 + offset(.bottom) } ?? 0 }

  /// The width of what stands above or below, and the height of what stands beside.
  var stackedWidth: Double { max(width(.top) ?? 0, width(.bottom) ?? 0) }
  var besideHeight: Double { max(height(.left) ?? 0, height(.right) ?? 0) }

  private func width(_ place: LegendPlace) -> Double? {
    let widths = at(place).map(\.layout.width)
    guard isRow, place == .top || place == .bottom, !widths.isEmpty else { return widths.max() }
    return widths.reduce(0, +) + gap * Double(widths.count - 1)
  }

  private func height(_ place: LegendPlace) -> Double? {
    let heights = at(place).map(\.layout.height)
    guard !heights.isEmpty else { return nil }
    if isRow, place == .top || place == .bottom { return heights.max() }
    return heights.reduce(0, +) + gap * Double(heights.count - 1)
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
    run(.right, x: originX + block.width + sides.offset(.right), y: originY + block.viewTop)
      + run(.left, x: originX - sides.left, y: originY + block.viewTop)
      + run(.top, x: originX + block.viewLeft, y: originY - sides.top)
      + run(
        .bottom, x: originX + block.viewLeft,
        y: originY + block.height + sides.offset(.bottom))
      + inside()
  }

  /// The legends at a side, one after the other.
  private func run(_ place: LegendPlace, x: Double, y: Double) -> [FrameItem] {
    let goesAcross = sides.isRow && (place == .top || place == .bottom)
    var (left, top) = (x, y)
    return sides.at(place).map { legend, layout in
      defer {
        if goesAcross { left += layout.width + sides.gap } else { top += layout.height + sides.gap }
      }
      return group(layout, x: left, y: top)
    }
  }

  private func group(_ layout: LegendLayout, x: Double, y: Double) -> FrameItem {
    .group(
      FrameGroup("legend", transform: .move(by: .pixels(x, y)), items: layout.items))
  }

  /// A legend in a corner of the first view.
  private struct Corner {
    let legend: LegendSpecification
    let layout: LegendLayout
    /// Its top left corner, in the view's coordinates.
    let x: Double
    let y: Double
  }

  /// The legends in the corners of the first view, on a ground of the page's colour.
  private func inside() -> [FrameItem] {
    guard let (grid, x, y) = block.firstGrid(x: originX, y: originY) else { return [] }
    let origin = grid.origin(0, 0)
    return corners.flatMap { corner -> [FrameItem] in
      let (left, top) = (x + origin.x + corner.x, y + origin.y + corner.y)
      let layout = corner.layout
      let own = group(layout, x: left, y: top)
      guard corner.legend.place != .none, !theme.followsGrammar,
        corner.legend.options.fill == nil
      else { return [own] }
      let ground = FrameItem.path(
        .rectangle(
          .pixels(
            left: left - 4, top: top - 3, width: layout.width + 8, height: layout.height + 6)),
        fill: (theme.background ?? .white).faded(to: 0.85), stroke: nil)
      return [ground, own]
    }
  }

  /// What the legends in its corners take of the first view, in its coordinates.
  var boxes: [Rectangle] {
    corners.map {
      .pixels(left: $0.x, top: $0.y, width: $0.layout.width, height: $0.layout.height)
    }
  }

  private var corners: [Corner] {
    guard let (grid, _, _) = block.firstGrid(x: originX, y: originY),
      let view = grid.axes.first?.first ?? nil
    else { return [] }
    return LegendPlace.allCases.filter(\.isInside).flatMap { place -> [Corner] in
      let placed = sides.at(place)
      let margin = placed.compactMap(\.legend.options.offset).max() ?? 8
      let height =
        placed.reduce(0) { $0 + $1.layout.height } + sides.gap * Double(max(placed.count - 1, 0))
      let isTop = place == .topLeft || place == .topRight
      let isLeft = place == .topLeft || place == .bottomLeft
      var next = isTop ? margin : view.height - margin - height
      return placed.map { legend, layout in
        if place == .none {
          return Corner(
            legend: legend, layout: layout, x: legend.options.x ?? 0, y: legend.options.y ?? 0)
        }
        defer { next += layout.height + sides.gap }
        return Corner(
          legend: legend, layout: layout,
          x: isLeft ? margin : view.width - margin - layout.width, y: next)
      }
    }
  }
}
