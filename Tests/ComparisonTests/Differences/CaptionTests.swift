import Comparison
import Publishing
import Testing

/// What is said of figures, and what texts are set with.
struct CaptionTests {
  private func difference(
    _ before: FixtureReport, _ change: (inout FixtureReport) -> Void
  ) throws -> ManifestDifference {
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    var difference = try repository.difference("HEAD~1", "HEAD")
    difference.from.name = "A"
    difference.to.name = "B"
    return difference
  }

  private func quotable(_ description: String? = nil) -> FixtureReport {
    var report = FixtureReport()
    report.figures["fig-time"]?.caption = "The time of three families."
    report.figures["fig-time"]?.isQuotable = true
    report.figures["fig-time"]?.description = description
    return report
  }

  @Test func `A caption whose texts are known is told by them, once`() throws {
    let difference = try difference(quotable()) {
      $0.figures["fig-time"]?.caption = "The time of all families."
    }
    #expect(
      difference.items.first?.causes == [
        Cause(
          .caption, from: .text("The time of three families."),
          to: .text("The time of all families."))
      ])
    #expect(
      DifferenceReport(difference).text().hasPrefix(
        """
        A → B

        figures
          fig-time: changed: caption
              because of caption: “The time of three families.” → “The time of all families.”
              at Chapters/02-flat.md:41

        """))
  }

  @Test func `An alternative text is told apart from the caption`() throws {
    let difference = try difference(quotable("a &lt; b")) {
      $0.figures["fig-time"]?.description = "a &lt; c &amp; d"
    }
    #expect(
      difference.items.first?.causes == [
        Cause(.alternativeText, from: .text("a < b"), to: .text("a < c & d"))
      ])
  }

  @Test func `An alternative text that follows the data is no cause`() throws {
    let difference = try difference(quotable("falls to 1")) {
      $0.experiments["time-to-gain"]?.table = FixtureReport.times { $2 * 1.5 }
      $0.experiments["time-to-gain"]?.seed = 2
      $0.figures["fig-time"]?.description = "falls to 2"
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2)])
    }
    let figure = try #require(difference.items.first { $0.kind == .figure })
    #expect(
      figure.causes == [
        Cause(.seed, experiment: "time-to-gain", from: .integer(1), to: .integer(2))
      ])
  }

  @Test func `Fonts and patterns are named though no item differs`() throws {
    var before = FixtureReport()
    before.hyphenation = ["en-GB": "one", "de": "same"]
    let difference = try difference(before) {
      $0.hyphenation = ["en-GB": "two", "de": "same"]
      $0.fonts = [.init(name: "TeX Gyre Heros", version: "2.005")]
    }
    #expect(difference.isEmpty)
    #expect(
      difference.typesetting == [
        Cause(.font, name: "TeX Gyre Heros", from: .text("2.004"), to: .text("2.005")),
        Cause(.hyphenation, name: "en-GB"),
      ])
    let words =
      "set with other font TeX Gyre Heros, version 2.004 → 2.005, hyphenation patterns of en-GB, "
      + "by which pages to print break lines\n"
    #expect(DifferenceReport(difference).text().hasSuffix(words))
  }

  @Test func `Manifests without patterns have none that differ`() throws {
    #expect(try difference(FixtureReport()) { $0.hyphenation = ["de": "x"] }.typesetting.isEmpty)
  }
}
