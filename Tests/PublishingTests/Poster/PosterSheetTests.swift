import Drawing
import Manuscript
import PageLayout
import Testing

@testable import Publishing

/// The sheet, as a command or the front matter asks for it.
struct PosterSheetTests {
  private func sides(_ sheet: PosterSheet) -> [Int] {
    [sheet.size.size.width, sheet.size.size.height].map { Int(($0.points / 72 * 25.4).rounded()) }
  }

  private func sourced<Value>(_ value: Value) -> Sourced<Value> {
    let place = SourceLocation(line: 1, column: 1)
    return Sourced(value, at: SourceRange(file: "Chapters/01-a.md", start: place, end: place))
  }

  @Test func `Where nobody asks it is A0, level, with four columns`() {
    let sheet = PosterSheet(.init(), nil)
    #expect(sides(sheet) == [1189, 841])
    #expect(sheet.columns == 4)
  }

  @Test func `An upright sheet has three columns`() {
    let sheet = PosterSheet(.init(orientation: .portrait), nil)
    #expect(sides(sheet) == [841, 1189])
    #expect(sheet.columns == 3)
  }

  @Test func `The front matter names size, orientation and columns`() {
    let description = PosterDescription(
      size: sourced("A2"), orientation: sourced("portrait"), columns: sourced(2))
    let sheet = PosterSheet(.init(), description)
    #expect(sides(sheet) == [420, 594])
    #expect(sheet.columns == 2)
  }

  @Test func `What a command asks for comes before what the front matter says`() {
    let description = PosterDescription(
      size: sourced("A2"), orientation: sourced("portrait"), columns: sourced(2))
    let request = PosterSheet.Request(size: SheetSize("A1"), columns: 5)
    let sheet = PosterSheet(request, description)
    // The front matter's orientation belongs to its own size.
    #expect(sides(sheet) == [841, 594])
    #expect(sheet.columns == 5)
  }

  @Test func `Sides in numbers hang as they are given unless asked otherwise`() {
    #expect(sides(PosterSheet(.init(size: SheetSize("30x40cm")), nil)) == [300, 400])
    let turned = PosterSheet.Request(size: SheetSize("30x40cm"), orientation: .landscape)
    #expect(sides(PosterSheet(turned, nil)) == [400, 300])
  }

  @Test func `A name that is none leaves A0`() {
    let description = PosterDescription(size: sourced("A17"))
    #expect(sides(PosterSheet(.init(), description)) == [1189, 841])
  }
}
