extension FormulaParser {
  /// Reads rows up to what closes the environment or the braces around them.
  mutating func rows(_ form: ArrayForm, _ token: MathToken) -> MathArray {
    let outerMarks = marks
    opened.append(.rows)
    var rows: [MathArray.Row] = []
    var lines = horizontalLines()
    var continues = true
    while continues {
      if form.hasNumbers { marks = EquationMarks() }
      var row = MathArray.Row(cells: cells(form, token), linesAbove: lines)
      if form.hasNumbers { (row.tag, row.label) = (marks.tag, marks.label) }
      continues = isRowEnd(upcoming)
      if continues { row.gapEms = rowGap(after: take()) }
      lines = horizontalLines()
      rows.append(row)
    }
    opened.removeLast()
    if form.hasNumbers { marks = outerMarks }
    dropEmptyRow(of: &rows, &lines)
    let count = rows.map(\.cells.count).max() ?? 0
    return MathArray(
      rows: rows, alignments: alignments(of: form, count: count), linesBelow: lines,
      spacing: form.spacing, delimiters: form.delimiters)
  }

  /// What `\\` at the end leaves is no row; lines above it are below the last.
  private func dropEmptyRow(of rows: inout [MathArray.Row], _ lines: inout Int) {
    guard let last = rows.last, last.cells == [[]] else { return }
    lines += last.linesAbove
    rows.removeLast()
  }

  private func alignments(of form: ArrayForm, count: Int) -> [MathArray.Alignment] {
    (0..<max(count, form.columnLimit.map { min($0, form.alignments.count) } ?? 0)).map { column in
      form.alignments[column % max(form.alignments.count, 1)]
    }
  }

  private mutating func cells(_ form: ArrayForm, _ token: MathToken) -> [MathList] {
    var cells: [MathList] = []
    while true {
      let isRightSide =
        form.spacing.isInPairs && cells.count % 2 == 1
      cells.append(cell(form, isRightSide: isRightSide))
      guard upcoming.kind == .ampersand else { return cells }
      let ampersand = take()
      if let limit = form.columnLimit, cells.count >= limit {
        report(.tooManyColumns(limit, of: token, at: ampersand.range))
      }
    }
  }

  /// Reads one cell.
  ///
  /// TeX puts `{}` before the right side of a pair, so that `= b` keeps its space.
  private mutating func cell(_ form: ArrayForm, isRightSide: Bool) -> MathList {
    let start = upcoming.range.lowerBound
    var list = list(followsEmptyAtom: isRightSide)
    switch isRightSide ? list.leadingClass : nil {
    case nil, .ordinary, .opening: break
    default: list.insert(MathNode(.group([], mathClass: .ordinary), at: start..<start), at: 0)
    }
    guard let style = form.style, !list.isEmpty else { return list }
    return [MathNode(.styled(style, list), at: start..<max(start, lastEnd))]
  }

  private func isRowEnd(_ token: MathToken) -> Bool {
    switch token.kind {
    case .command("\\"), .command("cr"), .command("newline"): true
    default: false
    }
  }

  /// The space that `\\[1ex]` states, in ems; `\\*` is the same as `\\`.
  private mutating func rowGap(after token: MathToken) -> Double {
    guard token.kind == .command("\\") else { return 0 }
    if upcoming.kind == .character("*") { take() }
    guard upcoming.kind == .character("[") else { return 0 }
    let range = upcoming.range
    let text = (optionalTokens() ?? []).written
    let end = lastEnd
    guard let length = MathLength(text) else {
      report(.wrongLength(text, at: range.lowerBound..<end))
      return 0
    }
    return length.ems
  }

  /// How many `\hline`s follow.
  private mutating func horizontalLines() -> Int {
    var count = 0
    while peekPastSpaces().kind == .command("hline") {
      take()
      count += 1
    }
    return count
  }
}
