import Drawing
import Manuscript
import PageLayout
import Results
import Typesetting

extension PDFEdition {
  /// A table of more rows than this stands where it is written and breaks across pages; shorter ones
  /// move to where there is room.
  private static let mostFloatingRows = 16

  /// A table that the author wrote.
  mutating func textTable(_ table: TextTable) -> FlowBlock {
    let type = EditionType(style.table)
    let alignments = table.header.indices.map { column -> FlowTable.Alignment in
      guard column < table.alignments.count else { return .left }
      switch table.alignments[column] {
      case .natural, .left: return .left
      case .center: return .center
      case .right: return .right
      }
    }
    let header = table.header.map { items($0, type.bold) }
    let rows = table.rows.map { $0.map { items($0, type) } }
    return .table(flowTable(alignments, header: header, rows: rows))
  }

  /// A table of results: number and caption above, then the table.
  mutating func printedTable(_ table: TableDirective) -> [FlowBlock] {
    let id = table.id.value
    var caption = caption(table.caption, of: document.label(id)?.text ?? "Table")
    caption.items.insert(.anchor(id), at: 0)
    caption.keepsWithNext = true
    guard let printed = findings.printedTables[id] else {
      return [.paragraph(caption)] + failures(of: id, at: table.id.range)
    }
    var table = flowTable(printed)
    // One that breaks across pages keeps its place below its caption.
    table.mayTurn = printed.rowCount <= Self.mostFloatingRows
    let blocks: [FlowBlock] = [
      .paragraph(caption), .space(Glue(.points(5))), .table(table),
    ]
    if printed.rowCount <= Self.mostFloatingRows { return [.float(blocks)] }
    caption.above = Glue(.points(14), stretch: .points(6), shrink: .points(2))
    return [.paragraph(caption)] + blocks.dropFirst() + [.space(caption.above)]
  }

  private mutating func flowTable(_ printed: TableFinding) -> FlowTable {
    let type = EditionType(style.table)
    let columns = printed.columns.map { column in
      (
        title: items(column.title, type.bold, .quoted), isNumeric: column.isNumeric,
        cells: column.isNumeric ? DecimalAlignment.aligned(column.cells) : column.cells
      )
    }
    let rows = (0..<printed.rowCount).map { row in
      columns.map { column in
        column.isNumeric
          ? number(column.cells[row], type.tabular) : plain(column.cells[row], type)
      }
    }
    return flowTable(
      columns.map { $0.isNumeric ? .right : .left }, header: columns.map(\.title), rows: rows)
  }

  /// A table in the report's look.
  func flowTable(
    _ alignments: [FlowTable.Alignment], header: [[ParagraphItem]], rows: [[[ParagraphItem]]]
  ) -> FlowTable {
    FlowTable(
      alignments: alignments, header: header, rows: rows, leading: style.table.leading,
      columnGap: .points(12), rowGap: .points(2.5), ruleColor: style.ruleColor,
      around: style.around)
  }

  /// A number whose blanks after it stand for digits and a point that others of its column have.
  private func number(_ text: String, _ type: EditionType) -> [ParagraphItem] {
    let digits = text.reversed().prefix { $0 == "\u{2007}" }.count
    let rest = text.dropLast(digits)
    let hasPoint = rest.last == "\u{2008}"
    let visible = hasPoint ? rest.dropLast() : rest
    // Digits of one width take half an em in the report's fonts, a point a quarter.
    let blank = type.size * (Double(digits) * 0.5 + (hasPoint ? 0.25 : 0))
    let items = plain(String(visible), type)
    return blank == .zero ? items : items + [.kern(blank)]
  }
}
