import Drawing

/// Blocks in rows and columns, the views of each row and of each column aligned.
struct BlockTable {
  /// The title of the whole table.
  let title: [String]
  /// The headers of the panels that the blocks are; none for other blocks.
  let headers: [(header: FacetHeader, labels: [[[String]]])]
  private let headings: GridHeadings
  private let blocks: [[Block?]]
  private let columns: [Line]
  private let rows: [Line]
  private let rowGap: Double
  private let columnGap: Double
  private let isCentered: Bool

  /// A row or a column.
  private struct Line {
    /// The room of labels before the blocks, and after them.
    var labelsBefore: Double
    var labelsAfter: Double
    /// How far blocks reach before their views' edge, and from it on.
    var before: Double
    var after: Double

    var length: Double { labelsBefore + before + after + labelsAfter }
    /// Where the edge of the views is.
    var edge: Double { labelsBefore + before }
  }

  init(
    _ concat: ConcatArrangement, _ size: FlexibleSize, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    let blocks = concat.rows.map { line in line.map { $0.map { Block($0, size, theme, fonts) } } }
    self.blocks = blocks
    let headings = GridHeadings(
      ViewTitle(concat.title, isSingle: false, theme, fonts), concat.headers, theme, fonts)
    self.headings = headings
    title = concat.title?.texts ?? []
    headers = concat.headers
    rowGap = concat.spacing.row ?? theme.spacing
    columnGap = concat.spacing.column ?? theme.spacing
    isCentered = concat.spacing.isCentered
    let count = blocks.first?.count ?? 0
    func labels(_ side: AxisSide, _ line: Int, _ count: Int, isOuter: Bool) -> Double {
      isOuter ? headings.labelDepth(side, line: line, of: count) : 0
    }
    columns = (0..<count).map { column in
      let own = blocks.compactMap { $0[column] }
      return Line(
        labelsBefore: labels(.left, column, count, isOuter: column == 0),
        labelsAfter: labels(.right, column, count, isOuter: column == count - 1),
        before: own.map(\.viewLeft).max() ?? 0,
        after: own.map { $0.width - $0.viewLeft }.max() ?? 0)
    }
    rows = blocks.enumerated().map { row, line in
      let own = line.compactMap(\.self)
      return Line(
        labelsBefore: labels(.top, row, blocks.count, isOuter: true),
        labelsAfter: labels(.bottom, row, blocks.count, isOuter: true),
        before: own.map(\.viewTop).max() ?? 0,
        after: own.map { $0.height - $0.viewTop }.max() ?? 0)
    }
  }

  var width: Double {
    let inner = columns.map(\.length).reduce(0, +) + columnGap * Double(max(columns.count - 1, 0))
    let titles = max(headings.title.width, headings.longest.titles.across)
    return max(left + inner + right, viewLeft + titles)
  }

  var height: Double {
    headings.height + rows.map(\.length).reduce(0, +) + rowGap * Double(max(rows.count - 1, 0))
      + headings.titleDepth(.bottom) + headings.title.room(.bottom)
  }

  /// The room of titles beside all blocks.
  private var left: Double { headings.title.room(.left) + headings.titleDepth(.left) }
  private var right: Double { headings.title.room(.right) + headings.titleDepth(.right) }

  var viewLeft: Double { left + (columns.first?.edge ?? 0) }
  var viewTop: Double { headings.height + (rows.first?.edge ?? 0) }

  var flexibleColumns: Int {
    blocks.map { $0.reduce(0) { $0 + ($1?.flexibleColumns ?? 0) } }.max() ?? 0
  }

  var viewRows: Int { blocks.reduce(0) { $0 + ($1.compactMap { $0?.rows }.max() ?? 0) } }

  // MARK: - Drawing

  /// The title and the headers of the whole table with its top left corner at a place.
  func headingItems(x: Double, y: Double) -> [FrameItem] {
    let box = TextBox(left: x, top: y, right: x + width, bottom: y + height)
    var views = box
    views.left += viewLeft
    views.top += viewTop
    return headings.title.items(in: box, around: views)
      + HeaderDrawing(headings: headings, frame: headerFrame, x: x, y: y).items
  }

  private var headerFrame: HeaderFrame {
    let columnLines = Self.lines(columns, from: left, gap: columnGap)
    let rowLines = Self.lines(rows, from: headings.height, gap: rowGap)
    return HeaderFrame(
      width: width, height: height, viewRight: columnLines.last?.end ?? 0,
      viewBottom: rowLines.last?.end ?? 0, columns: columnLines, rows: rowLines)
  }

  private static func lines(
    _ lines: [Line], from start: Double, gap: Double
  ) -> [HeaderFrame.Line] {
    var place = start
    return lines.map { line in
      defer { place += line.length + gap }
      let edge = place + line.edge
      return HeaderFrame.Line(
        start: edge, end: edge + line.after, before: edge - line.before, after: edge + line.after)
    }
  }

  /// The blocks with their top left corners, row by row.
  func placed(x: Double, y: Double) -> [(block: Block, x: Double, y: Double)] {
    let columnLines = Self.lines(columns, from: x + left, gap: columnGap)
    let rowLines = Self.lines(rows, from: y + headings.height, gap: rowGap)
    return zip(blocks, rowLines).flatMap { line, row in
      zip(line, columnLines).compactMap { block, column in
        block.map { block in
          isCentered
            ? (
              block, (column.before + column.after - block.width) / 2,
              (row.before + row.after - block.height) / 2
            ) : (block, column.start - block.viewLeft, row.start - block.viewTop)
        }
      }
    }
  }
}
