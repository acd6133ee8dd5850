import Drawing
import Typesetting

/// The room around the views of a grid.
struct GridMargins {
  var left: [Double]
  var right: [Double]
  var top: [Double]
  var bottom: [Double]

  init(_ grid: PanelGrid, _ axes: [[PanelAxes?]], _ headings: GridHeadings, _ theme: Theme) {
    let (rows, columns) = (grid.rowCount, grid.columnCount)
    left = [Double](repeating: 0, count: columns)
    right = left
    top = [Double](repeating: 0, count: rows)
    bottom = top
    for row in 0..<rows {
      for column in 0..<columns {
        guard let panel = axes[row][column] else { continue }
        right[column] = max(right[column], panel.labelOverhang.right)
        top[row] = max(top[row], panel.labelOverhang.top)
        bottom[row] = max(bottom[row], panel.labelOverhang.bottom)
        makeRoom(forX: panel, row, column, grid, theme)
        makeRoom(forY: panel, row, column, grid)
      }
      top[row] = max(top[row], 0) + headings.labelHeight(row: row)
    }
    if columns > 0 { right[columns - 1] += headings.rowLabelWidth }
    for column in 1..<max(columns, 1) {
      left[column] = max(
        left[column], (grid.spacing.column ?? theme.spacing) - right[column - 1])
    }
    for row in 1..<max(rows, 1) {
      top[row] = max(top[row], (grid.spacing.row ?? theme.spacing) - bottom[row - 1])
    }
  }

  private mutating func makeRoom(
    forX panel: PanelAxes, _ row: Int, _ column: Int, _ grid: PanelGrid, _ theme: Theme
  ) {
    let isLowest = grid.isLowest(row, column)
    for x in panel.x.map(\.layout) {
      guard !grid.sharesX || isLowest else {
        if x.axis.side == .bottom { bottom[row] = max(bottom[row], theme.tickSize + 3) }
        continue
      }
      let extent = x.extent(withTitle: !grid.sharesX || isLowest)
      if x.axis.side == .bottom {
        bottom[row] = max(bottom[row], extent)
      } else {
        top[row] = max(top[row], extent)
      }
      left[column] = max(left[column], x.overhang.start)
      right[column] = max(right[column], x.overhang.end)
    }
  }

  private mutating func makeRoom(
    forY panel: PanelAxes, _ row: Int, _ column: Int, _ grid: PanelGrid
  ) {
    for y in panel.y.map(\.layout) {
      guard !grid.sharesY || column == 0 else { continue }
      let extent = y.extent(withTitle: true)
      if y.axis.side == .left {
        left[column] = max(left[column], extent)
      } else {
        right[column] = max(right[column], extent)
      }
      top[row] = max(top[row], y.overhang.start)
      bottom[row] = max(bottom[row], y.overhang.end)
    }
  }

  /// Widens the outer margins where a title is longer than the views that it stands beside.
  mutating func makeRoom(
    forTitlesOf axes: [[PanelAxes?]], _ headings: GridHeadings, _ columnWidths: [Double],
    _ rowHeights: [Double]
  ) {
    guard let lastRow = bottom.indices.last, let lastColumn = right.indices.last else { return }
    let all = axes.joined().compactMap { $0 }
    let inner = (left.dropFirst() + right.dropLast()).reduce(0, +)
    let width = columnWidths.reduce(0, +) + inner
    let height = rowHeights.reduce(0, +) + (top.dropFirst() + bottom.dropLast()).reduce(0, +)
    let across =
      all.flatMap { $0.x.compactMap(\.layout.title) } + [headings.columnTitle].compactMap(\.self)
    let down =
      all.flatMap { $0.y.compactMap(\.layout.title) } + [headings.rowTitle].compactMap(\.self)
    let wide = ((across.map(\.width.pixels).max() ?? 0) - width) / 2
    let high = ((down.map(\.width.pixels).max() ?? 0) - height) / 2
    let wideCell = ((headings.columns + headings.cells.joined()).map(\.width.pixels).max() ?? 0)
    let highCell = headings.rows.map(\.width.pixels).max() ?? 0
    left[0] = max(left[0], wide, (wideCell - columnWidths[0]) / 2)
    right[lastColumn] = max(
      right[lastColumn], wide, (wideCell - columnWidths[lastColumn]) / 2)
    top[0] = max(top[0], high, (highCell - rowHeights[0]) / 2)
    bottom[lastRow] = max(bottom[lastRow], high, (highCell - rowHeights[lastRow]) / 2)
    right[lastColumn] = max(right[lastColumn], headings.title.width - width)
  }
}
