import Drawing
import Typesetting

/// An arrangement laid out: grids beside and below one another, their views aligned, with legends
/// around them.
indirect enum Block {
  case grid(GridLayout)
  case table(BlockTable)
  case legended(Block, LegendSides)

  init(_ arrangement: Arrangement, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts) {
    switch arrangement {
    case .grid(let grid): self = .grid(GridLayout(grid, size, theme, fonts))
    case .concat(let concat): self = .table(BlockTable(concat, size, theme, fonts))
    case .legended(let inner, let legends):
      let block = Block(inner, size, theme, fonts)
      self = .legended(
        block,
        LegendSides(
          legends, room: block.width, view: { block.viewSize(showing: $0) }, theme, fonts))
    }
  }

  var width: Double {
    switch self {
    case .grid(let grid): grid.width
    case .table(let table): table.width
    case .legended(let block, let sides):
      sides.left + max(block.width, block.viewLeft + sides.stackedWidth) + sides.right
    }
  }

  var height: Double {
    switch self {
    case .grid(let grid): grid.height
    case .table(let table): table.height
    case .legended(let block, let sides):
      sides.top + max(block.height, block.viewTop + sides.besideHeight) + sides.bottom
    }
  }

  /// Where the first views start, from the block's left and top edges.
  var viewLeft: Double {
    switch self {
    case .grid(let grid): grid.viewLeft
    case .table(let table): table.viewLeft
    case .legended(let block, let sides): sides.left + block.viewLeft
    }
  }

  var viewTop: Double {
    switch self {
    case .grid(let grid): grid.viewTop
    case .table(let table): table.viewTop
    case .legended(let block, let sides): sides.top + block.viewTop
    }
  }

  /// How many views of open width stand side by side where they are most.
  var flexibleColumns: Int {
    switch self {
    case .grid(let grid):
      ViewSizes.isFlexible(width: grid.grid, grid.theme) ? grid.grid.columnCount : 0
    case .table(let table): table.flexibleColumns
    case .legended(let block, _): block.flexibleColumns
    }
  }

  /// How many rows of views stand below one another where they are most.
  var rows: Int {
    switch self {
    case .grid(let grid): grid.grid.rowCount
    case .table(let table): table.viewRows
    case .legended(let block, _): block.rows
    }
  }

  /// The size of the first view that shows one of some channels; of the first one where none does.
  func viewSize(showing channels: [Channel]) -> (width: Double, height: Double) {
    let views = grids.flatMap { grid in
      zip(grid.grid.panels.joined(), grid.axes.joined()).compactMap { panel, axes in
        axes.map { (layers: panel?.layers ?? [], size: ($0.width, $0.height)) }
      }
    }
    let showing = views.first { view in
      view.layers.contains { layer in
        channels.contains { layer.layer.encoding[$0]?.measure != nil }
      }
    }
    return (showing ?? views.first)?.size ?? (0, 0)
  }

  /// All grids, in reading order.
  private var grids: [GridLayout] {
    switch self {
    case .grid(let grid): [grid]
    case .table(let table): table.placed(x: 0, y: 0).flatMap(\.block.grids)
    case .legended(let block, _): block.grids
    }
  }

  /// The first grid with its place from the block's top left corner.
  func firstGrid(x: Double, y: Double) -> (layout: GridLayout, x: Double, y: Double)? {
    switch self {
    case .grid(let grid): return (grid, x, y)
    case .table(let table):
      return table.placed(x: x, y: y).lazy.compactMap { $0.block.firstGrid(x: $0.x, y: $0.y) }.first
    case .legended(let block, let sides):
      return block.firstGrid(x: x + sides.left, y: y + sides.top)
    }
  }

  /// Draws the block with its top left corner at a place.
  func draw(
    atX x: Double, y: Double, _ theme: Theme, _ fonts: ThemeFonts,
    into drawing: inout PlotDrawing.Parts
  ) {
    switch self {
    case .grid(let grid):
      GridDrawing(layout: grid, theme: theme, fonts: fonts).draw(atX: x, y: y, into: &drawing)
    case .table(let table):
      drawing.items += table.headingItems(x: x, y: y)
      drawing.facts.titles += table.title
      for (header, labels) in table.headers { drawing.facts.add(header, labels) }
      for (block, x, y) in table.placed(x: x, y: y) {
        block.draw(atX: x, y: y, theme, fonts, into: &drawing)
      }
    case .legended(let block, let sides):
      let (left, top) = (x + sides.left, y + sides.top)
      let placement = LegendPlacement(
        sides: sides, block: block, originX: left, originY: top, theme: theme)
      drawing.keptClear += placement.boxes
      block.draw(atX: left, y: top, theme, fonts, into: &drawing)
      drawing.items += placement.items()
      drawing.facts.legends += sides.facts
    }
  }
}
