import Drawing
import PageLayout
import Testing

@testable import Publishing

/// Formulas of chapters on printed pages: the same macros, numbers and links as in HTML.
@Suite struct PDFFormulaTests {
  private static let pages = Result {
    let sample = Sample.chapter(FormulaPagesTests.chapter)
    return try PDFEdition.printed(of: sample.document, sample.findings).document
  }

  /// What stands on pages: letters with their right edges, places, and what links lead to.
  private struct Inventory {
    var runs: [(text: String, right: Double)] = []
    var places: Set<String> = []
    var targets: Set<String> = []

    mutating func add(
      _ items: [FrameItem], at place: (Rectangle) -> Rectangle = { $0 }
    ) {
      for item in items {
        switch item {
        case .glyphs(let run): runs.append((run.text, place(run.box).right.points))
        case .group(let group):
          if case .destination(let name) = group.tag { places.insert(name) }
          if case .link(.destination(let name)) = group.tag { targets.insert(name) }
          add(group.items) { place(group.transform($0)) }
        default: break
        }
      }
    }
  }

  private func inventory() throws -> Inventory {
    var inventory = Inventory()
    for page in try Self.pages.get().pages { inventory.add(page.frame.items) }
    return inventory
  }

  @Test func `every label is a place, and references lead there`() throws {
    let inventory = try inventory()
    let ids: Set = ["eq-one", "eq-two", "eq-star", "eq-three"]
    #expect(inventory.places.isSuperset(of: ids))
    #expect(inventory.targets.isSuperset(of: ["eq-one", "eq-two", "eq-star"]))
    #expect(try Self.pages.get().danglingLinks == [])
  }

  @Test func `numbers and tags end at the right edge of the column`() throws {
    let right = PageGeometry(report: .a4).typeArea.right.points
    let atEdge = try inventory().runs.filter { abs($0.right - right) < 1.5 }.map(\.text)
    #expect(Set(atEdge).isSuperset(of: ["(1.1)", "(1.2)", ")", "A"]), "\(atEdge)")
  }

  @Test func `macros are read`() throws {
    let text = try inventory().runs.map(\.text).joined()
    #expect(!text.contains("\\E") && text.contains("𝔼"))
  }
}
