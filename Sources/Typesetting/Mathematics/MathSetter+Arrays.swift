import Mathematics

/// The rows of an array, set, each as wide as the others so that columns stand below each other.
struct MathGrid {
  /// The rows from top to bottom, with the strut of their line.
  var rows: [MathLayout]
  /// The distance between the baselines of a row and the next one.
  var steps: [Double]
  /// Where columns begin and end.
  var columns: [(start: Double, end: Double)]
  var width: Double
}

extension MathSetter {
  /// What a kind of array looks like, lengths in ems of its style.
  private struct Shape {
    var context: MathContext
    /// The height and depth that each row has at least.
    var ascent: Double
    var descent: Double
    /// Between columns; for alignments between a left and a right one, and between pairs.
    var columnGap: Double
    var pairGap: Double
    /// The least distance between the contents of two rows.
    var rowGap: Double
  }

  private func shape(_ spacing: MathArray.Spacing, _ context: MathContext) -> Shape {
    func lines(_ context: MathContext, _ height: Double, gap: Double, rowGap: Double) -> Shape {
      let em = em(context)
      return Shape(
        context: context, ascent: 0.7 * height * em, descent: 0.3 * height * em,
        columnGap: gap * em, pairGap: gap * em, rowGap: rowGap * em)
    }
    switch spacing {
    case .matrix: return lines(context.styled(.text), 1.2, gap: 1, rowGap: 0.1)
    case .cases: return lines(context.styled(.text), 1.44, gap: 1, rowGap: 0.1)
    case .small:
      return lines(context.styled(max(context.style, .script)), 1.1, gap: 0.7, rowGap: 0.1)
    case .alignment:
      var shape = lines(context.styled(.display), 1.2, gap: 0, rowGap: 0.3)
      shape.pairGap = 2 * em(context)
      return shape
    case .alignedAt: return lines(context.styled(.display), 1.2, gap: 0, rowGap: 0.3)
    case .gather, .multline:
      return lines(context.styled(.display), 1.2, gap: 1, rowGap: 0.3)
    case .substack: return lines(context, 1, gap: 0, rowGap: 0.1)
    }
  }

  /// An array as one box, its middle on the axis.
  mutating func array(_ array: MathArray, _ context: MathContext) -> MathLayout {
    let grid = grid(array, context)
    var result = MathLayout()
    var y = 0.0
    for (row, step) in zip(grid.rows, grid.steps + [0]) {
      result.add(row, y: y)
      y += step
    }
    result.width = grid.width
    addLines(of: array, grid, context, to: &result)
    let middle = (result.ascent - result.descent) / 2
    var centred = result.raised(by: axis(context) - middle)
    guard let delimiters = array.delimiters else { return centred }
    if array.spacing == .matrix || array.spacing == .small {
      centred = padded(centred, 0.1 * em(context))
    }
    return enclosed(centred, in: delimiters, context)
  }

  private func padded(_ layout: MathLayout, _ margin: Double) -> MathLayout {
    var padded = MathLayout(
      width: layout.width + 2 * margin, ascent: layout.ascent, descent: layout.descent)
    padded.addParts(of: layout, x: margin)
    return padded
  }

  // MARK: - Rows and columns

  /// The rows of an array, their cells in columns.
  mutating func grid(_ array: MathArray, _ context: MathContext) -> MathGrid {
    let shape = shape(array.spacing, context)
    var cells: [[MathLayout]] = []
    for row in array.rows {
      var set: [MathLayout] = []
      for (column, cell) in row.cells.enumerated() {
        // The right half of a pair begins with its relation, which joins the left half.
        let isRightHalf = array.spacing.isInPairs && column % 2 == 1
        set.append(line(cell, shape.context, after: isRightHalf ? .ordinary : nil))
      }
      cells.append(set)
    }
    let columns = columns(array, cells, shape)
    let width = columns.last.map { $0.end + outerGap(array, shape) } ?? 0
    var rows: [MathLayout] = []
    for row in cells {
      var line = MathLayout(width: width, ascent: shape.ascent, descent: shape.descent)
      for (index, cell) in row.enumerated() {
        let column = columns[index]
        let share = share(array, row: rows.count, column: index)
        line.add(cell, x: column.start + (column.end - column.start - cell.width) * share)
      }
      rows.append(line)
    }
    return MathGrid(
      rows: rows, steps: steps(array, rows, shape), columns: columns, width: width)
  }

