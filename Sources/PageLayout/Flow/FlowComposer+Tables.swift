import Drawing
import Typesetting

extension FlowComposer {
  /// Sets a table: rules above, below the head and below; its head again on every page it goes on on.
  mutating func compose(_ table: FlowTable) throws(TypesettingError) {
    append(Gap(table.around))
    try within(.table) { (composer) throws(TypesettingError) in
      let setting = try TableSetting(table, composer)
      let head = try setting.headStrips(&composer)
      let rows = try setting.rowStrips(&composer)
      let index = composer.register(tableHead: head)
      for strip in head { composer.append(row: strip, of: nil, .forbidden) }
      for (number, var row) in rows.enumerated() {
        row.table = index
        let isLonely = number == 0 || number >= rows.count - 2
        composer.append(row: row, of: index, isLonely ? .forbidden : .allowed(cost: 20))
      }
      composer.append(row: setting.rule(0.8), of: index, .forbidden)
    }
    append(Gap(table.around))
  }

  private mutating func append(row: Strip, of table: Int?, _ pageBreak: Gap.Break) {
    var row = row
    row.table = table
    append(row)
    append(Gap(.none, pageBreak))
  }
}

/// The widths of a table's columns and its rows as strips.
private struct TableSetting {
  private let table: FlowTable
  private let widths: [Length]
  private let scale: Double
  private let left: Length
  private let total: Length

  init(_ table: FlowTable, _ composer: FlowComposer) throws(TypesettingError) {
    self.table = table
    let count = table.alignments.count
    let all = [table.header] + table.rows
    var natural = [Length](repeating: .zero, count: count)
    for row in all {
      for (column, cell) in row.prefix(count).enumerated() where !cell.isEmpty {
        natural[column] = max(natural[column], try composer.line(of: cell).width)
      }
    }
    let gaps = table.columnGap * Double(max(count - 1, 0))
    let measure = composer.context.measure
    let isInner = composer.context.left > .zero || !composer.context.panels.isEmpty
    let widest = isInner ? measure : measure + composer.geometry.overhang * 2
    // Columns of words are made narrower before a table reaches into the margins.
    let least = table.leading * 9
    let wrapped = Self.fitted(natural, into: measure - gaps, least: least)
    let fits = Self.sum(wrapped) + gaps <= measure
    widths = fits ? wrapped : Self.fitted(natural, into: widest - gaps, least: least)
    let total = Self.sum(widths) + gaps
    self.total = total
    scale = min(1, widest / max(total, .points(1)))
    left = (measure - total * scale) / 2
  }

  private static func sum(_ lengths: [Length]) -> Length { lengths.reduce(.zero, +) }

  /// Columns that are wider than their share give way until all fit, none below the least width.
  private static func fitted(
    _ natural: [Length], into room: Length, least: Length
  ) -> [Length] {
    guard sum(natural) > room, !natural.isEmpty else { return natural }
    var open = Set(natural.indices)
    var rest = room
    var isSettled = false
    while !isSettled, !open.isEmpty {
      let share = rest / Double(open.count)
      let narrow = natural.indices.filter { open.contains($0) && natural[$0] <= share }
      isSettled = narrow.isEmpty
      for column in narrow {
        rest -= natural[column]
        open.remove(column)
      }
    }
    let share = max(rest / Double(max(open.count, 1)), least)
    return natural.indices.map { open.contains($0) ? min(natural[$0], share) : natural[$0] }
  }

  /// A rule as wide as the table.
  func rule(_ points: Double) -> Strip {
    let width = Length.points(points)
    let line = Path.segment(
      from: Point(x: left, y: .zero), to: Point(x: left + total * scale, y: .zero))
    let item = FrameItem.path(line, fill: nil, stroke: Stroke(table.ruleColor, width: width))
    let gap = table.rowGap
    return Strip(
      height: gap, depth: gap, left: left, width: total * scale,
      items: [.group(FrameGroup("rule", tag: .artifact, items: [item]))])
  }

  func headStrips(
    _ composer: inout FlowComposer
  ) throws(TypesettingError) -> [Strip] {
    let isEmpty = table.header.allSatisfy(\.isEmpty)
    guard !isEmpty else { return [rule(0.8)] }
    return [rule(0.8), try row(table.header, .tableHeaderCell, &composer), rule(0.4)]
  }

  func rowStrips(
    _ composer: inout FlowComposer
  ) throws(TypesettingError) -> [Strip] {
    var strips: [Strip] = []
    for cells in table.rows { strips.append(try row(cells, .tableDataCell, &composer)) }
    return strips
  }

  private func row(
    _ cells: [[ParagraphItem]], _ element: StructureElement, _ composer: inout FlowComposer
  ) throws(TypesettingError) -> Strip {
    var strip = Strip(height: table.leading * 0.75, depth: table.leading * 0.25)
    var x = Length.zero
    var items: [FrameItem] = []
    for (column, width) in widths.enumerated() {
      defer { x += width + table.columnGap }
      guard column < cells.count, !cells[column].isEmpty else { continue }
      let text = try paragraph(cells[column], column, width, composer)
      var baseline = Length.zero
      var cell: [FrameItem] = []
      for (index, line) in text.lines.enumerated() {
        if index > 0 { baseline += line.baseline }
        strip.notes += try composer.noteIndices(of: line.marks)
        cell += line.items(at: Point(x: x, y: baseline))
        if index == 0 { strip.height = max(strip.height, line.baseline) }
        baseline += line.height - line.baseline
        strip.depth = max(strip.depth, baseline)
      }
      items.append(
        .group(FrameGroup("cell", tag: .element(element), items: cell)))
    }
    let transform = Transform(
      a: scale, b: 0, c: 0, d: scale, offset: Point(x: left, y: .zero))
    strip.items = [
      .group(FrameGroup("row", transform: transform, tag: .element(.tableRow), items: items))
    ]
    strip.height = strip.height * scale + table.rowGap / 2
    strip.depth = strip.depth * scale + table.rowGap / 2
    strip.left = left
    strip.width = total * scale
    return strip
  }

  private func paragraph(
    _ cell: [ParagraphItem], _ column: Int, _ width: Length, _ composer: FlowComposer
  ) throws(TypesettingError) -> TypesetParagraph {
    let alignment: ParagraphStyle.Alignment =
      switch table.alignments[column] {
      case .left: .left
      case .center: .center
      case .right: .right
      }
    let style = ParagraphStyle(
      alignment, leading: table.leading, hyphenation: .americanEnglish, protrudes: false)
    // A little more, so that rounding does not break what fits exactly.
    return try composer.typesetter.typeset(cell, style, measure: width + .points(0.01))
  }
}
