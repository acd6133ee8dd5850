import Drawing
import PageLayout
import Testing
import Typesetting

/// What must be true of the pages of any galley.
@Suite struct PageLayoutTests {
  private static let geometry = PageGeometry(report: .a4)

  /// Random documents with their pages, laid out once for all tests.
  private static let samples = Result {
    try (UInt64(1)...8).map { seed -> (document: RandomGalley, pages: [LaidOutPage]) in
      let document = RandomGalley(seed: seed, blocks: 30)
      return (document: document, pages: try pages(of: document.galley))
    }
  }

  private static func pages(of galley: Galley) throws -> [LaidOutPage] {
    let furniture = PageFurniture(rule: Stroke(.black)) { _ throws(TypesettingError) in
      Strip(height: .points(9), depth: .points(3), width: .points(10))
    }
    return try PagedGalley(
      galley, geometry: geometry, rules: BreakingRules(leading: .points(14)),
      furniture: furniture
    ).pages
  }

  private func textIndices(_ page: LaidOutPage) -> [Int] {
    page.placements.compactMap { placement in
      if case .text(let index) = placement.part { index } else { nil }
    }
  }

  private func floatIndices(_ page: LaidOutPage) -> [Int] {
    page.placements.compactMap { placement in
      if case .float(let index, part: 0) = placement.part { index } else { nil }
    }
  }

  @Test(arguments: 0..<8)
  func `Nothing overlaps and nothing leaves the type area`(sample: Int) throws {
    let pages = try Self.samples.get()[sample].pages
    let area = Self.geometry.widestArea
    for page in pages {
      var bottom = area.top
      for placement in page.placements.sorted(by: { $0.box.top < $1.box.top }) {
        guard placement.part != .head, placement.part != .foot else {
          #expect(!area.overlaps(placement.box))
          continue
        }
        #expect(area.contains(placement.box, slack: .points(0.01)))
        #expect(placement.box.top >= bottom - .points(0.01), "page \(page.number)")
        bottom = placement.box.bottom
      }
    }
  }

  @Test(arguments: 0..<8)
  func `All text, floats and notes stand on pages once and in order`(sample: Int) throws {
    let (document, pages) = try Self.samples.get()[sample]
    #expect(pages.flatMap(textIndices) == Array(document.galley.items.indices))
    #expect(pages.flatMap(floatIndices) == Array(document.galley.floats.indices))
    let notes = pages.flatMap(\.placements).compactMap { placement -> [Int]? in
      if case .note(let note, let line) = placement.part { [note, line] } else { nil }
    }
    let all = document.galley.notes.enumerated().flatMap { note, lines in
      lines.indices.map { [note, $0] }
    }
    #expect(notes == all)
    #expect(pages.map(\.number) == Array(1...pages.count))
  }

  @Test(arguments: 0..<8)
  func `Floats stand on the page of their place or after it`(sample: Int) throws {
    let (document, pages) = try Self.samples.get()[sample]
    var page: [Int: Int] = [:]
    for laid in pages { for index in textIndices(laid) { page[index] = laid.number } }
    for laid in pages {
      for float in floatIndices(laid) {
        let place = try #require(page[document.places[float]])
        #expect(laid.number >= place)
        #expect(laid.number <= place + 6)
      }
    }
  }

  @Test(arguments: 0..<8)
  func `What stands at the foot of a full page ends with it`(sample: Int) throws {
    let (document, pages) = try Self.samples.get()[sample]
    for page in pages.dropLast() where goesOn(page, document) {
      let body = page.placements.filter { $0.part != .foot && $0.part != .head }
      guard let last = body.last(where: { !isNote($0) }), case .float = last.part else { continue }
      let bottom = body.first(where: isNote).map { $0.box.top - .points(17.5) }
      let end = bottom ?? Self.geometry.typeArea.bottom
      #expect(abs((last.box.bottom - end).points) < 0.01, "page \(page.number)")
    }
  }

  private func isNote(_ placement: LaidOutPage.Placement) -> Bool {
    if case .note = placement.part { true } else { false }
  }

  /// Whether the text of a page goes on in the same chapter.
  private func goesOn(_ page: LaidOutPage, _ document: RandomGalley) -> Bool {
    guard let last = textIndices(page).last else { return false }
    if case .forced = document.galley.items[last].gap.pageBreak { return false }
    return last < document.galley.items.count - 1
  }

  @Test(arguments: 0..<8)
  func `No line is alone and no heading ends a page`(sample: Int) throws {
    let (document, pages) = try Self.samples.get()[sample]
    for page in pages {
      let indices = Set(textIndices(page))
      for paragraph in document.paragraphs where paragraph.count > 1 {
        #expect(paragraph.count { indices.contains($0) } != 1)
      }
      // Also above floats and notes at the foot.
      if let last = textIndices(page).last { #expect(!document.headings.contains(last)) }
    }
  }

  @Test(arguments: 0..<8)
  func `Notes begin on the page of their marks`(sample: Int) throws {
    let (document, pages) = try Self.samples.get()[sample]
    for page in pages {
      let called = textIndices(page).flatMap { document.galley.items[$0].strip.notes }
      let begun = page.placements.compactMap { placement -> Int? in
        if case .note(let note, line: 0) = placement.part { note } else { nil }
      }
      #expect(called == begun)
    }
  }

  @Test func `A table that goes on has its head again`() throws {
    var galley = Galley()
    galley.tableHeads = [[Strip(height: .points(10), depth: .zero)]]
    for _ in 0..<120 {
      var row = Strip(height: .points(10), depth: .points(4))
      row.table = 0
      galley.append(row)
      galley.append(Gap(.none))
    }
    let pages = try Self.pages(of: galley)
    #expect(pages.count == 3)
    for page in pages.dropFirst() { #expect(page.placements.first?.part == .tableHead(0)) }
  }

  @Test func `A chapter begins on a new page without a running head`() throws {
    var galley = Galley()
    galley.append(Strip(height: .points(10), depth: .points(4)))
    galley.append(Gap(.none, .forced(.chapter)))
    var heading = Strip(height: .points(10), depth: .points(4))
    heading.titles = [RunningTitle(.chapter, heading)]
    galley.append(heading)
    galley.append(Gap(.none))
    for _ in 0..<60 {
      galley.append(Strip(height: .points(10), depth: .points(4)))
      galley.append(Gap(.none))
    }
    let pages = try Self.pages(of: galley)
    #expect(pages.count == 3)
    let heads = pages.map { page in page.placements.contains { $0.part == .head } }
    #expect(heads == [false, false, true])
  }
}
