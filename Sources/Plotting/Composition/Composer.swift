import Drawing
import Results
import Typesetting

/// Lays out a whole plot: views, legends, titles and margins, to the width asked for.
struct Composer {
  let arrangement: Arrangement
  let theme: Theme
  let fonts: ThemeFonts

  private var leastWidth: Double { theme.followsGrammar ? 1 : 40 }

  /// The finished drawing, with what was drawn as data.
  ///
  /// - Parameter detailsMarks: Whether facts say where and how each layer's marks are drawn.
  func compose(detailsMarks: Bool) -> (size: Size, drawing: PlotDrawing.Parts) {
    let (block, room) = solved()
    var drawing = PlotDrawing.Parts()
    drawing.detailsMarks = detailsMarks
    block.draw(atX: theme.padding.left, y: theme.padding.top, theme, fonts, into: &drawing)
    if let room, let view = drawing.facts.views.first {
      drawing.facts.views[0].axes = room.ordered(view.axes, width: view.width, height: view.height)
    }
    let (width, height) = (totalWidth(block), totalHeight(block))
    drawing.facts.width = width
    drawing.facts.height = height
    drawing.notes = drawing.notes.uniqued()
    return (Size(width: .pixels(width), height: .pixels(height)), drawing)
  }

  // MARK: - Sizes

  private func totalWidth(_ block: Block) -> Double {
    (block.width + theme.padding.left + theme.padding.right).rounded(.up)
  }

  private func totalHeight(_ block: Block) -> Double {
    (block.height + theme.padding.top + theme.padding.bottom).rounded(.up)
  }

  /// The block whose views are as wide (and high) as the figure's size leaves them, and the room
  /// around its view where this is fitted into a figure as the grammar does.
  private func solved() -> (block: Block, room: FittedRoom?) {
    let targetWidth = ViewSizes.figureWidth(arrangement) ?? theme.figureWidth.pixels
    let targetHeight = ViewSizes.figureHeight(arrangement)
    var size = FlexibleSize(width: targetWidth * 0.7, height: targetHeight.map { $0 * 0.7 })
    if theme.followsGrammar {
      // The grammar fits views once, by what stands around views as large as the figure.
      let margins = theme.padding
      size.width = targetWidth - margins.left - margins.right
      size.height = targetHeight.map { $0 - margins.top - margins.bottom }
    }
    var block = Block(arrangement, size, theme, fonts)
    if theme.followsGrammar, isFitted, let room = FittedRoom(block, theme, fonts) {
      size.width = max(size.width - room.width, leastWidth)
      size.height = size.height.map { max($0 - room.height, leastWidth) }
      return (Block(arrangement, rounded(size), theme, fonts), room)
    }
    for _ in 0..<(theme.followsGrammar ? 1 : 5) {
      let columns = block.flexibleColumns
      let spareWidth = targetWidth - totalWidth(block)
      let spareHeight = targetHeight.map { $0 - totalHeight(block) } ?? 0
      guard columns > 0 && spareWidth.magnitude >= 1 || spareHeight.magnitude >= 1 else { break }
      if columns > 0 {
        size.width = max(size.width + spareWidth / Double(columns), leastWidth)
      }
      size.height = size.height.map {
        max($0 + spareHeight / Double(max(block.rows, 1)), leastWidth)
      }
      block = Block(arrangement, rounded(size), theme, fonts)
    }
    return (block, nil)
  }

  /// Whether an author asks for a size of the figure, not of its views.
  private var isFitted: Bool {
    ViewSizes.figureWidth(arrangement) != nil || ViewSizes.figureHeight(arrangement) != nil
  }

  /// Views of whole pixels have sharp edges.
  private func rounded(_ size: FlexibleSize) -> FlexibleSize {
    FlexibleSize(
      width: size.width.rounded(.down), height: size.height.map { $0.rounded(.down) })
  }
}
