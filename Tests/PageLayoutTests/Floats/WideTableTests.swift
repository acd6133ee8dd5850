import Drawing
import PageLayout
import Testing
import Typesetting

/// Tables that are wider than the text, and what is told of what does not fit.
@Suite struct WideTableTests {
  private static let geometry = PageGeometry(report: .a4)
  private let style = TextStyle(Font(.pagella, size: .points(9)))

  private func composed(_ blocks: [FlowBlock]) throws -> FlowComposer {
    var composer = FlowComposer(ParagraphTypesetter(), geometry: Self.geometry)
    try composer.compose(blocks)
    composer.finish()
    return composer
  }

  private func table(columns: Int, title: String, cell: String, rows: Int = 3) -> FlowTable {
    let row = Array(repeating: [ParagraphItem.text(cell, style)], count: columns)
    return FlowTable(
      alignments: Array(repeating: .right, count: columns),
      header: Array(repeating: [.text(title, style)], count: columns),
      rows: Array(repeating: row, count: rows), leading: .points(12), columnGap: .points(12),
      rowGap: .points(2.5), around: .none)
  }

  @Test func `Titles are parted before a table of numbers leaves the column`() throws {
    let galley = try composed([
      .table(table(columns: 6, title: "Covariance of the rewards", cell: "0.123"))
    ]).galley
    #expect(galley.floats.isEmpty)
    let head = galley.items[1].strip
    #expect(head.total > .points(24) && head.left >= .zero)
    #expect(
      galley.items.allSatisfy { $0.strip.width <= Self.geometry.typeArea.width + .points(0.01) })
  }

  @Test func `A table that fits upright only in tiny letters is turned on its side`() throws {
    let composer = try composed([
      .table(table(columns: 16, title: "Title", cell: "0.123456"))
    ])
    let float = try #require(composer.galley.floats.first)
    #expect(float.turnedMeasure == Self.geometry.typeArea.height)
    #expect(composer.faults == [])
    #expect(float.parts.allSatisfy { $0.left >= .zero && $0.left + $0.width <= float.height })
    #expect(float.parts.contains { $0.structure.contains { $0.element == .table } })
  }

  @Test func `A table that no page holds is made smaller, and that is told`() throws {
    let composer = try composed([
      FlowBlock.paragraph(
        FlowParagraph(
          [FlowComposer.placeMark("here"), .text("Words.", style)],
          ParagraphStyle(leading: .points(12)))),
      .table(table(columns: 16, title: "Title", cell: "0.123456", rows: 60)),
    ])
    #expect(composer.galley.floats.isEmpty)
    let fault = try #require(composer.faults.first)
    guard case .smallTable(let share) = fault.kind else {
      Issue.record("a small table was expected")
      return
    }
    #expect(share < 0.78)
    #expect(fault.place == "here")
  }

  @Test func `Lines that reach out and characters that no font has are told with their places`()
    throws
  {
    let wide = InlineBox(width: .points(500), ascent: .points(8), descent: .zero, items: [])
    func paragraph(_ items: [ParagraphItem]) -> FlowBlock {
      .paragraph(FlowParagraph(items, ParagraphStyle(leading: .points(12))))
    }
    let faults = try composed([
      paragraph([FlowComposer.placeMark("first"), .text("All is well.", style)]),
      paragraph([FlowComposer.placeMark("second"), .text("Too wide ", style), .box(wide)]),
      paragraph([FlowComposer.placeMark("third"), .text("A \u{10FFFD} letter.", style)]),
      paragraph([FlowComposer.placeMark(nil), .text("\u{10FFFD}", style)]),
    ]).faults
    #expect(faults.map(\.place) == ["second", "third", nil])
    guard case .overfull(let excess)? = faults.first?.kind else {
      Issue.record("an overfull line was expected")
      return
    }
    #expect(abs((excess - .points(500) + Self.geometry.typeArea.width).points) < 0.01)
    #expect(faults.dropFirst().allSatisfy { $0.kind == .missing(["\u{10FFFD}"]) })
  }
}
