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
      drawing.items += table.titleItems(x: x, y: y)
      drawing.facts.titles += table.titleLines
      for (block, x, y) in table.placed(x: x, y: y) {
        block.draw(atX: x, y: y, theme, fonts, into: &drawing)
      }
    case .legended(let block, let sides):
      let (left, top) = (x + sides.left, y + sides.top)
      block.draw(atX: left, y: top, theme, fonts, into: &drawing)
      drawing.items += LegendPlacement(
        sides: sides, block: block, originX: left, originY: top, theme: theme
      ).items()
      drawing.facts.legends += sides.facts
    }
  }
}

/// Blocks in rows and columns, the views of each row and of each column aligned.
struct BlockTable {
  let title: ViewTitle
  let titleLines: [String]
  private let rows: [[Block?]]
  private let rowGap: Double
  private let columnGap: Double
  private let isCentered: Bool
  /// How far the blocks of each column reach to the left of their views' edge, and from it on.
  private let before: [Double]
  private let after: [Double]
  /// How far the blocks of each row reach above their views' edge, and from it on.
  private let above: [Double]
  private let below: [Double]

  init(
    _ concat: ConcatArrangement, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    let rows = concat.rows.map { line in line.map { $0.map { Block($0, size, theme, fonts) } } }
    self.rows = rows
    title = ViewTitle(concat.title, isSingle: false, theme, fonts)
    titleLines = concat.title?.texts ?? []
    rowGap = concat.spacing.row ?? theme.spacing
    columnGap = concat.spacing.column ?? theme.spacing
    isCentered = concat.spacing.isCentered
    let columns = (0..<(rows.first?.count ?? 0)).map { column in rows.compactMap { $0[column] } }
    before = columns.map { $0.map(\.viewLeft).max() ?? 0 }
    after = columns.map { $0.map { $0.width - $0.viewLeft }.max() ?? 0 }
    above = rows.map { $0.compactMap { $0?.viewTop }.max() ?? 0 }
    below = rows.map { $0.compactMap { $0.map { $0.height - $0.viewTop } }.max() ?? 0 }
  }

  var width: Double {
    let inner = (before + after).reduce(0, +) + columnGap * Double(max(before.count - 1, 0))
    return max(inner + title.room(.left) + title.room(.right), viewLeft + title.width)
  }

  var height: Double {
    title.room(.top) + title.room(.bottom) + (above + below).reduce(0, +)
      + rowGap * Double(max(above.count - 1, 0))
  }

  var viewLeft: Double { title.room(.left) + (before.first ?? 0) }
  var viewTop: Double { title.room(.top) + (above.first ?? 0) }

  /// The title of the whole table with its top left corner at a place.
  func titleItems(x: Double, y: Double) -> [FrameItem] {
    let box = TextBox(left: x, top: y, right: x + width, bottom: y + height)
    var views = box
    views.left += viewLeft
    views.top += viewTop
    return title.items(in: box, around: views)
  }

  var flexibleColumns: Int {
    rows.map { $0.reduce(0) { $0 + ($1?.flexibleColumns ?? 0) } }.max() ?? 0
  }

  var viewRows: Int { rows.reduce(0) { $0 + ($1.compactMap { $0?.rows }.max() ?? 0) } }

  /// The blocks with their top left corners, row by row.
  func placed(x: Double, y: Double) -> [(block: Block, x: Double, y: Double)] {
    var placed: [(block: Block, x: Double, y: Double)] = []
    var top = y + title.room(.top)
    for (row, line) in rows.enumerated() {
      var left = x + title.room(.left)
      for (column, block) in line.enumerated() {
        if let block {
          var (blockX, blockY) = (
            left + before[column] - block.viewLeft, top + above[row] - block.viewTop
          )
          if isCentered {
            blockX = left + (before[column] + after[column] - block.width) / 2
            blockY = top + (above[row] + below[row] - block.height) / 2
          }
          placed.append((block, blockX, blockY))
        }
        left += before[column] + after[column] + columnGap
      }
      top += above[row] + below[row] + rowGap
    }
    return placed
  }
}
