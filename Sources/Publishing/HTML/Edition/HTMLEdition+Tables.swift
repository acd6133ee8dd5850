import Manuscript
import Results

extension HTMLEdition {
  /// A table that the author wrote.
  mutating func textTable(_ table: TextTable) -> HTMLNode {
    let alignments = table.alignments
    func attributes(_ column: Int) -> [HTMLAttribute] {
      column < alignments.count ? alignments[column].attributes : []
    }
    let header = table.header.enumerated().map { column, cell in
      HTMLNode.element(.th, [.scope("col")] + attributes(column), html(cell, .running))
    }
    let rows = table.rows.map { row -> HTMLNode in
      .element(
        .tr,
        row.enumerated().map { .element(.td, attributes($0), html($1, .running)) })
    }
    return .element(
      .div, [.class("table")],
      [scrollable(header: header, rows: rows, label: "Table", id: nil)])
  }

  /// A table of results: number and caption above, then the table, then how it was made.
  mutating func printedTable(_ table: TableDirective) -> HTMLNode {
    let id = table.id.value
    let label = document.label(id)?.text ?? "Table"
    let caption = HTMLNode.element(
      .figcaption, [.id("\(id)-caption")],
      captionNumber("\(label).", id: id) + html(table.caption, .running))
    let made = made(
      id, line: table.id.range.start.line, from: [table.from.value],
      files: [dataFile(table.from.value)].compactMap { $0 })
    return .element(
      .figure, [.id(id), .class("table")],
      [caption] + contents(of: table, label: label) + remarks(on: table.range) + [made])
  }

  private mutating func contents(of table: TableDirective, label: String) -> [HTMLNode] {
    let id = table.id.value
    guard let printed = findings.printedTables[id] else {
      return failures(of: id, at: table.id.range)
    }
    let columns = printed.columns.map { column in
      (
        title: html(column.title, .quoted), isNumeric: column.isNumeric,
        cells: column.isNumeric ? DecimalAlignment.aligned(column.cells) : column.cells
      )
    }
    let header = columns.map { column -> HTMLNode in
      .element(.th, [.scope("col")] + (column.isNumeric ? [.class("right")] : []), column.title)
    }
    let rows = (0..<printed.rowCount).map { row -> HTMLNode in
      .element(
        .tr,
        columns.map { column in
          .element(.td, column.isNumeric ? [.class("right")] : [], text: column.cells[row])
        })
    }
    return [scrollable(header: header, rows: rows, label: label, id: "\(id)-caption")]
  }

  /// A table in a frame that scrolls where the screen is narrower, by keyboard too.
  func scrollable(
    header: [HTMLNode], rows: [HTMLNode], label: String, id: String?
  ) -> HTMLNode {
    .element(
      .div,
      [
        .class("scroll"), .role("group"), .tabIndex(0), id.map { .labelledBy($0) } ?? .label(label),
      ],
      [
        .element(
          .table,
          [.element(.thead, [.element(.tr, header)]), .element(.tbody, rows)])
      ])
  }
}

extension TextTable.Alignment {
  /// The class of a cell set so.
  fileprivate var attributes: [HTMLAttribute] {
    switch self {
    case .natural, .left: []
    case .center: [.class("center")]
    case .right: [.class("right")]
    }
  }
}