  /// What share of a column's free space lies left of its cells.
  private func share(_ array: MathArray, row: Int, column: Int) -> Double {
    if array.spacing == .multline, array.rows.count > 1 {
      return row == 0 ? 0 : row == array.rows.count - 1 ? 1 : 0.5
    }
    let alignment =
      array.alignments.indices.contains(column)
      ? array.alignments[column] : array.alignments.last ?? .center
    switch alignment {
    case .left: return 0
    case .center: return 0.5
    case .right: return 1
    }
  }

  /// Space at both ends of arrays with lines.
  private func outerGap(_ array: MathArray, _ shape: Shape) -> Double {
    let hasLines =
      array.columnLines.contains { $0 > 0 } || array.rows.contains { $0.linesAbove > 0 }
      || array.linesBelow > 0
    return hasLines ? shape.columnGap / 2 : 0
  }

  private func columns(
    _ array: MathArray, _ cells: [[MathLayout]], _ shape: Shape
  ) -> [(start: Double, end: Double)] {
    let count = cells.map(\.count).max() ?? 0
    var columns: [(start: Double, end: Double)] = []
    var x = outerGap(array, shape)
    for column in 0..<count {
      if column > 0 {
        let isPair = array.spacing.isInPairs && column % 2 == 1
        x += isPair ? shape.columnGap : shape.pairGap
      }
      let width =
        cells.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
      columns.append((x, x + width))
      x += width
    }
    return columns
  }

  /// The distances between baselines.
  private func steps(_ array: MathArray, _ rows: [MathLayout], _ shape: Shape) -> [Double] {
    zip(zip(rows, rows.dropFirst()), zip(array.rows, array.rows.dropFirst())).map { pair, around in
      let (upper, lower) = pair
      // Of several lines the last stands on the lower row; the others need room above it.
      let lines = Double(max(0, around.1.linesAbove - 1)) * Self.lineGap * em(shape.context)
      let regular = shape.ascent + shape.descent
      let isAlignment = array.spacing.isOfEquations
      let base = isAlignment ? regular + shape.rowGap : regular
      let needed = upper.descent + lower.ascent + shape.rowGap
      let isCrowded = upper.descent > shape.descent || lower.ascent > shape.ascent
      return max(base, isCrowded ? needed : 0) + lines + around.0.gapEms * em(shape.context)
    }
  }

  // MARK: - Lines

  /// The thickness of lines in arrays, in ems (`\arrayrulewidth`).
  private static let lineThickness = 0.04
  /// The distance between two lines side by side (`\doublerulesep`).
  private static let lineGap = 0.2

  private func addLines(
    of array: MathArray, _ grid: MathGrid, _ context: MathContext, to result: inout MathLayout
  ) {
    let thickness = Self.lineThickness * em(context)
    let gap = Self.lineGap * em(context)
    let (top, bottom) = (result.ascent, result.descent)
    for (column, count) in array.columnLines.enumerated() where count > 0 {
      let x = lineX(column, grid) - Double(count - 1) * gap / 2 - thickness / 2
      for index in 0..<count {
        result.addRule(
          x: x + Double(index) * gap, top: top, width: thickness, height: top + bottom,
          color: context.color)
      }
    }
    var baseline = 0.0
    let lines = array.rows.map(\.linesAbove) + [array.linesBelow]
    for (row, count) in lines.enumerated() {
      let isLast = row == grid.rows.count
      let y =
        isLast
        ? baseline - (grid.rows.last?.descent ?? 0)
        : baseline + (grid.rows.indices.contains(row) ? grid.rows[row].ascent : 0)
      for index in 0..<count {
        let distance = Double(isLast ? -index : count - 1 - index) * gap
        result.addRule(
          x: 0, top: y + distance + thickness / 2, width: result.width,
          height: thickness, color: context.color)
      }
      if grid.steps.indices.contains(row) { baseline -= grid.steps[row] }
    }
  }

  /// Where the line before a column, or after the last, stands.
  private func lineX(_ column: Int, _ grid: MathGrid) -> Double {
    if column == 0 { return 0 }
    guard column < grid.columns.count else { return grid.width }
    return (grid.columns[column - 1].end + grid.columns[column].start) / 2
  }
}
