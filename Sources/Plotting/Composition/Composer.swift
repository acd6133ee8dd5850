import Drawing
import Results
import Typesetting

/// Lays out a whole plot: views, legends, titles and margins, to the width asked for.
struct Composer {
  let arrangement: Arrangement
  let looks: LookScales
  let legends: [LegendSpecification]
  let theme: Theme
  let fonts: ThemeFonts

  private static let legendGap = 14.0
  private static let legendOffset = 16.0
  private static let leastWidth = 40.0

  /// The finished drawing, with what was drawn as data.
  ///
  /// - Parameter detailsMarks: Whether facts say where and how each layer's marks are drawn.
  func compose(detailsMarks: Bool) -> (
    size: Size, items: [FrameItem], facts: PlotFacts, notes: [String]
  ) {
    let block = solved()
    let sides = LegendSides(legends, room: block.width, theme, fonts)
    let origin = (
      x: theme.padding + sides.room(.left, Self.legendOffset, Self.legendGap).width,
      y: theme.padding + sides.room(.top, 8, Self.legendGap).height
    )
    var drawing = PlotDrawing.Parts()
    drawing.detailsMarks = detailsMarks
    for (layout, x, y) in block.placed(x: origin.x, y: origin.y) {
      GridDrawing(layout: layout, looks: looks, theme: theme, fonts: fonts)
        .draw(atX: x, y: y, into: &drawing)
    }
    let width = totalWidth(block, sides)
    let height = totalHeight(block, sides)
    drawing.items += LegendPlacement(
      sides: sides, block: block, originX: origin.x, originY: origin.y, offset: Self.legendOffset,
      gap: Self.legendGap, theme: theme
    ).items()
    drawing.facts.add(looks)
    drawing.facts.legends = sides.facts
    drawing.facts.width = width
    drawing.facts.height = height
    return (
      Size(width: .pixels(width), height: .pixels(height)), drawing.items, drawing.facts,
      drawing.notes.uniqued()
    )
  }

  // MARK: - Sizes

  private func totalWidth(_ block: Block, _ sides: LegendSides) -> Double {
    let left = sides.room(.left, Self.legendOffset, Self.legendGap).width
    let right = sides.room(.right, Self.legendOffset, Self.legendGap).width
    let stacked = max(
      sides.room(.top, 8, Self.legendGap).width, sides.room(.bottom, 8, Self.legendGap).width)
    let inner = max(block.width, block.viewLeft + stacked)
    return (left + inner + right + theme.padding * 2).rounded(.up)
  }

  private func totalHeight(_ block: Block, _ sides: LegendSides) -> Double {
    let top = sides.room(.top, 8, Self.legendGap).height
    let bottom = sides.room(.bottom, 8, Self.legendGap).height
    let beside = max(
      sides.room(.right, 0, Self.legendGap).height, sides.room(.left, 0, Self.legendGap).height)
    return (top + max(block.height, block.viewTop + beside) + bottom + theme.padding * 2)
      .rounded(.up)
  }

  /// The block whose views are as wide (and high) as the figure's size leaves them.
  private func solved() -> Block {
    let targetWidth = ViewSizes.figureWidth(arrangement) ?? theme.figureWidth.pixels
    let targetHeight = ViewSizes.figureHeight(arrangement)
    var size = FlexibleSize(width: targetWidth * 0.7, height: targetHeight.map { $0 * 0.7 })
    var block = Block(arrangement, size, theme, fonts)
    for _ in 0..<5 {
      let sides = LegendSides(legends, room: block.width, theme, fonts)
      let columns = block.flexibleColumns
      let spareWidth = targetWidth - totalWidth(block, sides)
      let spareHeight = targetHeight.map { $0 - totalHeight(block, sides) } ?? 0
      guard columns > 0 && spareWidth.magnitude >= 1 || spareHeight.magnitude >= 1 else { break }
      if columns > 0 {
        size.width = max(size.width + spareWidth / Double(columns), Self.leastWidth)
      }
      size.height = size.height.map {
        max($0 + spareHeight / Double(max(block.rows, 1)), Self.leastWidth)
      }
      let next = Block(arrangement, rounded(size), theme, fonts)
      block = next
    }
    return block
  }

  /// Views of whole pixels have sharp edges.
  private func rounded(_ size: FlexibleSize) -> FlexibleSize {
    FlexibleSize(
      width: size.width.rounded(.down), height: size.height.map { $0.rounded(.down) })
  }
}
