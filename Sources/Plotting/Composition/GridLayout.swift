import Drawing
import Typesetting

/// The sizes that a plot's views take where their authors leave them open.
struct FlexibleSize {
  /// The width of views without one of their own.
  var width: Double
  /// The height of views without one of their own; nil for one by the width.
  var height: Double?
}

/// A grid of panels laid out: the axes of each, the margins of rows and columns.
struct GridLayout {
  let grid: PanelGrid
  let viewWidth: Double
  let viewHeight: Double
  /// The axes of each panel, by row and column; nil where there is no panel.
  let axes: [[PanelAxes?]]
  let left: [Double]
  let right: [Double]
  let top: [Double]
  let bottom: [Double]
  let headings: GridHeadings
  let theme: Theme

  init(_ grid: PanelGrid, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts) {
    self.grid = grid
    self.theme = theme
    let sizes = ViewSizes(grid, size, theme)
    viewWidth = sizes.width
    viewHeight = sizes.height
    headings = GridHeadings(grid, theme, fonts)
    axes = grid.panels.map { line in
      line.map { panel in
        panel.map { PanelAxes($0, width: sizes.width, height: sizes.height, theme, fonts) }
      }
    }
    var margins = GridMargins(grid, axes, headings, theme)
    margins.makeRoom(
      forTitlesOf: axes, headings, viewWidth: sizes.width, viewHeight: sizes.height)
    left = margins.left
    right = margins.right
    top = margins.top
    bottom = margins.bottom
  }

  var width: Double {
    left.reduce(0, +) + right.reduce(0, +) + viewWidth * Double(grid.columnCount)
  }

  var height: Double {
    headings.height + top.reduce(0, +) + bottom.reduce(0, +) + viewHeight * Double(grid.rowCount)
  }

  /// Where the first view starts, from the grid's left and top edges.
  var viewLeft: Double { left.first ?? 0 }
  var viewTop: Double { headings.height + (top.first ?? 0) }

  /// The top left corner of a view, from the grid's own.
  func origin(_ row: Int, _ column: Int) -> (x: Double, y: Double) {
    let x = (0..<column).reduce(0) { $0 + left[$1] + viewWidth + right[$1] } + left[column]
    let y = (0..<row).reduce(headings.height) { $0 + top[$1] + viewHeight + bottom[$1] } + top[row]
    return (x, y)
  }

  /// Whether a panel shows the labels of its x axis.
  func showsX(_ row: Int, _ column: Int) -> Bool { !grid.sharesX || grid.isLowest(row, column) }
  /// Whether a panel shows the labels of its y axis.
  func showsY(_ column: Int) -> Bool { !grid.sharesY || column == 0 }
}

/// The two axes of a panel, laid out.
struct PanelAxes {
  let x: AxisLayout?
  let y: AxisLayout?
  let positions: PositionScales
  /// How far the names at the ends of lines reach beyond the view.
  let labelOverhang: LabelOverhang

  init(_ panel: Panel, width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts) {
    let positions = panel.positions.fitted(width: width, height: height)
    let x = positions.x.map { AxisBuilder(panel.xAxis, $0, theme, fonts).layout(length: width) }
    let y = positions.y.map { AxisBuilder(panel.yAxis, $0, theme, fonts).layout(length: height) }
    self.init(panel, x: x, y: y, positions, width: width, height: height, theme, fonts)
  }

  private init(
    _ panel: Panel, x: AxisLayout?, y: AxisLayout?, _ positions: PositionScales, width: Double,
    height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.x = x
    self.y = y
    self.positions = positions
    guard panel.layers.contains(where: \.mark.labelsAtEnd) else {
      labelOverhang = LabelOverhang()
      return
    }
    labelOverhang = EndLabels(
      panel, PanelAxes(bare: x, y, positions), nil, width: width, height: height, theme, fonts
    ).overhang()
  }

  /// Axes without what else stands around a view.
  private init(bare x: AxisLayout?, _ y: AxisLayout?, _ positions: PositionScales) {
    self.x = x
    self.y = y
    self.positions = positions
    labelOverhang = LabelOverhang()
  }
}

/// What stands over a grid and its columns.
struct GridHeadings {
  let title: TypesetLabel?
  let subtitle: TypesetLabel?
  let columnTitle: TypesetLabel?
  let rowTitle: TypesetLabel?
  let columns: [TypesetLabel]
  let rows: [TypesetLabel]
  let cells: [[TypesetLabel]]

