extension MathMLWriter {
  /// Rows and columns.
  mutating func array(_ array: MathArray, _ style: MathStyle) -> MathMLElement {
    let inner = array.spacing.style(in: style)
    let hasNumbers = array.rows.contains { $0.tag != nil || $0.label != nil }
    var rows: [MathMLElement] = []
    for index in array.rows.indices {
      var row = row(array, index, inner)
      if hasNumbers { row.content.append(.element(numberCell(array.rows[index], style))) }
      rows.append(row)
    }
    var table = MathMLElement("mtable", [("class", "math-\(array.spacing.rawValue.lowercased())")])
    if inner == .display { table["displaystyle"] = "true" }
    if array.spacing == .small { table["scriptlevel"] = "1" }
    table.content = rows.map { .element($0) }
    guard let delimiters = array.delimiters else { return table }
    return Self.enclosed([table], in: delimiters)
  }

  private mutating func row(
    _ array: MathArray, _ index: Int, _ style: MathStyle
  ) -> MathMLElement {
    let row = array.rows[index]
    var element = MathMLElement("mtr")
    if let label = row.label { element["id"] = label }
    for (column, cell) in row.cells.enumerated() {
      var elements = elements(of: cell, style)
      if column == 0, row.gapEms > 0 { elements.append(Self.strut(below: row.gapEms)) }
      var attributes: [(String, String)] = []
      let classes = classes(array, row: index, column: column)
      if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
      element.content.append(.element(MathMLElement("mtd", attributes, elements)))
    }
    return element
  }

  /// What keeps space below a row.
  private static func strut(below ems: Double) -> MathMLElement {
    MathMLElement("mspace", [("depth", length(ems + 0.3))])
  }

  /// How a cell stands, and the lines around it.
  private func classes(_ array: MathArray, row: Int, column: Int) -> [String] {
    var classes: [String] = []
    switch alignment(array, row: row, column: column) {
    case .left: classes.append("math-left")
    case .right: classes.append("math-right")
    case .center: break
    }
    let lines = array.columnLines
    if column == 0, let count = lines.first, count > 0 { classes.append(line("left", count)) }
    if lines.indices.contains(column + 1), lines[column + 1] > 0 {
      classes.append(line("right", lines[column + 1]))
    }
    if array.rows[row].linesAbove > 0 {
      classes.append(line("above", array.rows[row].linesAbove))
    }
    if row == array.rows.count - 1, array.linesBelow > 0 {
      classes.append(line("below", array.linesBelow))
    }
    if array.spacing.isInPairs, column > 0, column % 2 == 0 { classes.append("math-next-pair") }
    return classes
  }

  private func line(_ side: String, _ count: Int) -> String {
    count > 1 ? "math-lines-\(side)" : "math-line-\(side)"
  }

  private func alignment(_ array: MathArray, row: Int, column: Int) -> MathArray.Alignment {
    if array.spacing == .multline, array.rows.count > 1 {
      return row == 0 ? .left : row == array.rows.count - 1 ? .right : .center
    }
    return array.alignments.indices.contains(column)
      ? array.alignments[column] : array.alignments.last ?? .center
  }

  /// The number of a row.
  private mutating func numberCell(_ row: MathArray.Row, _ style: MathStyle) -> MathMLElement {
    let content: [MathMLElement]
    if let tag = row.tag {
      content = self.tag(tag)
    } else if let number = row.label.flatMap({ numbers[$0] }) {
      content = [MathMLElement("mtext", text: "(\(number.text))")]
    } else {
      content = []
    }
    return MathMLElement("mtd", [("class", "math-number")], content)
  }

  /// The author's own number.
  mutating func tag(_ tag: MathTag) -> [MathMLElement] {
    let text = text(tag.content, .text)
    return tag.isParenthesized
      ? [MathMLElement("mtext", text: "("), text, MathMLElement("mtext", text: ")")] : [text]
  }
}

extension MathArray.Spacing {
  /// The style of the cells.
  fileprivate func style(in outer: MathStyle) -> MathStyle {
    switch self {
    case .matrix, .cases: .text
    case .small: max(outer, .script)
    case .alignment, .alignedAt, .multline, .gather: .display
    case .substack: outer
    }
  }
}
