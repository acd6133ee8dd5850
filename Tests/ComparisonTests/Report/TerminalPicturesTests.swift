import Comparison
import Drawing
import Foundation
import Publishing
import Testing

/// Pictures on a terminal, read back from what is written to it.
struct TerminalPicturesTests {
  /// The lines of text before the first picture, and the pictures.
  private func shown(
    _ before: FixtureReport, _ after: FixtureReport, columns: Int,
    form: TerminalPictures.Form = .kitty
  ) throws -> (text: String, pictures: [Bitmap]) {
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD~1", "HEAD"]))
    let (earlier, later) = (try PublishedReport(from), try PublishedReport(to))
    let pictures = TerminalPictures(
      form, on: .init(columns: columns, lines: 30, cellWidth: 10, cellHeight: 20))
    let text = DifferenceReport(ManifestDifference(from: earlier, to: later)).text(
      pictures: { pictures.text(of: $0, from: earlier, to: later) })
    let bitmaps = try text.split(separator: "\u{1B}_Ga=T").dropFirst().map { part in
      let codes = part.matches(of: /;([A-Za-z0-9+\/=]*)\u{1B}/).map { String($0.1) }.joined()
      return try Bitmap(png: Array(try #require(Data(base64Encoded: codes))))
    }
    return (text, bitmaps)
  }

  /// A part of a picture.
  private func part(_ bitmap: Bitmap, left: Int, width: Int) -> [UInt8] {
    (0..<bitmap.height).flatMap { row in
      let start = (row * bitmap.width + left) * 4
      return bitmap.bytes[start..<(start + width * 4)]
    }
  }

  private var changed: FixtureReport {
    var report = FixtureReport()
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(20, 20)])
    return report
  }

  @Test func `Before, after and the difference stand beside each other`() throws {
    let (text, pictures) = try shown(FixtureReport(), changed, columns: 80)
    // Each of 40 pixels in 4 columns of 10, with 2 columns between.
    #expect(text.contains("      before after difference\n      \u{1B}_Ga=T,f=100,q=2,c=16,m=0;"))
    let strip = try #require(pictures.first)
    #expect(pictures.count == 1 && strip.width == 160 && strip.height == 25)
    #expect(part(strip, left: 0, width: 40) == FixtureReport.picture().bytes)
    #expect(part(strip, left: 60, width: 40) == FixtureReport.picture(black: [(20, 20)]).bytes)
    #expect(part(strip, left: 40, width: 20).allSatisfy { $0 == 0 })
    let (before, after) = (FixtureReport.picture(), FixtureReport.picture(black: [(20, 20)]))
    let regions = BitmapDifference(from: before, to: after).regions
    let map = HeatMap(from: before, to: after, outlining: regions)
    #expect(part(strip, left: 120, width: 40) == map.bitmap.bytes)
  }

  @Test func `On a narrow terminal they stand below each other`() throws {
    var (before, after) = (FixtureReport(), FixtureReport())
    before.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 800, height: 500)
    after.figures["fig-time"]?.bitmap = FixtureReport.picture(
      width: 800, height: 500, black: [(400, 200)])
    let (text, pictures) = try shown(before, after, columns: 40)
    #expect(pictures.map(\.width) == [330, 330, 330])
    #expect(pictures.map(\.height) == [206, 206, 206])
    for name in ["before", "after", "difference"] {
      #expect(text.contains("\n      \(name)\n      \u{1B}_Ga=T,f=100,q=2,c=33,m="))
    }
    // A single pixel fades when it is scaled, and is pointed out all the same.
    #expect(pictures[2].bytes.count { $0 < 128 } > 20)
  }

  @Test func `Tall pictures fit on the screen, of one scale`() throws {
    var (before, after) = (FixtureReport(), FixtureReport())
    before.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 200, height: 1080)
    after.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 100, height: 540)
    let strip = try #require(shown(before, after, columns: 200).pictures.first)
    #expect(strip.height == 540)
    #expect(part(strip, left: 120 + 50, width: 10).allSatisfy { $0 == 0 })
  }

  @Test func `A new figure is shown alone, an equal one not at all`() throws {
    var more = FixtureReport()
    more.figures["fig-new"] = FixtureReport.Figure(bitmap: FixtureReport.picture(width: 30))
    let (text, pictures) = try shown(FixtureReport(), more, columns: 80)
    #expect(text.contains("      after\n") && !text.contains("before"))
    #expect(pictures.map(\.width) == [30])
    let (removed, old) = try shown(more, FixtureReport(), columns: 80)
    #expect(removed.contains("      before\n") && old.count == 1)
    var captioned = FixtureReport()
    captioned.figures["fig-time"]?.caption = "Times"
    #expect(try shown(FixtureReport(), captioned, columns: 80).pictures.isEmpty)
  }

  @Test func `A damaged picture is a problem in words and no picture`() throws {
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: changed)
    try repository.write([1, 2, 3], to: "Output/figures/fig-time.png")
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD"]))
    let (earlier, later) = (try PublishedReport(from), try PublishedReport(to))
    let pictures = TerminalPictures(.sixel, on: .init(columns: 80))
    let difference = ManifestDifference(from: earlier, to: later)
    let text = DifferenceReport(difference).text(pictures: {
      pictures.text(of: $0, from: earlier, to: later)
    })
    #expect(text.contains("problem: ") && text.contains("      before\n"))
  }

  @Test func `A history shows each version that has a picture, in a third of the width`() throws {
    let repository = try ReportRepository()
    var large = FixtureReport()
    large.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 800, height: 500)
    var gone = changed
    gone.figures = [:]
    for report in [large, changed, gone] {
      try repository.publish(report)
      try repository.commit()
    }
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let history = try ItemHistory(of: "fig-time", in: git)
    let pictures = TerminalPictures(.kitty, on: .init(columns: 100, cellWidth: 10, cellHeight: 20))
    let text = history.text(pictures: { pictures.text(of: $0, in: git) })
    let columns = text.matches(of: /\n      \u{1B}_Ga=T,f=100,q=2,c=([0-9]+),/).map { $0.1 }
    #expect(columns == ["4", "29"])
    #expect(text.hasSuffix("3 versions of fig-time in 3 commits of the report\n"))
  }

  @Test func `Sixel graphics carry the same`() throws {
    let (text, _) = try shown(FixtureReport(), changed, columns: 80, form: .sixel)
    #expect(text.contains("\n      \u{1B}P0;1q\"1;1;160;25#0;2;"))
    #expect(text.contains("\u{1B}\\\n"))
  }
}
