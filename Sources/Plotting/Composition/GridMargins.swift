import Drawing
import Typesetting

/// The room around the views of a grid.
struct GridMargins {
  var left: [Double]
  var right: [Double]
  var top: [Double]
  var bottom: [Double]
  /// The room of these that axes take, and what else stands next to views, headers left out.
  private(set) var axes = AxisRoom()

  /// The room that axes take at the sides of the outermost columns, and of all rows.
  struct AxisRoom {
    var left = 0.0
    var right = 0.0
    var top: [Double] = []
    var bottom: [Double] = []
  }

  init(_ grid: PanelGrid, _ axes: [[PanelAxes?]], _ headings: GridHeadings, _ theme: Theme) {
    let (rows, columns) = (grid.rowCount, grid.columnCount)
    left = [Double](repeating: 0, count: columns)
    right = left
    top = [Double](repeating: 0, count: rows)
    bottom = top
    for row in 0..<rows {
      for column in 0..<columns {
        guard let panel = axes[row][column] else { continue }
        left[column] = max(left[column], panel.labelOverhang.left)
        right[column] = max(right[column], panel.labelOverhang.right)
        top[row] = max(top[row], panel.labelOverhang.top)
        bottom[row] = max(bottom[row], panel.labelOverhang.bottom)
        makeRoom(forX: panel, row, column, grid, theme)
        makeRoom(forY: panel, row, column, grid)
      }
    }
    self.axes = AxisRoom(
      left: left.first ?? 0, right: right.last ?? 0, top: top, bottom: bottom)
    for row in 0..<rows {
      top[row] += headings.labelDepth(.top, line: row, of: rows)
      bottom[row] += headings.labelDepth(.bottom, line: row, of: rows)
    }
    for column in 1..<max(columns, 1) {
      // Labels that reach beyond neighbouring views stay apart.
      let reaches = left[column] > 0 && right[column - 1] > 0
      let gap = reaches && !theme.followsGrammar ? theme.labelSize * 0.55 : 0
      left[column] = max(
        left[column] + gap, (grid.spacing.column ?? theme.spacing) - right[column - 1])
    }
    for row in 1..<max(rows, 1) {
      top[row] = max(top[row], (grid.spacing.row ?? theme.spacing) - bottom[row - 1])
    }
    guard rows > 0, columns > 0 else { return }
    left[0] += outerRoom(.left, headings, of: columns)
    right[columns - 1] += outerRoom(.right, headings, of: columns)
    bottom[rows - 1] += headings.titleDepth(.bottom) + headings.title.room(.bottom)
  }

  private func outerRoom(_ side: AxisSide, _ headings: GridHeadings, of columns: Int) -> Double {
    headings.labelDepth(side, line: side == .left ? 0 : columns - 1, of: columns)
      + headings.titleDepth(side) + headings.title.room(side)
  }

  private mutating func makeRoom(
    forX panel: PanelAxes, _ row: Int, _ column: Int, _ grid: PanelGrid, _ theme: Theme
  ) {
    let isLowest = grid.isLowest(row, column)
    for x in panel.x.map(\.layout) {
      guard !grid.sharesX || isLowest else {
        if x.axis.side == .bottom, !theme.followsGrammar {
          bottom[row] = max(bottom[row], theme.tickSize + 3)
        }
        continue
      }
      let extent = x.extent(withTitle: !grid.sharesX || isLowest)
      if x.axis.side == .bottom {
        bottom[row] = max(bottom[row], extent)
      } else {
        top[row] = max(top[row], extent)
      }
      let beyond = grid.sharesX ? 0 : x.titleOverhang
      left[column] = max(left[column], x.overhang.start, beyond)
      right[column] = max(right[column], x.overhang.end, beyond)
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
      let beyond = grid.sharesY ? 0 : y.titleOverhang
      top[row] = max(top[row], y.overhang.start, beyond)
      bottom[row] = max(bottom[row], y.overhang.end, beyond)
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
    let across = all.flatMap { $0.x.compactMap(\.layout.title?.width.pixels) }
    let down = all.flatMap { $0.y.compactMap(\.layout.title?.width.pixels) }
    let headers = headings.longest
    let wide = (max(across.max() ?? 0, headers.titles.across) - width) / 2
    let high = (max(down.max() ?? 0, headers.titles.down) - height) / 2
    let (wideCell, highCell) = (headers.labels.across, headers.labels.down)
    left[0] = max(left[0], wide, (wideCell - columnWidths[0]) / 2)
    right[lastColumn] = max(
      right[lastColumn], wide, (wideCell - columnWidths[lastColumn]) / 2)
    top[0] = max(top[0], high, (highCell - rowHeights[0]) / 2)
    bottom[lastRow] = max(bottom[lastRow], high, (highCell - rowHeights[lastRow]) / 2)
    right[lastColumn] = max(right[lastColumn], headings.title.width - width)
  }
}

extension AxisLayout {
  /// How far the title in the middle of the axis reaches beyond both of its ends.
  fileprivate var titleOverhang: Double {
    axis.isShown ? max(((title?.width.pixels ?? 0) - length) / 2, 0) : 0
  }
}
