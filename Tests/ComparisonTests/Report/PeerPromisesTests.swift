import Comparison
import Publishing
import Results
import Testing

/// What users of other tools suffer when they compare reports, and what is promised instead.
struct PeerPromisesTests {
  private func text(
    from before: FixtureReport, _ change: (inout FixtureReport) -> Void
  ) throws -> String {
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    return DifferenceReport(try repository.difference("HEAD~1", "HEAD")).text()
  }

  @Test func `No usable diff of figures: changed items only, data first, then picture`() throws {
    var before = FixtureReport()
    before.experiments["still"] = .init()
    before.figures["fig-still"] = .init(from: ["still"])
    let text = try text(from: before) {
      $0.experiments["time-to-gain"]?.table = FixtureReport.times { $2 * 2 }
      $0.experiments["time-to-gain"]?.seed = 7
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(3, 3)])
    }
    #expect(!text.contains("still"))
    #expect(
      text.contains(
        """
          fig-time: data changed (39 of 39 rows; largest change time_reward ×2.00 at \
        family=scaled, variance=0.001), picture 0.20 % of pixels
              because of time-to-gain: seed 1 → 7
        """))
    #expect(text.contains("1 of 2 figures"))
  }

  @Test
  func `Pixel tests break with the font library: the font is named, the data are not blamed`()
    throws
  {
    let text = try text(from: FixtureReport()) {
      $0.fonts = [.init(name: "TeX Gyre Heros", version: "2.501")]
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(3, 3)])
    }
    #expect(!text.contains("data changed"))
    #expect(text.contains("because of font TeX Gyre Heros, version 2.004 → 2.501"))
  }

  @Test func `Other bytes each time: files of the same values are not called changed`() throws {
    let before = FixtureReport()
    let repository = try ReportRepository()
    try repository.publish(before)
    try repository.commit()
    let csv = FixtureReport.times().csv.replacing("\n", with: "\r\n")
    try repository.write(Array(csv.utf8), to: "Output/data/time-to-gain.csv")
    let item = try #require(try repository.difference().items.last)
    #expect(item.data == [DataChange(experiment: "time-to-gain", extent: .values)])
    #expect(
      DifferenceReport(try repository.difference()).text()
        .contains("data equal (written in other bytes)"))
  }
}
