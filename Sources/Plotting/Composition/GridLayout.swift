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
  /// The panels laid out, by row and column; nil where there is none.
  let axes: [[PanelAxes?]]
  /// The width of the widest view of each column, and the height of the highest of each row.
  let columnWidths: [Double]
  let rowHeights: [Double]
  let left: [Double]
  let right: [Double]
  let top: [Double]
  let bottom: [Double]
  let axisRoom: GridMargins.AxisRoom
  let headings: GridHeadings
  let theme: Theme

  init(_ grid: PanelGrid, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts) {
    self.grid = grid
    self.theme = theme
    headings = GridHeadings(
      ViewTitle(grid.title, isSingle: !grid.isFacet, theme, fonts), grid.headers, theme, fonts)
    let axes = grid.panels.map { line in
      line.map { panel in
        panel.map { panel in
          let sizes = ViewSizes(panel, in: grid, size, theme)
          return PanelAxes(panel, width: sizes.width, height: sizes.height, theme, fonts)
        }
      }
    }
    self.axes = axes
    columnWidths = (0..<grid.columnCount).map { column in
      axes.compactMap { $0[column]?.width }.max() ?? 0
    }
    rowHeights = axes.map { line in line.compactMap { $0?.height }.max() ?? 0 }
    var margins = GridMargins(grid, axes, headings, theme)
    margins.makeRoom(forTitlesOf: axes, headings, columnWidths, rowHeights)
    left = margins.left
    right = margins.right
    top = margins.top
    bottom = margins.bottom
    axisRoom = margins.axes
  }

  var width: Double { (left + right + columnWidths).reduce(0, +) }

  var height: Double { headings.height + (top + bottom + rowHeights).reduce(0, +) }

  /// Where the first view starts, from the grid's left and top edges.
  var viewLeft: Double { left.first ?? 0 }
  var viewTop: Double { headings.height + (top.first ?? 0) }

  /// Where the last views of rows and columns end.
  var viewRight: Double {
    width - (right.last ?? 0)
  }
  var viewBottom: Double { height - (bottom.last ?? 0) }

  /// The top left corner of a cell's views, from the grid's own.
  func origin(_ row: Int, _ column: Int) -> (x: Double, y: Double) {
    var x: Double = left[column]
    for before in 0..<column { x = x + left[before] + columnWidths[before] + right[before] }
    var y: Double = headings.height + top[row]
    for before in 0..<row { y = y + top[before] + rowHeights[before] + bottom[before] }
    return (x, y)
  }

  /// What the headers stand around.
  var headerFrame: HeaderFrame {
    let (rows, columns) = (rowHeights.indices, columnWidths.indices)
    return HeaderFrame(
      width: width, height: height, viewRight: viewRight, viewBottom: viewBottom,
      columns: columns.map { column in
        let left = origin(0, column).x
        let right = left + columnWidths[column]
        return HeaderFrame.Line(
          start: left, end: right, before: left - (column == 0 ? axisRoom.left : 0),
          after: right + (column == columns.last ? axisRoom.right : 0))
      },
      rows: rows.map { row in
        let top = origin(row, 0).y
        let bottom = top + rowHeights[row]
        return HeaderFrame.Line(
          start: top, end: bottom, before: top - axisRoom.top[row],
          after: bottom + axisRoom.bottom[row])
      })
  }

  /// Whether a panel shows the labels of its x axis.
  func showsX(_ row: Int, _ column: Int) -> Bool { !grid.sharesX || grid.isLowest(row, column) }
  /// Whether a panel shows the labels of its y axis.
  func showsY(_ column: Int) -> Bool { !grid.sharesY || column == 0 }
}
