import Drawing
import PageLayout
import Testing
import Typesetting

/// Where floats stand: at the head and foot of pages, upright or turned.
@Suite struct FloatPlacementTests {
  private static let geometry = PageGeometry(report: .a4)
  private let area = Self.geometry.typeArea

  private func pages(of galley: Galley) throws -> [LaidOutPage] {
    try PagedGalley(
      galley, geometry: Self.geometry, rules: BreakingRules(leading: .points(14)),
      furniture: PageFurniture(rule: Stroke(.black)) { _ throws(TypesettingError) in
        Strip(height: .points(9), depth: .points(3), width: .points(10))
      }
    ).pages
  }

  /// A hundred lines of text, with a float of a height spoken of in one of them.
  private func galley(floatOf height: Double, at line: Int, notes: Bool = false) -> Galley {
    var galley = Galley()
    galley.floats = [
      GalleyFloat([(Strip(height: .points(height), depth: .zero, width: .points(300)), .none)])
    ]
    if notes { galley.notes = [[Strip(height: .points(8), depth: .points(3))]] }
    for index in 0..<100 {
      galley.append(
        Strip(height: .points(10), depth: .points(4), notes: notes && index == 0 ? [0] : []))
      galley.append(Gap(.none, floats: index == line ? [0] : []))
    }
    return galley
  }

  private func place(of part: LaidOutPage.Part, on page: LaidOutPage) -> Rectangle? {
    page.placements.first { $0.part == part }?.box
  }

  @Test func `Text goes on above a float at the foot of the page that speaks of it`() throws {
    let page = try #require(pages(of: galley(floatOf: 200, at: 10)).first)
    let box = try #require(place(of: .float(0, part: 0), on: page))
    #expect(abs((box.bottom - area.bottom).points) < 0.01)
    let lines = page.placements.filter { if case .text = $0.part { true } else { false } }
    #expect(lines.count > 25)
    #expect(lines.allSatisfy { $0.box.bottom < box.top })
    #expect(page.placements.last?.part == .foot)
  }

  @Test func `Notes stand below the float`() throws {
    let page = try #require(pages(of: galley(floatOf: 200, at: 10, notes: true)).first)
    let box = try #require(place(of: .float(0, part: 0), on: page))
    let note = try #require(place(of: .note(0, line: 0), on: page))
    #expect(note.top - box.bottom >= BreakingRules(leading: .points(14)).noteGap - .points(0.01))
    #expect(abs((note.bottom - area.bottom).points) < 0.01)
  }

  @Test func `A float that is spoken of too late for its page stands at the head of the next`()
    throws
  {
    let pages = try pages(of: galley(floatOf: 300, at: 40))
    #expect(place(of: .float(0, part: 0), on: pages[0]) == nil)
    #expect(place(of: .float(0, part: 0), on: pages[1])?.top == area.top)
  }

  @Test func `On a chapter's last page a float follows the text`() throws {
    var galley = Galley()
    galley.floats = self.galley(floatOf: 200, at: 0).floats
    for index in 0..<8 {
      galley.append(Strip(height: .points(10), depth: .points(4)))
      galley.append(Gap(.none, floats: index == 3 ? [0] : []))
    }
    let page = try #require(pages(of: galley).first)
    let box = try #require(place(of: .float(0, part: 0), on: page))
    #expect(box.bottom < area.top + .points(350))
  }

  @Test func `A turned float has a page of its own and runs up it`() throws {
    var galley = galley(floatOf: 20, at: 5)
    galley.floats = [
      GalleyFloat(
        [
          (Strip(height: .points(10), depth: .points(4), width: .points(100)), Glue(.points(6))),
          (Strip(height: .points(10), depth: .points(4), width: .points(600)), .none),
        ], turnedMeasure: area.height)
    ]
    let pages = try pages(of: galley)
    let page = try #require(pages.first { place(of: .float(0, part: 0), on: $0) != nil })
    #expect(!page.placements.contains { if case .text = $0.part { true } else { false } })
    let (caption, rows) = (
      try #require(place(of: .float(0, part: 0), on: page)),
      try #require(place(of: .float(0, part: 1), on: page))
    )
    // Both begin at the foot; what is above when the page is turned stands at the left.
    #expect(abs((caption.bottom - area.bottom).points) < 0.01)
    #expect(abs((rows.bottom - area.bottom).points) < 0.01)
    #expect(caption.right < rows.left && abs((rows.height - .points(600)).points) < 0.01)
    #expect(abs((rows.left - caption.right - .points(6)).points) < 0.01)
    // Text goes on on the pages around it.
    let text = pages.flatMap(\.placements).filter {
      if case .text = $0.part { true } else { false }
    }
    #expect(text.count == 100)
  }
}