  init(_ grid: PanelGrid, _ theme: Theme, _ fonts: ThemeFonts) {
    func set(_ title: TitleText?, _ typesetter: LabelTypesetter) -> TypesetLabel? {
      guard let lines = title?.lines, !lines.isEmpty else { return nil }
      return typesetter.label(lines.joined(separator: " "), color: theme.titleColor)
    }
    func heading(_ text: String) -> TypesetLabel {
      fonts.title.label(text, color: theme.titleColor)
    }
    title = set(grid.title, fonts.heading)
    subtitle = set(grid.subtitle, fonts.title)
    columnTitle = grid.columnTitle.map { fonts.title.label($0, color: theme.labelColor) }
    rowTitle = grid.rowTitle.map { fonts.title.label($0, color: theme.labelColor) }
    columns = grid.columnLabels.map(heading)
    rows = grid.rowLabels.map(heading)
    cells = grid.cellLabels.map { $0.map(heading) }
  }

  private static let gap = 6.0

  /// The height that titles take over the first row of panels.
  var height: Double {
    [title, subtitle, columnTitle].compactMap { $0 }.reduce(0) { $0 + $1.height.pixels + Self.gap }
  }

  /// The height that labels take over a row of panels.
  func labelHeight(row: Int) -> Double {
    let labels = cells.isEmpty ? (row == 0 ? columns : []) : cells[row]
    return labels.map { $0.height.pixels + 5 }.max() ?? 0
  }

  /// The width that labels take beside the last column.
  var rowLabelWidth: Double {
    let labels = rows.map { $0.height.pixels + 5 }.max() ?? 0
    return labels + (rowTitle.map { $0.height.pixels + 4 } ?? 0)
  }
}

extension GridMargins {
  /// Widens the outer margins where a title is longer than the views that it stands beside.
  mutating func makeRoom(
    forTitlesOf axes: [[PanelAxes?]], _ headings: GridHeadings, viewWidth: Double,
    viewHeight: Double
  ) {
    guard let lastRow = bottom.indices.last, let lastColumn = right.indices.last else { return }
    let all = axes.joined().compactMap { $0 }
    let inner = (left.dropFirst() + right.dropLast()).reduce(0, +)
    let width = viewWidth * Double(left.count) + inner
    let height =
      viewHeight * Double(top.count) + (top.dropFirst() + bottom.dropLast()).reduce(0, +)
    let across = all.compactMap { $0.x?.title } + [headings.columnTitle].compactMap { $0 }
    let down = all.compactMap { $0.y?.title } + [headings.rowTitle].compactMap { $0 }
    let wide = ((across.map(\.width.pixels).max() ?? 0) - width) / 2
    let high = ((down.map(\.width.pixels).max() ?? 0) - height) / 2
    let wideCell = ((headings.columns + headings.cells.joined()).map(\.width.pixels).max() ?? 0)
    let highCell = headings.rows.map(\.width.pixels).max() ?? 0
    left[0] = max(left[0], wide, (wideCell - viewWidth) / 2)
    right[lastColumn] = max(right[lastColumn], wide, (wideCell - viewWidth) / 2)
    top[0] = max(top[0], high, (highCell - viewHeight) / 2)
    bottom[lastRow] = max(bottom[lastRow], high, (highCell - viewHeight) / 2)
    let heading = [headings.title, headings.subtitle].compactMap { $0?.width.pixels }.max() ?? 0
    right[lastColumn] = max(right[lastColumn], heading - width)
  }
}

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
        guard let axes = axes[row][column] else { continue }
        let showsX = !grid.sharesX || grid.isLowest(row, column)
        let showsY = !grid.sharesY || column == 0
        right[column] = max(right[column], axes.labelOverhang.right)
        top[row] = max(top[row], axes.labelOverhang.top)
        bottom[row] = max(bottom[row], axes.labelOverhang.bottom)
        if let x = axes.x, !showsX, x.axis.side == .bottom {
          bottom[row] = max(bottom[row], theme.tickSize + 3)
        }
        if let x = axes.x, showsX {
          let extent = x.extent(withTitle: grid.isLowest(row, column))
          if x.axis.side == .bottom {
            bottom[row] = max(bottom[row], extent)
          } else {
            top[row] = max(top[row], extent)
          }
          left[column] = max(left[column], x.overhang.start)
          right[column] = max(right[column], x.overhang.end)
        }
        if let y = axes.y, showsY {
          let isLeft = y.axis.side == .left
          let carriesTitle = isLeft ? column == 0 : column == columns - 1
          let extent = y.extent(withTitle: carriesTitle)
          if isLeft {
            left[column] = max(left[column], extent)
          } else {
            right[column] = max(right[column], extent)
          }
          top[row] = max(top[row], y.overhang.start)
          bottom[row] = max(bottom[row], y.overhang.end)
        }
      }
      top[row] = max(top[row], 0) + headings.labelHeight(row: row)
    }
    if columns > 0 { right[columns - 1] += headings.rowLabelWidth }
    for column in 1..<max(columns, 1) {
      left[column] = max(left[column], theme.spacing - right[column - 1])
    }
    for row in 1..<max(rows, 1) {
      top[row] = max(top[row], theme.spacing - bottom[row - 1])
    }
  }
}
