import Drawing
import Typesetting

/// The widths of a table's columns and its rows as strips.
struct TableSetting {
  /// Tables that would have to be smaller than this, in letters of 7 points, are turned on their side if they can.
  static let leastScale = 0.78

  private let table: FlowTable
  private let widths: [Length]
  /// By how much the table is made smaller to fit.
  let scale: Double
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
    let least = try Self.leastWidths(of: table, natural, composer)
    let gaps = table.columnGap * Double(max(count - 1, 0))
    let measure = composer.context.measure
    let isInner = composer.context.left > .zero || !composer.context.panels.isEmpty
    let widest = isInner ? measure : measure + composer.geometry.overhang * 2
    // Titles and columns of words are made narrower before a table reaches into the margins.
    let wrapped = Self.fitted(natural, into: measure - gaps, least: least)
    let fits = Self.sum(wrapped) + gaps <= measure
    widths = fits ? wrapped : Self.fitted(natural, into: widest - gaps, least: least)
    let total = Self.sum(widths) + gaps
    self.total = total
    scale = min(1, widest / max(total, .points(1)))
    left = (measure - total * scale) / 2
  }

  private static func sum(_ lengths: [Length]) -> Length { lengths.reduce(.zero, +) }

  /// The least widths of columns: titles are parted between words, cells of words down to a readable measure, short
  /// cells such as numbers never.
  private static func leastWidths(
    of table: FlowTable, _ natural: [Length], _ composer: FlowComposer
  ) throws(TypesettingError) -> [Length] {
    let readable = table.leading * 9
    let style = ParagraphStyle(.left, leading: table.leading, hyphenation: nil)
    var least = [Length](repeating: .zero, count: natural.count)
    for (column, title) in table.header.prefix(natural.count).enumerated() where !title.isEmpty {
      least[column] = try composer.typesetter.widths(of: title, style).minimal
    }
    for row in table.rows {
      for (column, cell) in row.prefix(natural.count).enumerated() where !cell.isEmpty {
        let width = try composer.line(of: cell).width
        let part =
          width > readable
          ? max(readable, try composer.typesetter.widths(of: cell, style).minimal) : width
        least[column] = max(least[column], part)
      }
    }
    return zip(least, natural).map { min($0, $1) }
  }

  /// Columns that are wider than their share give way until all fit, none below its least width.
  private static func fitted(
    _ natural: [Length], into room: Length, least: [Length]
  ) -> [Length] {
    guard sum(natural) > room, !natural.isEmpty else { return natural }
    var widths = least
    var open = Array(natural.indices)
    while !open.isEmpty {
      let settled = natural.indices.filter { !open.contains($0) }.map { widths[$0] }
      let share = (room - sum(settled)) / Double(open.count)
      let wide = open.filter { least[$0] >= share }
      let narrow = open.filter { natural[$0] <= share }
      if !wide.isEmpty {
        open.removeAll(where: wide.contains)
      } else if !narrow.isEmpty {
        for column in narrow { widths[column] = natural[column] }
        open.removeAll(where: narrow.contains)
      } else {
        for column in open { widths[column] = share }
        open = []
      }
    }
    return widths
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
    var texts: [(x: Length, text: TypesetParagraph)] = []
    var x = Length.zero
    for (column, width) in widths.enumerated() {
      defer { x += width + table.columnGap }
      guard column < cells.count, !cells[column].isEmpty else { continue }
      texts.append((x, try paragraph(cells[column], column, width, &composer)))
    }
    let lowest = texts.map { Self.lastBaseline(of: $0.text) }.max() ?? .zero
    var items: [FrameItem] = []
    for (x, text) in texts {
      // Titles of several lines end above the rule together; other cells begin together.
      var baseline =
        element == .tableHeaderCell ? lowest - Self.lastBaseline(of: text) : Length.zero
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

  /// How far the last line's baseline lies below the first one's.
  private static func lastBaseline(of text: TypesetParagraph) -> Length {
    guard let first = text.lines.first, let last = text.lines.last else { return .zero }
    return text.height - first.baseline - (last.height - last.baseline)
  }

  private func paragraph(
    _ cell: [ParagraphItem], _ column: Int, _ width: Length, _ composer: inout FlowComposer
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
    return try composer.lines(of: cell, style, measure: width + .points(0.01))
  }
}
