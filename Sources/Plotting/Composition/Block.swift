/// An arrangement laid out: grids beside and below one another, their views aligned.
indirect enum Block {
  case grid(GridLayout)
  case row([Block], gap: Double)
  case column([Block], gap: Double)

  init(_ arrangement: Arrangement, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts) {
    let gap = theme.spacing
    switch arrangement {
    case .grid(let grid): self = .grid(GridLayout(grid, size, theme, fonts))
    case .row(let parts):
      self = .row(parts.map { Block($0, size, theme, fonts) }, gap: gap)
    case .column(let parts):
      self = .column(parts.map { Block($0, size, theme, fonts) }, gap: gap)
    }
  }

  var width: Double {
    switch self {
    case .grid(let grid): grid.width
    case .row(let parts, let gap):
      parts.reduce(0) { $0 + $1.width } + gap * Double(max(parts.count - 1, 0))
    case .column(let parts, _): viewLeft + (parts.map { $0.width - $0.viewLeft }.max() ?? 0)
    }
  }

  var height: Double {
    switch self {
    case .grid(let grid): grid.height
    case .row(let parts, _): viewTop + (parts.map { $0.height - $0.viewTop }.max() ?? 0)
    case .column(let parts, let gap):
      parts.reduce(0) { $0 + $1.height } + gap * Double(max(parts.count - 1, 0))
    }
  }

  /// Where the first views start, from the block's left and top edges.
  var viewLeft: Double {
    switch self {
    case .grid(let grid): grid.viewLeft
    case .row(let parts, _): parts.first?.viewLeft ?? 0
    case .column(let parts, _): parts.map(\.viewLeft).max() ?? 0
    }
  }

  var viewTop: Double {
    switch self {
    case .grid(let grid): grid.viewTop
    case .row(let parts, _): parts.map(\.viewTop).max() ?? 0
    case .column(let parts, _): parts.first?.viewTop ?? 0
    }
  }

  /// How many views of open width stand side by side where they are most.
  var flexibleColumns: Int {
    switch self {
    case .grid(let grid):
      ViewSizes.isFlexible(width: grid.grid, grid.theme) ? grid.grid.columnCount : 0
    case .row(let parts, _): parts.reduce(0) { $0 + $1.flexibleColumns }
    case .column(let parts, _): parts.map(\.flexibleColumns).max() ?? 0
    }
  }

  /// How many rows of views stand below one another where they are most.
  var rows: Int {
    switch self {
    case .grid(let grid): grid.grid.rowCount
    case .row(let parts, _): parts.map(\.rows).max() ?? 1
    case .column(let parts, _): parts.reduce(0) { $0 + $1.rows }
    }
  }

  /// The grids with their places from the block's top left corner.
  func placed(x: Double = 0, y: Double = 0) -> [(layout: GridLayout, x: Double, y: Double)] {
    switch self {
    case .grid(let grid): return [(grid, x, y)]
    case .row(let parts, let gap):
      var left = x
      return parts.flatMap { part in
        defer { left += part.width + gap }
        return part.placed(x: left, y: y + viewTop - part.viewTop)
      }
    case .column(let parts, let gap):
      var top = y
      return parts.flatMap { part in
        defer { top += part.height + gap }
        return part.placed(x: x + viewLeft - part.viewLeft, y: top)
      }
    }
  }
}
